"""Whole pages, made by workers before the engine asks for them."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from mkdocs_garden.aside import put_back, take_down

SILENT = ("mkdocs_garden", "material.plugins.search", "mkdocs.contrib.search")
"""Plugins that tell the templates of single pages nothing."""

TEMPLATE = "main.html"

SAMPLE = 32
"""So many pages are made before workers are forked, which then have all that these needed."""


class PageMaker:
    """Does what MkDocs does with a page until its template is rendered.

    Only a forked worker can: it knows all pages, as the engine has read them.
    """

    def __init__(
        self, env: Environment, config: MkDocsConfig, nav: Navigation, files: Sequence[File]
    ) -> None:
        """Take what MkDocs makes pages from."""
        self._env, self._config, self._nav, self._files = env, config, nav, files
        self._by_path = {file.src_uri: file for file in files}

    def __call__(self, path: str) -> str:
        """Return a page. Raises whatever a template raises."""
        page = self._by_path[path].page
        if page is None:
            raise KeyError(path)
        take_down(page)
        page.active = True  # and stays so in no other process than this
        try:
            context = get_context(self._nav, self._files, self._config, page)
            return self._env.get_template(page.meta.get("template", TEMPLATE)).render(context)
        finally:
            page.active = False
            put_back(page)


def sample(make: PageMaker, paths: Sequence[str]) -> dict[str, str]:
    """Return some pages of all sorts, by path.

    Templates are compiled for them, and what pages share is rendered, here and now and not by
    each worker. A page that cannot be made is left for the engine, which says what is wrong.
    """
    return dict(_made(make, paths[:: max(1, len(paths) // SAMPLE)]))


def _made(make: PageMaker, paths: Iterable[str]) -> Iterable[tuple[str, str]]:
    for path in paths:
        with suppress(Exception):
            yield path, make(path)


def is_silent(config: MkDocsConfig) -> bool:
    """Tell whether templates learn of a page from nobody but the engine and us."""
    hooks = config.plugins.events["page_context"]
    return all(
        type(getattr(hook, "__self__", None)).__module__.startswith(SILENT) for hook in hooks
    )
