"""Searching while you write: by the index on this machine, which needs no build."""

import threading
from pathlib import Path

from garden.errors import GardenError
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.view import View
from garden.search import SearchBusy, SearchHit, SearchIndex
from garden.search.place import open_index, refresh

ADDRESS = "assets/garden/find/search.js"
"""Where the site has the script in whose place ours stands."""
MOST = 200
"""How many notes are given at once."""


class LiveSearch:
    """The index, brought up to date when there is time, and asked at any time."""

    def __init__(self, content: Path) -> None:
        """Search the garden whose notes are in `content`."""
        self._content = content
        self._index: SearchIndex | None = None
        self._held: Garden | None = None
        self._writing = threading.Lock()

    def refresh(self, garden: Garden) -> None:
        """Bring a state of the garden into the index, unless it is there already.

        Where another command is writing, the next change brings it in.
        """
        with self._writing:
            if garden is self._held:
                return
            self._index = self._index or open_index(self._content)
            try:
                refresh(self._index, garden)
            except SearchBusy:
                return
            self._held = garden

    def answer(self, view: View, text: str) -> dict[str, object]:
        """Return what the page shows for a query, or what is the matter with it."""
        try:
            if self._index is None:
                self.refresh(view.garden)
            index = self._index or open_index(self._content)
            found = index.answer(text, MOST)
        except GardenError as error:
            return {"problem": str(error)}
        known = [hit for hit in found.hits if hit.path in view.garden.notes]
        terms = {piece.text.casefold() for hit in known for piece in hit.excerpt if piece.is_match}
        pages = [_page(view, hit) for hit in known]
        return {"pages": pages, "terms": sorted(terms), "corrected": found.corrected}


def _page(view: View, hit: SearchHit) -> dict[str, object]:
    """Return a hit in the terms of `theme_overrides/assets/garden/find/show.js`."""
    note = view.garden.notes[NotePath(hit.path)]
    domains = view.garden.domains_of(note)
    excerpt = "".join(piece.text for piece in hit.excerpt)
    return {
        "t": note.title,
        "u": view.url_of(note.path),
        "k": view.type_label(note),
        "d": [domain.title for domain in domains],
        "n": list(note.fields.aliases),
        "s": [["", "", " ".join(excerpt.split())]],
        "facets": {
            "domain": [[domain.slug, domain.title] for domain in domains],
            "type": [[note.fields.type, view.type_label(note)]],
            "status": [[note.fields.status, note.fields.status]] if note.fields.status else [],
            "tag": [[tag, tag] for tag in note.tags],
        },
    }
