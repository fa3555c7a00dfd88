"""The hub of the generated pages."""

from collections.abc import Iterator

from garden import pages
from garden.page import Page
from garden.summaries import shelf_notes
from garden.view import Data, View
from garden.vocabulary import SHELVES

TITLE = "The garden"


def build(view: View) -> Iterator[Page]:
    """Yield the page that leads to all others."""
    index = {
        "name": "overview",
        "title": TITLE,
        "intro": "What is kept here, seen from several sides.",
        "sections": _sections(view),
    }
    path = pages.index_path(view.garden, "overview")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _sections(view: View) -> list[Data]:
    garden = view.garden
    tags = {tag.casefold() for note in garden.notes.values() for tag in note.tags}
    shelved = sum(len(shelf_notes(view, shelf.name)) for shelf in SHELVES)
    people = [person for person in garden.people.values() if not person.hidden]
    rows = (
        ("domains", "Domains", "What we care about, and who is near whom.", len(garden.domains)),
        (
            "repertoire",
            "Shared repertoire",
            "Language, artifacts, tools, routines, stories.",
            shelved,
        ),
        ("contributors", "Contributors", "Those who chose to be named.", len(people)),
        ("tags", "Tags", "Every tag and the notes that carry it.", len(tags)),
    )
    wanted: Data = {
        "title": "Wanted notes",
        "url": view.index_url("wanted"),
        # No count: it is a list of invitations, and a number would ask to be brought down.
        "about": "What nobody has written yet, and the sentences that ask for it.",
    }
    changes: Data = {
        "title": "What changed",
        "url": view.index_url("changes"),
        "about": "New and redefined words, what moved, what spoke against a practice.",
    }
    return [
        *(
            {"title": title, "url": view.index_url(name), "about": about, "count": count}
            for name, title, about, count in rows
        ),
        changes,
        wanted,
    ]
