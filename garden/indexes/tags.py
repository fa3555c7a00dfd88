"""Tags: every tag and the notes that carry it; a parent lists what its children carry."""

from collections.abc import Iterable, Iterator
from functools import cache

from garden.model import NotePath
from garden.pages import locations
from garden.pages.page import Page, named
from garden.pages.view import Data, View, tag_anchor
from garden.slug import fold

TITLE = "Tags"

SHOWN = ("title", "url", "type", "type_label")
"""What is told of a note under each of its tags; the rest is in `garden.json`, once."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of all tags."""
    carriers = _carriers(view)

    @cache
    def brief(path: NotePath) -> Data:
        card = view.card(path)
        return {name: card[name] for name in SHOWN}

    def listed(notes: Iterable[NotePath]) -> list[Data]:
        return [brief(path) for path in view.in_order(notes)]

    index = {
        "name": "tags",
        "title": TITLE,
        "intro": "Every tag and the notes that carry it.",
        "tags": [
            {"name": name, "anchor": tag_anchor(name), "notes": listed(notes)}
            for name, notes in (carriers[key] for key in sorted(carriers))
        ],
    }
    path = locations.index_path(view.garden, "tags")
    anchors = named(tag_anchor(name) for name, _ in carriers.values())
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index}, anchors)


def _carriers(view: View) -> dict[str, tuple[str, dict[NotePath, None]]]:
    """Folded tag to the first spelling met and the notes that carry it or a child of it."""
    carriers: dict[str, tuple[str, dict[NotePath, None]]] = {}
    for path, note in view.garden.notes.items():
        for tag in note.tags:
            parts = tag.split("/")
            for stop in range(1, len(parts) + 1):
                name = "/".join(parts[:stop])
                carriers.setdefault(fold(name), (name, {}))[1][path] = None
    return carriers
