"""Markdown to HTML: one parser a thread makes many pages."""

import threading
from dataclasses import replace
from typing import cast

from markdown import Markdown
from mkdocs.structure.pages import (
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
)

from garden.timelimit import time_limit
from mkdocs_garden.clean import clean
from mkdocs_garden.render.links import LinkMarker
from mkdocs_garden.render.model import Recipe, Rendered, RenderJob, TocToken
from mkdocs_garden.render.placeholder import placeholder, reason
from mkdocs_garden.render.quick import Quick

_kept = threading.local()


def render_markdown(job: RenderJob) -> Rendered:
    """Return the HTML of a page; the same for the same job, wherever it is made.

    Never raises: of a text that cannot be rendered, or not in good time, a placeholder is made.
    """
    parsers: dict[Recipe, Parser] = _kept.__dict__.setdefault("parsers", {})
    # Taken out and put back: one that was interrupted by an error is not used again.
    parser = parsers.pop(job.recipe, None) or Parser(job.recipe)
    try:
        with time_limit(job.recipe.policy.seconds):
            rendered = parser.render(job.markdown)
            rendered = replace(rendered, html=clean(rendered.html, job.recipe.policy))
    except Exception as error:  # noqa: BLE001 - a parser fails on a strange text in any way
        why = reason(error)
        return Rendered(placeholder(why), (), [], None, (), why)
    parsers[job.recipe] = parser
    return rendered


class Parser:
    """A parser as MkDocs makes one for each page, used for one page after another."""

    def __init__(self, recipe: Recipe) -> None:
        """Load the extensions, and what MkDocs itself looks at a page with."""
        names, options = recipe.unpack()
        self._markdown = Markdown(extensions=names, extension_configs=options)
        self._raw = _RawHTMLPreprocessor()
        # It is handed a page, which it does not look at.
        self._anchors = _ExtractAnchorsTreeprocessor(None, None, None)  # type: ignore[arg-type]
        self._links = LinkMarker()
        self._title = _ExtractTitleTreeprocessor()
        self._title.md = self._markdown
        # Names, places and order as in `mkdocs.structure.pages.Page.render`.
        self._markdown.preprocessors.register(self._raw, "mkdocs_raw_html", 21)
        self._markdown.treeprocessors.register(self._anchors, "mkdocs_extract_anchors", 5)
        self._markdown.treeprocessors.register(self._links, "relpath", 0)
        self._markdown.treeprocessors.register(self._title, "mkdocs_extract_title", 1)
        self._quick = Quick(self._markdown)

    def render(self, text: str) -> Rendered:
        """Return the HTML of a page and what MkDocs takes from it."""
        self._raw.present_anchor_ids = set()
        self._anchors.present_anchor_ids = set()
        self._links.links = []
        self._title.title = None
        self._quick.begin(text)
        html = self._markdown.reset().convert(text)
        anchors = self._raw.present_anchor_ids | self._anchors.present_anchor_ids
        tokens = cast("list[TocToken]", getattr(self._markdown, "toc_tokens", []))
        return Rendered(
            html=html,
            links=tuple(self._links.links),
            toc=[_plain(token) for token in tokens],
            title=self._title.title,
            anchors=tuple(sorted(filter(None, anchors))),  # `<a name>` gives None
        )


def _plain(token: TocToken) -> TocToken:
    """Return only what MkDocs reads of a heading."""
    return {
        "level": token["level"],
        "id": token["id"],
        "name": token["name"],
        "children": [_plain(child) for child in token["children"]],
    }
