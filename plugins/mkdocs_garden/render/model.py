"""What goes into the rendering of one page, and what comes out: plain values that travel."""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_garden.clean.policy import SAFE, Policy
from mkdocs_garden.render.known import are_known


class TocToken(TypedDict):
    """A heading, as Python-Markdown's `toc` tells it and MkDocs reads it."""

    level: int
    id: str
    name: str
    children: "list[TocToken]"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a site makes HTML: its Markdown extensions with their options, and its policy."""

    packed: bytes
    """Names and options, pickled: options may hold functions, such as that which makes anchors."""
    policy: Policy = SAFE
    """How far the HTML of notes is trusted."""

    def unpack(self) -> tuple[list[str], dict[str, dict[str, Any]]]:
        """Return the names of the extensions and their options."""
        names, options = pickle.loads(self.packed)  # noqa: S301 - made by this very build, never read from a file
        return names, options


@dataclass(frozen=True, slots=True)
class RenderJob:
    """All that the HTML of a page depends on."""

    markdown: str
    """The text as the last plugin left it."""
    recipe: Recipe
    """The same for all pages of a site."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a page before its links lead anywhere, and what the engine wants to know of it.

    Where a link leads depends on which other pages there are, so the engine fills links in
    afterwards (`links.fill_in`), and says itself which of them lead nowhere.
    """

    html: str
    """With a mark in place of the address of each link."""
    links: tuple[str, ...]
    """The addresses as written, in the order of the marks' numbers."""
    toc: list[TocToken]
    """The headings."""
    title: str | None
    """Of the heading that opens the page, if it is of the first level."""
    anchors: tuple[str, ...]
    """Every id and name that a link can lead to, sorted."""
    failure: str = ""
    """Why there is a placeholder in place of the text; empty if there is none."""


def find_recipe(config: MkDocsConfig, policy: Policy = SAFE) -> Recipe | None:
    """Return how the site makes HTML.

    None if it uses an extension of which we do not know that its work depends on nothing but
    the text: then each page is rendered by the engine itself.
    """
    names: Sequence[object] = config.markdown_extensions
    options: Mapping[str, Any] = config.mdx_configs or {}
    if not are_known(names, options):
        return None
    try:
        return Recipe(pickle.dumps((list(names), dict(options))), policy)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None  # an option that cannot travel, such as a lambda
