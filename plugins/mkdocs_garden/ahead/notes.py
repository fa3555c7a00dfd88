"""Texts and HTML of pages, made by workers before the engine asks for them."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from garden.pages.page import Page
from mkdocs_garden.ahead.pages import SAMPLE
from mkdocs_garden.ahead.queue import Queue
from mkdocs_garden.ahead.workers import Workers
from mkdocs_garden.render.model import Recipe, Rendered, RenderJob
from mkdocs_garden.site import CompiledSite

RenderMarkdown = Callable[[RenderJob], Rendered]
"""Makes HTML of a text."""
Made = tuple[Page | None, Rendered]
"""What a forked worker makes of a page: no more of a generated one than its HTML."""


class EarlyNotes:
    """Compiled and rendered pages, by path.

    Other plugins may yet change a text: then what was made of it is left, and it is rendered
    again.
    """

    def __init__(
        self,
        workers: Workers,
        site: CompiledSite,
        recipe: Recipe,
        render: RenderMarkdown,
        paths: Sequence[str],
    ) -> None:
        """Begin with the first pages. To workers that are not forked, `render` must travel."""
        self._site, self._recipe, self._markdown = site, recipe, render
        self._compiled: dict[str, Page] = {}
        self._rendered: dict[str, tuple[str, Rendered]] = {}
        self._samples: dict[str, Made] = {}
        self._queue: Queue[Rendered | Made] = (
            Queue(workers, self._compile_and_render, self._without_samples(paths))
            if workers.are_forked
            else Queue(workers, render, paths, self._job)
        )

    def compile(self, path: str) -> Page | None:
        """Return, once, a compiled page; None if no worker made it."""
        made = self._samples.pop(path, None) or self._queue.take(path)
        page, rendered = made if isinstance(made, tuple) else (None, made)
        page = page or self._compiled.pop(path, None) or self._site.compile_now(path)
        if page and rendered:
            self._rendered[path] = _text(page), rendered
        return page

    def render(self, path: str, job: RenderJob) -> Rendered:
        """Return the HTML of a page: what a worker made of the very same text, or of this one."""
        text, rendered = self._rendered.pop(path, (None, None))
        return rendered if rendered and text == job.markdown else self._markdown(job)

    def close(self) -> None:
        """Let the workers go."""
        self._queue.close()

    def _without_samples(self, paths: Sequence[str]) -> list[str]:
        """Make some pages of all sorts, here and now, and return the others.

        What all notes are compiled with is found out for them, once and not by each worker.
        """
        for path in paths[:: max(1, len(paths) // SAMPLE)]:
            with suppress(Exception):  # the engine will say what is wrong with it
                self._samples[path] = self._compile_and_render(path)
        return [path for path in paths if path not in self._samples]

    def _compile_and_render(self, path: str) -> Made:
        """Do all of it in a worker that knows the garden."""
        page = self._site.compile_now(path)
        if page is None:
            raise KeyError(path)
        rendered = self._markdown(RenderJob(_text(page), self._recipe))
        return (page if path in self._site.garden.notes else None), rendered

    def _job(self, path: str) -> RenderJob:
        """Compile here what a worker elsewhere shall render."""
        page = self._site.compile_now(path)
        if page is None:
            return RenderJob("", self._recipe)
        self._compiled[path] = page
        return RenderJob(_text(page), self._recipe)


def _text(page: Page) -> str:
    """Return the Markdown that MkDocs finds below the frontmatter of a page."""
    return page.body.lstrip("\n")
