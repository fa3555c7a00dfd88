"""Encounters between fewer than two domains."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Position, Severity, Span
from garden.practice.unfilled import is_unfilled

CODE, SEVERITY = "encounter-domains", Severity.WARNING
PAIR = 2


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        if note.fields.type != "encounter":
            continue
        names = note.fields.between or note.fields.domains
        is_written = not is_unfilled(note, Span(note.body_start, len(note.text)))
        if is_written and _count(garden, names) < PAIR:
            position = note.fields.positions.get("between", Position())
            message = f"“{note.title}” does not say between which two domains it was."
            hint = "Name them under `between`, as in `between: [facilitation, boundaries]`."
            yield Finding(path, position, CODE, SEVERITY, message, hint)


def _count(garden: Garden, names: tuple[str, ...]) -> int:
    return len({garden.domain_slug(name) for name in names})


CHECK = Check(CODE, SEVERITY, "An encounter names fewer than two domains.", _find)
