"""Practice links that lead to no note, so that there is no page for their other end.

A note that is not there yet is `wanted-note`, one that cannot be told is `ambiguous-link`.
Some relations may lead to another site: what a practice aligns with is often kept by others.
"""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.fate import Asset, External, IgnoredLink
from garden.garden import Garden
from garden.model import Finding, LinkKind, Severity

CODE, SEVERITY = "relation-target", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    for link in garden.links():
        if link.link.kind is not LinkKind.PRACTICE:
            continue
        match link.fate:
            case External() if _may_lead_outside(garden, link.link.name):
                continue
            case External(url):
                what = f"another site, {url}"
            case Asset(path):
                what = f"the file {path}"
            case IgnoredLink():
                what = "what the configuration says is no link"
            case _:
                continue
        message = f"`{link.link.name}` leads to {what}, where the other end cannot be shown."
        hint = "Write a note about it and name that, or link it in a sentence."
        yield at_link(CODE, SEVERITY, link, message, hint)


def _may_lead_outside(garden: Garden, name: str) -> bool:
    """Tell whether what stands under `practice:` as `name` may be the address of another site."""
    relation = garden.config.practice_relations.get(name)
    return relation is not None and relation.outside


CHECK = Check(CODE, SEVERITY, "A practice link leads to something that is no note.", _find)
