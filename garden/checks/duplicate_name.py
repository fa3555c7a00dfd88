"""Titles and aliases that several notes claim.

Terms that are at home in different domains may share a name: each domain has its own word.
"""

from collections.abc import Iterable, Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, NotePath, Position, Severity
from garden.slug import fold
from garden.words.uses import is_term

CODE, SEVERITY = "duplicate-name", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    claims: dict[str, dict[NotePath, str]] = {}
    for path, note in garden.notes.items():
        for name in (note.title, *note.fields.aliases):
            claims.setdefault(fold(name), {}).setdefault(path, name)
    for claimants in claims.values():
        if len(claimants) == 1 or _is_shared_term(garden, claimants):
            continue
        for path, name in claimants.items():
            others = ", ".join(other for other in claimants if other != path)
            message = f"“{name}” is also the name of {others}."
            hint = "Give one of them another title, or make them one note."
            yield Finding(path, _position(garden, path, name), CODE, SEVERITY, message, hint)


def _is_shared_term(garden: Garden, paths: Iterable[NotePath]) -> bool:
    """Tell whether all are terms, each of a domain of its own."""
    homes: set[str] = set()
    for path in paths:
        home = garden.home_slug(path)
        if not home or home in homes or not is_term(garden, garden.notes[path]):
            return False
        homes.add(home)
    return True


def _position(garden: Garden, path: NotePath, name: str) -> Position:
    note = garden.notes[path]
    key = "title" if fold(name) == fold(note.title) else "aliases"
    return note.fields.positions.get(key, Position())


CHECK = Check(CODE, SEVERITY, "Two notes have the same title or alias.", _find)
