"""The hub of the generated pages, by what a reader wants to do."""

from collections.abc import Iterator

from garden.pages import locations
from garden.pages.hubs import GROUPS, Hub
from garden.pages.page import Page
from garden.pages.summaries import shelf_notes
from garden.pages.view import Data, View
from garden.vocabulary import SHELVES

TITLE = "The garden"


def build(view: View) -> Iterator[Page]:
    """Yield the page that leads to all others."""
    counts = _counts(view)
    index = {
        "name": "overview",
        "title": TITLE,
        "intro": "What is kept here, seen from several sides.",
        "sections": [
            {
                "title": group.wish,
                "entries": [_entry(view, hub, counts) for hub in group.hubs if not hub.is_shelf],
            }
            for group in GROUPS
        ],
    }
    path = locations.index_path(view.garden, "overview")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _entry(view: View, hub: Hub, counts: dict[str, int]) -> Data:
    entry: Data = {"title": hub.title, "url": view.index_url(hub.name), "about": hub.about}
    return entry | {"count": counts[hub.name]} if hub.name in counts else entry


def _counts(view: View) -> dict[str, int]:
    """How much there is of what readers look up.

    Invitations are not counted: a number would ask to be brought down.
    """
    garden = view.garden
    return {
        "domains": len(garden.domains),
        "repertoire": sum(len(shelf_notes(view, shelf.name)) for shelf in SHELVES),
        "contributors": sum(not person.hidden for person in garden.people.values()),
        "tags": len({tag.casefold() for note in garden.notes.values() for tag in note.tags}),
    }
