"""Where a page stands, as far as what surrounds a note depends on it."""

from pathlib import PurePosixPath

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

Place = tuple[str, bool]
"""A folder of the site, and whether pages there are folders themselves."""


class Places:
    """Tells which pages are surrounded by the very same text."""

    def __init__(self) -> None:
        """Know of no addresses yet."""
        self._goals: set[str] = set()
        self._last: tuple[object, int, Place | None] = (None, 0, None)

    def add_goal(self, address: str) -> None:
        """Take note of an address that stands in what surrounds pages."""
        self._goals.add(address)

    def find(self, page: object, nav: Navigation | None) -> Place | None:
        """Return what the addresses on a page depend on; None where a page is like no other."""
        last = self._last
        if page is not last[0] or len(self._goals) != last[1]:
            place = self._find(page, nav)
            last = self._last = page, len(self._goals), place
        return last[2]

    def _find(self, page: object, nav: Navigation | None) -> Place | None:
        if not isinstance(page, Page) or nav is None:
            return None
        if page.parent or page.previous_page or page.next_page or page in nav.pages:
            return None
        if any(goal.startswith(page.url) for goal in self._goals):
            return None  # to this page and below it, an address is written otherwise from here
        folder = PurePosixPath(page.file.dest_uri).parent
        is_folder = page.url.endswith("/")
        return str(folder.parent if is_folder else folder), is_folder
