"""Whole pages, made by workers before the engine asks for them."""

from collections.abc import Sequence

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

SILENT = ("mkdocs_garden", "material.plugins.search", "mkdocs.contrib.search")
"""Plugins that tell the templates of single pages nothing."""

TEMPLATE = "main.html"


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
        page.active = True  # and stays so in no other process than this
        try:
            context = get_context(self._nav, self._files, self._config, page)
            return self._env.get_template(page.meta.get("template", TEMPLATE)).render(context)
        finally:
            page.active = False


def is_silent(config: MkDocsConfig) -> bool:
    """Tell whether templates learn of a page from nobody but the engine and us."""
    hooks = config.plugins.events["page_context"]
    return all(
        type(getattr(hook, "__self__", None)).__module__.startswith(SILENT) for hook in hooks
    )
