"""What the page of a note shows of the notes related to it."""

from garden.model import NotePath
from garden.pages import locations
from garden.pages.view import Data, View, shorten
from garden.related.find import related
from garden.related.tell import because

TITLE = 60
"""How many characters of a title are shown."""

FRAME = 60
"""What one note needs in HTML beside that."""

BYTES = 800
"""What titles, addresses and reasons may come to, so that a page grows by 1 kB at most."""


def related_data(view: View, path: NotePath) -> list[Data]:
    """Return the notes related to one, the nearest first: `title`, `url`, and `why`."""
    if path == locations.home_path(view.garden):
        return []
    items: list[Data] = []
    left = BYTES
    for found in related(view.garden, path):
        title = shorten(view.garden.notes[found.path].title, TITLE)
        url, why = view.url_of(found.path), because(view.garden, path, found)
        left -= sum(len(said.encode("utf-8", "replace")) for said in (title, url, why)) + FRAME
        if left < 0:
            break
        items.append({"title": title, "url": url, "why": why})
    return items
