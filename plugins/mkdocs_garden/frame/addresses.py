"""Addresses in pages: each is made once for all pages of a folder that show it."""

from collections.abc import Callable

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.structure.pages import Page

Make = Callable[[Context, str], str]
"""A filter that makes of an address within the site one that leads there from a page."""


class Addresses:
    """The filter that makes addresses, with a memory."""

    def __init__(self, make: Make) -> None:
        """Take the engine's filter."""
        self._make = make
        self._folder: object = None
        self._made: dict[str, str] = {}

    @pass_context
    def find(self, context: Context, value: str) -> str:
        """Return what leads from the page of the context to an address within the site."""
        page = context["page"]
        if not isinstance(page, Page):
            return self._make(context, value)
        above, _, name = page.url.rstrip("/").rpartition("/")
        # To the page itself and below it, an address is written otherwise than from its neighbours.
        if not name or name in value:
            return self._make(context, value)
        folder = above, page.url.endswith("/"), "." in name
        if folder != self._folder:
            self._folder = folder
            self._made = {}
        found = self._made.get(value)
        if found is None:
            found = self._made[value] = self._make(context, value)
        return found
