"""Fields that do nothing on a note of this type, and words that are not its own.

A note that states no type is left alone: what stands in its head may be for another tool.
"""

from collections.abc import Iterator

from garden.check import Check, an, either
from garden.garden import Garden
from garden.model import Finding, Note, Position, Severity
from garden.nearest import nearest
from garden.vocabulary import NOTE_TYPES, STATES, TYPES_OF_FIELD

CODE, SEVERITY = "misplaced-field", Severity.WARNING
LABELS = {t.name: t.label.lower() for t in NOTE_TYPES if t.name != "note"}
"""Our types and what one of them is called."""


def _find(garden: Garden) -> Iterator[Finding]:
    for note in garden.notes.values():
        if note.fields.type in LABELS:
            yield from _fields(note)
            yield from _state(note)
        yield from _types(garden, note)


def _fields(note: Note) -> Iterator[Finding]:
    """Find fields that belong to other types."""
    kind = note.fields.type
    for name, types in TYPES_OF_FIELD.items():
        if name in note.fields.positions and kind not in types and _value(note, name):
            message = f"`{name}` does nothing on {an(LABELS[kind])}."
            yield _at(note, name, message, f"It is for {either(an(LABELS[t]) for t in types)}.")


def _state(note: Note) -> Iterator[Finding]:
    """Find a state that a note of this type cannot be in."""
    words = STATES.get(note.fields.type, ())
    if words and note.fields.state and note.fields.state not in words:
        message = f"{an(LABELS[note.fields.type]).capitalize()} is never `{note.fields.state}`."
        yield _at(note, "state", message, f"It is {either(f'`{word}`' for word in words)}.")


def _types(garden: Garden, note: Note) -> Iterator[Finding]:
    """Find names that are no note type where a charter says of which it means to have none."""
    for name in note.fields.charter.empty:
        if name not in garden.config.note_types:
            near = nearest(name, garden.config.note_types)
            hint = f"Did you mean `{near}`?" if near else "It names types of notes."
            yield _at(note, "intentionally_empty", f"There is no note type `{name}`.", hint)


def _at(note: Note, field: str, message: str, hint: str) -> Finding:
    position = note.fields.positions.get(field, Position())
    return Finding(note.path, position, CODE, SEVERITY, message, hint)


def _value(note: Note, name: str) -> object:
    holder = note.fields.charter if hasattr(note.fields.charter, name) else note.fields
    attribute = {"not": "not_", "intentionally_empty": "empty"}.get(name, name)
    return getattr(note.fields.charter if attribute == "empty" else holder, attribute)


CHECK = Check(
    CODE, SEVERITY, "A field, or a word in it, means nothing on a note of this type.", _find
)
