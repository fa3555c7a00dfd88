"""Titles and aliases that several notes claim."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, NotePath, Position, Severity
from garden.slug import fold

CODE, SEVERITY = "duplicate-name", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    claims: dict[str, dict[NotePath, str]] = {}
    for path, note in garden.notes.items():
        for name in (note.title, *note.fields.aliases):
            claims.setdefault(fold(name), {}).setdefault(path, name)
    for claimants in claims.values():
        if len(claimants) == 1:
            continue
        for path, name in claimants.items():
            others = ", ".join(other for other in claimants if other != path)
            message = f"“{name}” is also the name of {others}."
            hint = "Give one of them another title, or make them one note."
            yield Finding(path, _position(garden, path, name), CODE, SEVERITY, message, hint)


def _position(garden: Garden, path: NotePath, name: str) -> Position:
    note = garden.notes[path]
    key = "title" if fold(name) == fold(note.title) else "aliases"
    return note.fields.positions.get(key, Position())


CHECK = Check(CODE, SEVERITY, "Two notes have the same title or alias.", _find)
