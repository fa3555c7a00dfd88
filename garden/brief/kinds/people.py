"""Who is named: people whom a note named before and does not now, and those it names first.

Whoever asked not to be named is not, at either end.
"""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, gone, ref
from garden.garden import Garden
from garden.model import Note
from garden.people import Person


def _find(compared: Comparison) -> Iterator[Point]:
    for path, edit in compared.edits.items():
        then = _named(compared.before, edit.was) if edit.was else {}
        now = _named(compared.after, edit.note)
        missing = tuple(name for slug, name in then.items() if slug not in now)
        named = tuple(name for slug, name in now.items() if slug not in then)
        if missing:
            yield Point("missing", ref(compared, path), names=missing)
        if named and edit.was:
            yield Point("named", ref(compared, path), names=named)
    still = {
        slug for note in compared.after.notes.values() for slug in _named(compared.after, note)
    }
    for note in compared.removed:
        then = _named(compared.before, note) if note.fields.type != "person" else {}
        lost = tuple(name for slug, name in then.items() if slug not in still)
        if lost:
            yield Point("unnamed", gone(note), names=lost)


def _named(garden: Garden, note: Note) -> dict[str, str]:
    """Return those whom a note names, by slug; nobody who is hidden."""
    found: list[Person] = [person for person, _ in garden.credits_of(note)]
    return {person.slug: person.name for person in found if not person.hidden}


KIND = Kind(
    "people",
    "People whom a note named before and does not name now, and those it names first.",
    {
        "missing": Say(
            "{title} named {names} before, and does not now.",
            one="note that names fewer people",
            many="notes that name fewer people",
        ),
        "unnamed": Say(
            "With {title} goes the last note that named {names}.",
            one="note without which somebody is named nowhere",
            many="notes without which somebody is named nowhere",
        ),
        "named": Say("{title} names {names} now."),
    },
    _find,
)
