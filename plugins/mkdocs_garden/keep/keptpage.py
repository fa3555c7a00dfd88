"""A page that is not made in this build, and can still be asked what is in it."""

from collections.abc import Callable
from typing import Any

from mkdocs.structure.pages import Page

from mkdocs_garden.render.page import GardenPage

_LATER = ("markdown", "meta", "content", "toc")
"""What MkDocs knows of a page once it has read and rendered it."""


class KeptPage(GardenPage):
    """A page whose text, head, headings and HTML are there once somebody asks for one of them."""

    stamp: str
    """The digest of its content."""
    fill: Callable[[], None]
    """Makes it a page like the others, as far as its content."""
    find_content: Callable[[], str | None]
    """Finds its content in the page as it was made, if it can be found there."""

    def read(self) -> str:
        """Return its content."""
        return self.content or ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a page has
        """Find out what is not there yet. Raises AttributeError if pages have no such thing."""
        if name not in _LATER:
            raise AttributeError(name)
        found = self.find_content() if name == "content" else None
        if found is not None:
            return found
        self.fill()
        return getattr(self, name)


def set_aside(
    page: Page, stamp: str, fill: Callable[[], None], find_content: Callable[[], str | None]
) -> None:
    """Let a page be filled by `fill` when somebody asks for what is in it, and not before."""
    page.__class__ = KeptPage
    for name in _LATER:
        vars(page).pop(name, None)
    vars(page).update(stamp=stamp, fill=fill, find_content=find_content)
