"""Links to a heading or block that the note does not have."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.fate import MissingAnchor
from garden.garden import Garden
from garden.model import Finding, Severity
from garden.nearest import nearest

CODE, SEVERITY = "missing-anchor", Severity.WARNING
FEW = 4
"""How many of those that are there a hint names."""


def _find(garden: Garden) -> Iterator[Finding]:
    for link in garden.links():
        if isinstance(link.fate, MissingAnchor):
            fate = link.fate
            note = garden.notes[fate.path]
            if fate.fragment.startswith("^"):
                what, known = "block", [str(block.anchor) for block in note.blocks]
            else:
                what, known = "heading", [heading.text for heading in note.headings]
            near = nearest(fate.fragment, known)
            hint = f"Did you mean “{near}”?" if near else _known(what, known)
            message = f"{fate.path} has no {what} “{fate.fragment}”."
            yield at_link(CODE, SEVERITY, link, message, hint)


def _known(what: str, known: list[str]) -> str:
    few = ", ".join(f"“{text}”" for text in known[:FEW])
    return f"It has {few}{' …' if len(known) > FEW else '.'}" if few else f"It has no {what}s."


CHECK = Check(CODE, SEVERITY, "A link leads to a heading or block that is not there.", _find)
