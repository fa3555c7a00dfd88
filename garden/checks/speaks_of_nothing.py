"""Objections and answers of which nobody can tell what they are about."""

from collections.abc import Iterator

from garden.check import Check, an, at_note
from garden.garden import Garden
from garden.model import Finding, Severity

CODE, SEVERITY = "speaks-of-nothing", Severity.INFO
SPEAKS: dict[str, str] = {"objection": "objects_to", "response": "responds_to"}
"""Types to the relation by which they name what they speak of."""


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        relation = SPEAKS.get(note.fields.type)
        said = (end.relation.name for end in garden.practice(path) if not end.inverse)
        if relation and relation not in said:
            message = f"“{note.title}” is {an(note.fields.type)} and does not say to what."
            hint = f"Name the note under `practice: {relation}:`, so that it is shown there too."
            yield at_note(CODE, SEVERITY, path, message, hint)


CHECK = Check(CODE, SEVERITY, "An objection or a response does not say to what.", _find)
