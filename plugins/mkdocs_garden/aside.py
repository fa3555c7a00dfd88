"""What a page holds from its being rendered to its being written, put aside meanwhile.

MkDocs renders all pages before it writes the first, and keeps all of each until it ends.
"""

from functools import partial
from typing import Any

from mkdocs.structure.pages import Page

from mkdocs_garden.keep.keptpage import LateData
from mkdocs_garden.render.page import GardenPage
from mkdocs_garden.shelf import Place, Shelf


class ShelvedPage(GardenPage):
    """A page whose text, headings and HTML are there while somebody asks for them."""

    shelf: Shelf
    """Where they are otherwise."""
    places: tuple[Place, Place]
    """The HTML; all the rest."""

    def read(self) -> str:
        """Return its content, which stays where it is."""
        content: str = self.shelf.get(self.places[0])
        return content

    def take_down(self) -> None:
        """Have everything at hand, as it was."""
        markdown, toc, data = self.shelf.get(self.places[1])
        vars(self).update(content=self.read(), markdown=markdown, toc=toc)
        self.meta["garden"] = data

    def put_back(self) -> None:
        """Hold nothing of it any more."""
        for name in ("content", "markdown", "toc"):
            vars(self).pop(name, None)
        self.meta["garden"] = LateData(partial(_data_of, self.shelf, self.places[1]))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a page has
        """Return what is not at hand. Raises AttributeError if pages have no such thing."""
        if name == "content":
            self.content = self.read()
        elif name in {"markdown", "toc"}:
            self.markdown, self.toc, _ = self.shelf.get(self.places[1])
        else:
            raise AttributeError(name)
        return vars(self)[name]


class Aside:
    """Puts one page after another aside, as soon as the engine has come to the next."""

    def __init__(self, shelf: Shelf) -> None:
        """Take where to."""
        self._shelf: Shelf | None = shelf
        self._last: Page | None = None

    def turn_to(self, page: Page | None) -> None:
        """Put the page before aside; `page` is what the engine renders now, if anything.

        If there is no room, all pages stay where they are from now on.
        """
        last, self._last = self._last, page
        if self._shelf and isinstance(last, GardenPage) and "garden" in last.meta:
            try:
                _put(last, self._shelf)
            except OSError:
                self._shelf = None


def _put(page: Page, shelf: Shelf) -> None:
    rest = page.markdown, page.toc, page.meta["garden"]
    places = shelf.put(page.content), shelf.put(rest)
    page.__class__ = ShelvedPage
    vars(page).update(shelf=shelf, places=places)
    put_back(page)


def take_down(page: Page) -> None:
    """Have all of a page at hand, if it had been put aside."""
    if isinstance(page, ShelvedPage):
        page.take_down()


def put_back(page: Page) -> None:
    """Let a page that had been put aside hold nothing again."""
    if isinstance(page, ShelvedPage):
        page.put_back()


def _data_of(shelf: Shelf, place: Place) -> dict[str, object]:
    data: dict[str, object] = shelf.get(place)[-1]
    return data
