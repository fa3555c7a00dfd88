"""Whether anybody but us and the theme has a hand in the pages: then the engine makes them all."""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, TemplateError, meta
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

ON_PAGES = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
    "env",
)
"""Events in which a plugin may look at each page, or change it."""

SILENT = ("mkdocs_garden", "material.plugins.search", "mkdocs.contrib.search")
"""Plugins that read nothing but pages."""

OF_THE_BUILD = frozenset({"pages", "build_date_utc"})
"""What the engine tells templates of this build: with them a page depends on more than itself."""


def meddlers(config: MkDocsConfig, ours: BasePlugin) -> tuple[str, ...]:  # type: ignore[type-arg]
    """Return the names of plugins, and of files under `hooks:`, that work on single pages."""
    names = {id(plugin): name for name, plugin in config.plugins.items()}
    methods = [method for event in ON_PAGES for method in config.plugins.events[event]]
    found = set()
    for method in methods:
        owner = getattr(method, "__self__", None)
        if owner is not ours and not _is_switched_off(owner):
            found.add(names.get(id(owner), str(method.__module__)))
    return tuple(sorted(found))


def is_alone(config: MkDocsConfig, ours: BasePlugin) -> bool:  # type: ignore[type-arg]
    """Tell whether nobody but the engine and us can have read anything for this build."""
    plugins = [plugin for plugin in config.plugins.values() if plugin is not ours]
    return all(type(plugin).__module__.startswith(SILENT) for plugin in plugins)


def _is_switched_off(plugin: object) -> bool:
    """Tell whether this is Material's search, whose place ours has taken."""
    known = type(plugin).__module__.startswith("material.plugins.search")
    return known and getattr(plugin, "config", {}).get("enabled") is False


def looks_further(folders: Iterable[Path]) -> bool:
    """Tell whether a template in one of these folders shows more than its page and the settings."""
    parser = Environment(autoescape=True, extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    return any(
        _looks_further(parser, file) for folder in folders for file in folder.rglob("*.html")
    )


def _looks_further(parser: Environment, file: Path) -> bool:
    try:
        text = file.read_text(encoding="utf-8")
        if not any(name in text for name in OF_THE_BUILD):
            return False
        return not OF_THE_BUILD.isdisjoint(meta.find_undeclared_variables(parser.parse(text)))
    except (OSError, UnicodeDecodeError, TemplateError):
        return True  # the engine will say what is wrong with it
