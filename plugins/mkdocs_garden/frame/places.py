"""Where a page stands, as far as what surrounds a note depends on it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

Place = tuple[str, bool]
"""A folder of the site, and whether pages there are folders themselves."""


class Places:
    """Tells which pages are surrounded by the very same text."""

    def __init__(self, addresses: Iterable[str]) -> None:
        """Take the addresses of all files of the site."""
        self._crowd = Counter(
            str(folder) for address in addresses for folder in PurePosixPath(address).parents
        )
        self._last: tuple[object, Place | None] = (None, None)

    def find(self, page: object, nav: Navigation | None) -> Place | None:
        """Return what the addresses on a page depend on; None where a page is like no other."""
        last = self._last
        if page is not last[0]:  # asked for each part of a page in turn
            last = self._last = page, self._find(page, nav)
        return last[1]

    def _find(self, page: object, nav: Navigation | None) -> Place | None:
        if not isinstance(page, Page) or nav is None:
            return None
        if page.parent or page.previous_page or page.next_page or page in nav.pages:
            return None
        folder = PurePosixPath(page.file.dest_uri).parent
        if not page.url.endswith("/"):
            return str(folder), False
        # An address below this page is written otherwise from here than from the page beside it.
        return (str(folder.parent), True) if self._crowd[str(folder)] == 1 else None
