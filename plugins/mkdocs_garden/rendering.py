"""Who renders the pages of a build: workers ahead of the engine, or the engine as it comes by."""

import os
from collections.abc import Sequence

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from garden.executors import find_choice
from mkdocs_garden.ahead.notes import EarlyNotes, RenderMarkdown
from mkdocs_garden.ahead.pages import PageMaker, is_silent, sample
from mkdocs_garden.ahead.queue import Queue
from mkdocs_garden.ahead.workers import Workers, find_workers
from mkdocs_garden.clean import Policy
from mkdocs_garden.frame import Frame, share_frame
from mkdocs_garden.keep.cache import site_cache
from mkdocs_garden.keep.rendered import kept_rendering
from mkdocs_garden.mend import Mend
from mkdocs_garden.render.model import Rendered, RenderJob, find_recipe
from mkdocs_garden.render.page import adopt, guard
from mkdocs_garden.render.parser import render_markdown
from mkdocs_garden.site import CompiledSite
from mkdocs_garden.slim import make_slim


class Rendering:
    """The rendering of one build."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, policy: Policy) -> None:
        """Find out how the site makes HTML, and what of it is kept."""
        self._config, self._nav = config, nav
        self._policy = policy
        self._recipe = find_recipe(config, policy)
        self._markdown: RenderMarkdown = render_markdown
        if self._recipe:
            self._markdown = kept_rendering(self._recipe, site_cache(config))
        self._notes: EarlyNotes | None = None
        self._pages: Queue[str] | None = None
        self._samples: dict[str, str] = {}
        self._frame: Frame | None = None

    def adopt(self, page: Page) -> None:
        """Let a page be rendered by us, if what we make of it is what the engine would make."""
        if self._recipe:
            adopt(page, self._recipe, self._render)
        else:
            guard(page, self._policy)

    def read_ahead(self, site: CompiledSite, pages: Sequence[Page]) -> None:
        """Have workers compile and render these pages, which the engine will ask for in turn."""
        workers = self._find_workers(pages) if self._recipe else None
        if workers and self._recipe:
            paths = [page.file.src_uri for page in pages]
            self._notes = EarlyNotes(workers, site, self._recipe, self._markdown, paths)
            site.compile = self._notes.compile

    def write_ahead(self, env: Environment, files: Files, pages: Sequence[Page]) -> None:
        """Prepare the templates, and have workers make these pages of them."""
        self.close()
        env.add_extension(Mend)
        make_slim(env)
        self._frame = frame = share_frame(env, self._config)
        workers = self._find_workers(pages) if frame and is_silent(self._config) else None
        if frame and workers and workers.are_forked:
            make = PageMaker(env, self._config, self._nav, files.documentation_pages())
            paths = [page.file.src_uri for page in pages]
            self._samples = sample(make, paths)
            rest = [path for path in paths if path not in self._samples]
            self._pages = Queue(workers, make, rest)
            frame.take = self._take

    def _take(self, path: str) -> str | None:
        """Return, once, a page that was made ahead; None if there is none."""
        found = self._samples.pop(path, None)
        return found or (self._pages.take(path) if self._pages else None)

    def forget(self) -> None:
        """Render anew what pages share, since a title in the navigation may have changed."""
        if self._frame:
            self._frame.forget()

    def close(self) -> None:
        """Let all workers go."""
        for early in (self._notes, self._pages):
            if early:
                early.close()

    def _find_workers(self, pages: Sequence[Page]) -> Workers | None:
        return find_workers(*find_choice(os.environ), len(pages))

    def _render(self, path: str, job: RenderJob) -> Rendered:
        return self._notes.render(path, job) if self._notes else self._markdown(job)
