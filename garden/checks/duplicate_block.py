"""Block ids that a note gives twice."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Anchor, Finding, Position, Severity

CODE, SEVERITY = "duplicate-block", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        first: dict[Anchor, Position] = {}
        for block in note.blocks:
            if first.setdefault(block.anchor, block.position) == block.position:
                continue
            message = (
                f"The block id `{block.anchor}` stands in line {first[block.anchor].line} too."
            )
            hint = "Links lead to the first; give this one another id."
            yield Finding(path, block.position, CODE, SEVERITY, message, hint)


CHECK = Check(CODE, SEVERITY, "A block id stands twice in a note.", _find)
