"""Decisions, refusals and departures that do not say why."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.garden import Garden
from garden.model import Finding, Note, NotePath, Position, Severity
from garden.vocabulary import REASONED, STATES

CODE, SEVERITY = "missing-reason", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        yield from _objections(note)
        if not note.fields.reason:
            yield from _state(note)
            yield from _departure(garden, path)


def _state(note: Note) -> Iterator[Finding]:
    state = note.fields.state
    if state in REASONED and note.fields.type in STATES:
        message = f"“{note.title}” is {state}, and does not say why."
        hint = "Write a `reason`: those who wanted it otherwise are owed one."
        yield _at(note, "state", message, hint)


def _objections(note: Note) -> Iterator[Finding]:
    for objection in note.fields.objections:
        if objection.state in REASONED and not objection.reason:
            message = f"An objection is {objection.state}, and does not say why: {objection.text}"
            hint = "Write a `reason` beside it, so that it can be taken up again."
            yield _at(note, "objections", _sentence(message), hint)


def _departure(garden: Garden, path: NotePath) -> Iterator[Finding]:
    for end in garden.practice(path):
        if end.relation.name == "departs_from" and not end.inverse:
            message = f"“{garden.notes[path].title}” departs from something, and does not say why."
            hint = "Write a `reason` in its head: a departure teaches only those who can see why."
            yield at_link(CODE, SEVERITY, end.link, message, hint)


def _at(note: Note, field: str, message: str, hint: str) -> Finding:
    position = note.fields.positions.get(field, Position())
    return Finding(note.path, position, CODE, SEVERITY, message, hint)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


CHECK = Check(
    CODE,
    SEVERITY,
    "Something is parked, declined, settled or withdrawn, or departs, without a reason.",
    _find,
)
