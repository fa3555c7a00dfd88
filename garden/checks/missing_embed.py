"""Embeds of something absent."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.fate import MissingAsset, Wanted
from garden.garden import Garden
from garden.model import Finding, LinkKind, Severity
from garden.nearest import nearest

CODE, SEVERITY = "missing-embed", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    for link in garden.links():
        if link.link.kind is not LinkKind.EMBED:
            continue
        match link.fate:
            case Wanted(name):
                near = garden.find_nearest(name)
            case MissingAsset(name):
                near = nearest(name, garden.assets)
            case _:
                continue
        hint = f"Did you mean “{near}”?" if near else "Add it, or remove the embed."
        yield at_link(CODE, SEVERITY, link, f"There is no “{name}” to embed.", hint)


CHECK = Check(CODE, SEVERITY, "An embed names something that is not there.", _find)
