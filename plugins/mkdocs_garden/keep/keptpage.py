"""A page that is not made in this build, and can still be asked what is in it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from mkdocs.structure.pages import Page

from mkdocs_garden.render.page import GardenPage

_LATER = ("markdown", "meta", "content", "toc")
"""What MkDocs knows of a page once it has read and rendered it."""


class Ways(NamedTuple):
    """How to find out what is in a page that is not made."""

    fill: Callable[[], None]
    """Makes it a page like the others, as far as its content."""
    find_content: Callable[[], str | None]
    """Finds its content in the page as it was made, if it can be found there."""
    find_meta: Callable[[], dict[str, Any] | None]
    """Finds what its head says without compiling it, if that can be known."""


class KeptPage(GardenPage):
    """A page whose text, head, headings and HTML are there once somebody asks for one of them."""

    stamp: str
    """The digest of its content."""
    ways: Ways
    """How to find out the rest."""

    def read(self) -> str:
        """Return its content."""
        return self.content or ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a page has
        """Find out what is not there yet. Raises AttributeError if pages have no such thing."""
        if name not in _LATER:
            raise AttributeError(name)
        if name == "content" and (content := self.ways.find_content()) is not None:
            return content
        if name == "meta" and (meta := self.ways.find_meta()) is not None:
            self.meta = meta
            return meta
        self.ways.fill()
        return getattr(self, name)


class LateData(Mapping[str, object]):
    """What the garden says of a page, once somebody asks for it: the menu asks for icons alone."""

    def __init__(self, find: Callable[[], Mapping[str, object]]) -> None:
        """Take what finds it."""
        self._find = cache(find)

    def __getitem__(self, key: str) -> object:
        return self._find()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._find())

    def __len__(self) -> int:
        return len(self._find())


def set_aside(page: Page, stamp: str, ways: Ways) -> None:
    """Let a page be filled when somebody asks for what is in it, and not before."""
    page.__class__ = KeptPage
    for name in _LATER:
        vars(page).pop(name, None)
    vars(page).update(stamp=stamp, ways=ways)
