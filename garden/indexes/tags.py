"""Tags: every tag and the notes that carry it; a parent lists what its children carry."""

from collections.abc import Iterator

from garden.model import NotePath
from garden.pages import locations
from garden.pages.page import Page, named
from garden.pages.view import View, tag_anchor
from garden.slug import fold

TITLE = "Tags"


def build(view: View) -> Iterator[Page]:
    """Yield the page of all tags."""
    carriers = _carriers(view)
    index = {
        "name": "tags",
        "title": TITLE,
        "intro": "Every tag and the notes that carry it.",
        "tags": [
            {"name": name, "anchor": tag_anchor(name), "notes": view.cards(notes)}
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
