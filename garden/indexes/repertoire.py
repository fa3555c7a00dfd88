"""The shared repertoire: language, artifacts, tools, routines and stories."""

from collections.abc import Iterator

from garden import pages
from garden.measures import evidence
from garden.mentioned import term_data, undefined_data
from garden.model import NotePath
from garden.page import Page
from garden.summaries import shelf_notes, shelves
from garden.uses import is_term
from garden.view import Data, View
from garden.vocabulary import SHELVES, Shelf

TITLE = "Shared repertoire"
LANGUAGE = "language"
SAMPLE = 5
"""How many entries of each shelf the hub shows."""


def build(view: View) -> Iterator[Page]:
    """Yield the hub, then one page a shelf."""
    index = {
        "name": "repertoire",
        "title": TITLE,
        "intro": "What we have made, named and kept by working together.",
        "shelves": [
            {**shelf, "recent": view.cards(_most_used(view, str(shelf["name"])))}
            for shelf in shelves(view)
        ],
    }
    path = pages.index_path(view.garden, "repertoire")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
    for shelf in SHELVES:
        yield _shelf_page(view, shelf)


def _shelf_page(view: View, shelf: Shelf) -> Page:
    index = {
        "name": shelf.name,
        "title": shelf.title,
        "intro": shelf.about,
        "shelf": {"name": shelf.name, "title": shelf.title, "about": shelf.about},
        "entries": [_entry(view, path) for path in view.in_order(shelf_notes(view, shelf.name))],
    }
    if shelf.name == LANGUAGE:
        index["undefined"] = undefined_data(view)
    path = pages.index_path(view.garden, shelf.name)
    return Page(path, shelf.title, {"kind": "index", "path": path, "index": index})


def _entry(view: View, path: NotePath) -> Data:
    entry = {**view.card(path), "used_by": view.used_by(path)}
    if is_term(view.garden, view.garden.notes[path]):
        entry |= term_data(view, path)
    reported = view.garden.config.practice_relations["reports_on"].targets
    if view.garden.notes[path].fields.type in reported:
        counts = evidence(view.garden, path)
        entry["evidence"] = {name.replace("-", "_"): count for name, count in counts.items()}
    return entry


def _most_used(view: View, shelf: str) -> list[NotePath]:
    """The entries that most other notes link to; ties go by path."""
    garden = view.garden
    uses = {p: len({b.source for b in garden.backlinks(p)}) for p in shelf_notes(view, shelf)}
    return sorted(uses, key=lambda path: (-uses[path], path))[:SAMPLE]
