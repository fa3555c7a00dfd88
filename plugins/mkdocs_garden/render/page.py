"""Pages that are rendered by a pure function, which may have run already, somewhere else."""

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from garden.reading.heavy import CODE
from garden.timelimit import time_limit
from mkdocs_garden.clean import Policy, clean, settle
from mkdocs_garden.render.heading import lift_heading
from mkdocs_garden.render.links import fill_in
from mkdocs_garden.render.model import Recipe, Rendered, RenderJob
from mkdocs_garden.render.placeholder import placeholder, reason

log = get_plugin_logger("garden")

Render = Callable[[str, RenderJob], Rendered]
"""Renders the page at a path."""
Source = tuple[str, dict[str, Any]]
"""The Markdown of a page, and its head as values."""


class GardenPage(Page):
    """A page as MkDocs knows it, but for who renders it."""

    recipe: Recipe
    render_job: Render
    find_source: Callable[[str], Source | None] | None = None
    """Finds what the engine would read in the text of the page at a path."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs' own method sets, without writing a head as YAML to read it again."""
        found = self.find_source(self.file.src_uri) if self.find_source else None
        if found:
            self.markdown, self.meta = found
        else:
            super().read_source(config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set what MkDocs' own method sets: content, headings, title, anchors and links.

        Raises BuildError, which the engine reports with the path, if an extension fails.
        """
        if self.markdown is None:
            raise RuntimeError(f"{self.file.src_uri} has not been read yet")
        job = RenderJob(self.markdown, self.recipe)
        try:
            rendered = self.render_job(self.file.src_uri, job)
        except Exception as error:
            kind = type(error).__name__
            raise BuildError(f"Its Markdown could not be rendered: {kind}: {error}") from error
        if rendered.failure:
            _warn(self, rendered.failure)
        paths = _RelativePathTreeprocessor(self.file, files, config)
        policy = self.recipe.policy
        self.content = fill_in(rendered.html, rendered.links, paths.path_to_url, policy)
        self.toc = get_toc(rendered.toc)
        self._title_from_render = rendered.title
        self.present_anchor_ids = set(rendered.anchors)
        self.links_to_anchors = paths.links_to_anchors
        lift_heading(self, config)


class GuardedPage(Page):
    """A page that the engine renders, since an extension may ask for more than its text."""

    policy: Policy

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do what MkDocs does, and clean it; what cannot be rendered becomes a placeholder."""
        try:
            with time_limit(self.policy.seconds):
                super().render(config, files)
                self.content = settle(clean(self.content or "", self.policy), self.policy)
        except Exception as error:  # noqa: BLE001 - a parser fails on a strange text in any way
            why = reason(error)
            _warn(self, why)
            self.content, self.toc = placeholder(why), get_toc([])
            self.present_anchor_ids, self.links_to_anchors = set(), {}
        lift_heading(self, config)


def adopt(page: Page, recipe: Recipe, render_job: Render) -> None:
    """Make a page of MkDocs' own one of ours; a page of another plugin's class stays.

    Only once the navigation stands: MkDocs leaves out the title that `nav:` gives to a page
    that exists before.
    """
    if type(page) is Page:
        page.__class__ = GardenPage
    if isinstance(page, GardenPage):
        page.recipe, page.render_job = recipe, render_job


def hand_values(
    page: Page, find_source: Callable[[str], Source | None], config: MkDocsConfig
) -> None:
    """Let a page of ours be handed over as values, if nobody but us has a say in its text."""
    if isinstance(page, GardenPage) and len(config.plugins.events["page_read_source"]) == 1:
        page.find_source = find_source


def guard(page: Page, policy: Policy) -> None:
    """Let a page of MkDocs' own be cleaned after the engine has rendered it."""
    if type(page) is Page:
        page.__class__ = GuardedPage
    if isinstance(page, GuardedPage):
        page.policy = policy


def is_clean(page: Page) -> bool:
    """Tell whether what a page renders has been cleaned already."""
    return isinstance(page, GardenPage | GuardedPage)


def _warn(page: Page, why: str) -> None:
    at, hint = f"{page.file.src_uri}:1:1", "Write it flatter, or split it."
    log.warning("%s: The note could not be made into a page: %s. [%s] %s", at, why, CODE, hint)
