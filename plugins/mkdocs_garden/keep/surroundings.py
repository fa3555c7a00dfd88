"""What all pages of a site depend on alike, as one digest: change any of it, and all are made."""

import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from garden.cache import digest
from garden.config import GardenConfig
from garden.output.inputs import digest_files, installed
from garden.theme import theme_dir
from mkdocs_garden.keep.code import own_code
from mkdocs_garden.keep.plain import plain
from mkdocs_garden.site import CompiledSite

FORMAT = "1"
"""Raise it when what is kept of a page changes."""

_PLACES = frozenset({"site_dir", "config_file_path", "docs_dir", "plugins", "theme", "nav"})
"""Settings that differ between two checkouts of one garden, or are told apart by themselves."""


def surroundings(config: MkDocsConfig, site: CompiledSite, nav: Navigation) -> str:
    """Return the digest of settings, templates, code, installed versions and navigation."""
    return digest(
        FORMAT,
        type(config).__module__,  # which engine it is
        repr(sys.version_info[:2]),
        *installed(),
        *own_code(),
        *_templates(config),
        *_settings(config, site.garden.config),
        *_navigation(nav, site),
    )


def own_folders(config: MkDocsConfig) -> list[Path]:
    """Return the theme's folders that belong to no installed version."""
    return [
        Path(folder)
        for folder in config.theme.dirs
        if "site-packages" not in Path(folder).parts and Path(folder) != theme_dir()
    ]


def _templates(config: MkDocsConfig) -> Iterator[str]:
    for folder in (theme_dir(), *own_folders(config)):
        yield digest_files(folder)


def _settings(config: MkDocsConfig, options: GardenConfig) -> Iterator[str]:
    root = str(Path(config.config_file_path or ".").parent.absolute())
    yield options.model_dump_json()
    for key, value in config.items():
        if key not in _PLACES:
            yield f"{key}={plain(value)}".replace(root, ".")
    theme = config.theme
    yield plain([theme.name, str(theme.locale), {key: theme[key] for key in theme}]).replace(
        root, "."
    )
    for name, plugin in config.plugins.items():
        settings = getattr(plugin, "config", None)
        yield f"{name}={plain(dict(settings) if settings else None)}".replace(root, ".")
        yield _source_of(plugin)


def _source_of(plugin: object) -> str:
    """Return the text of the module in which a plugin stands, or that is the hooks."""
    name = type(plugin).__module__ if isinstance(plugin, BasePlugin) else ""
    module = sys.modules.get(name) if name else plugin
    file = getattr(module, "__file__", None)
    return Path(file).read_text(encoding="utf-8", errors="replace") if file else name


def _navigation(nav: Navigation, site: CompiledSite) -> Iterator[str]:
    for item in nav.items:
        yield from _entry(item, site)


def _entry(item: object, site: CompiledSite) -> Iterator[str]:
    """Yield what a navigation shows of one of its entries: of a page, also what its head says."""
    yield type(item).__name__
    yield str(getattr(item, "url", ""))
    if isinstance(item, Page):
        yield f"{item.file.src_uri} {vars(item).get('title')}"
        yield _head(item, site)
    else:
        yield str(getattr(item, "title", ""))
    for child in getattr(item, "children", None) or ():
        yield from _entry(child, site)


def _head(page: Page, site: CompiledSite) -> str:
    head = site.find_head(page.file.src_uri)
    if head:
        return repr((head.title, head.rest))
    try:
        return page.file.content_bytes.decode("utf-8", "replace")
    except OSError:
        return ""
