"""Find a note: the search on a page of its own, and what to browse where there is no script."""

from collections.abc import Iterator

from garden.pages import locations
from garden.pages.hubs import GROUPS
from garden.pages.page import Page
from garden.pages.view import View, count_by_domain

TITLE = "Find a note"
WAYS = ("repertoire", "tags", "agenda", "contributors", "changes", "wanted")
"""Index pages that lead on whoever has no word to look for."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of the search."""
    garden = view.garden
    counts = count_by_domain(garden, garden.notes)
    hubs = {hub.name: hub for group in GROUPS for hub in group.hubs}
    index = {
        "name": "search",
        "title": TITLE,
        "intro": "By its words, or by what it is about.",
        "domains": [
            {**view.domain(domain), "notes": counts[slug]}
            for slug, domain in garden.domains.items()
            if slug in counts
        ],
        "ways": [
            {"title": hubs[name].title, "url": view.index_url(name), "about": hubs[name].about}
            for name in WAYS
        ],
    }
    path = locations.index_path(garden, "search")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
