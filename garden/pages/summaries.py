"""What several index pages say about a domain or a shelf of the repertoire."""

from collections.abc import Iterable

from garden.domains import Domain
from garden.model import NotePath
from garden.pages.view import SUMMARY, Data, View, shorten
from garden.practice.questions import open_questions
from garden.practice.standing import count_people
from garden.vocabulary import SHELVES, NoteType


def domain_summary(view: View, domain: Domain) -> Data:
    """Return a domain as a card: what it is about and how much of what it holds.

    `people` is None for fewer than five: see `garden.practice.standing.count_people`.
    """
    garden = view.garden
    notes = garden.notes_of_domain[domain.slug]
    charter = garden.notes[domain.charter] if domain.charter else None
    about = (charter.fields.description or charter.summary) if charter else ""
    return {
        **view.domain(domain),
        "summary": shorten(about, SUMMARY),
        "notes": len(notes),
        "types": [
            {"name": kind.name, "plural": kind.plural, "count": len(of)}
            for kind, of in by_type(view, notes)
        ],
        "people": count_people(garden, notes),
        "questions": len(open_questions(garden, notes)),
    }


def by_type(view: View, paths: Iterable[NotePath]) -> list[tuple[NoteType, list[NotePath]]]:
    """Group notes by type, in the order of the vocabulary; empty groups are left out."""
    groups: dict[str, list[NotePath]] = {}
    for path in paths:
        groups.setdefault(view.garden.notes[path].fields.type, []).append(path)
    types = view.garden.config.note_types.values()
    return [(kind, groups[kind.name]) for kind in types if kind.name in groups]


def shelf_notes(view: View, shelf: str) -> list[NotePath]:
    """Return the notes that stand on a shelf of the repertoire."""
    types = view.garden.config.note_types
    return [
        path
        for path, note in view.garden.notes.items()
        if types[note.fields.type].repertoire == shelf
    ]


def shelves(view: View) -> list[Data]:
    """Return every shelf of the repertoire with its address and how many notes stand on it."""
    return [
        {
            "name": shelf.name,
            "title": shelf.title,
            "about": shelf.about,
            "url": view.index_url(shelf.name),
            "count": len(shelf_notes(view, shelf.name)),
        }
        for shelf in SHELVES
    ]
