"""Practices whose status goes further than the experiences that are told here."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.measures import practices, standing
from garden.model import Finding, Position, Severity

CODE, SEVERITY = "status-evidence", Severity.INFO
LADDER = ("seed", "used", "proven")
"""The statuses that experiences bear out, from the ground up."""


def _find(garden: Garden) -> Iterator[Finding]:
    for path in practices(garden):
        note = garden.notes[path]
        status, rung = note.fields.status, standing(garden, path).rung
        if status in LADDER and LADDER.index(status) > LADDER.index(rung):
            position = note.fields.positions.get("status", Position())
            message = f"“{note.title}” says {status}; the experiences told here reach to {rung}."
            hint = "Tell the experience that made it so, or let others tell theirs."
            yield Finding(path, position, CODE, SEVERITY, message, hint)


CHECK = Check(
    CODE, SEVERITY, "The status of a practice is not borne out by experiences told here.", _find
)
