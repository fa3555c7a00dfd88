"""The page of an encounter: who met, what lay on the table, and what came of it."""

from collections.abc import Iterable

from garden.domainpage.lists import between_data
from garden.measures import home_of
from garden.measures.participation import may_be_shared
from garden.model import Note, NotePath
from garden.pages.view import Data, View


def encounter_data(view: View, note: Note) -> Data:
    """Return what the theme receives as `encounter`; nothing for a note of another type."""
    if note.fields.type != "encounter":
        return {}
    garden = view.garden
    crossed = garden.outgoing(note.path)
    after = dict.fromkeys(link.source for link in garden.backlinks(note.path))
    return {
        "encounter": {
            "date": note.fields.date,
            "between": between_data(view, note.path),
            "crossed": _by_side(view, crossed),
            "after": view.cards(_things(view, (path for path in after if path not in crossed))),
        }
    }


def _things(view: View, paths: Iterable[NotePath]) -> list[NotePath]:
    """Leave out people and charters, who met and did not cross."""
    garden = view.garden
    return [path for path in paths if may_be_shared(garden, garden.notes[path])]


def _by_side(view: View, paths: Iterable[NotePath]) -> list[Data]:
    """The notes that an encounter names, by the domain that each is at home in."""
    sides: dict[str, list[NotePath]] = {}
    for path in _things(view, paths):
        sides.setdefault(home_of(view.garden, path), []).append(path)
    domains = view.garden.domains
    return [
        {
            **(view.domain(domains[slug]) if slug else {"slug": "", "title": "", "url": ""}),
            "items": view.cards(sides[slug]),
        }
        for slug in (*domains, "")
        if slug in sides
    ]
