"""Wikilinks to notes that nobody has written yet: an invitation, and sometimes a slip."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.fate import Wanted
from garden.garden import Garden
from garden.model import Finding, LinkKind, Severity

CODE, SEVERITY = "wanted-note", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    for link in garden.links():
        if isinstance(link.fate, Wanted) and link.link.kind not in {
            LinkKind.MARKDOWN,
            LinkKind.IMAGE,
            LinkKind.EMBED,
        }:
            near = garden.find_nearest(link.fate.name)
            hint = f"Did you mean “{near}”?" if near else "Write it, or take the brackets off."
            asks = f", which `{link.link.name}` names" if link.link.name else ""
            message = f"Nobody has written “{link.fate.name}” yet{asks}."
            yield at_link(CODE, SEVERITY, link, message, hint)


CHECK = Check(CODE, SEVERITY, "A wikilink leads to a note that nobody has written yet.", _find)
