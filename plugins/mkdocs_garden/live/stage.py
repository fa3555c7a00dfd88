"""The engine brought to the moment before it makes pages; then each is made by itself.

A build makes every page. A reader of the site you are writing asks for one, and the functions
that make it are the engine's own, so it is the page that a build would write.
"""

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import (
    _build_extra_template,
    _build_page,
    _build_theme_template,
    _populate_page,
)
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from garden.model import NotePath
from mkdocs_garden.plugin import GardenPlugin
from mkdocs_garden.site import rewrite

NAME = "garden"
"""Of our plugin in an engine's configuration."""


class Stage:
    """One state of the site's configuration, files and navigation."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Do what a build does before it reads the first page.

        Raises what plugins raise, which the engine logs.
        """
        plugins = config.plugins
        ours = plugins[NAME]
        if not isinstance(ours, GardenPlugin):
            raise TypeError(f"the plugin `{NAME}` is not ours")
        self.plugin = ours
        self.plugin.is_live = True
        self.config = config = plugins.on_config(config)
        plugins.on_pre_build(config=config)
        files = get_files(config)
        self.env = config.theme.get_env()
        files.add_files_from_theme(self.env, config)
        self.files: Files = plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        nav = get_navigation(self.files, config)
        self.nav: Navigation = plugins.on_nav(nav, config=config, files=self.files)
        self.env = plugins.on_env(self.env, config=config, files=self.files) or self.env
        self._ours = self._generated()
        self._fresh: set[str] = set()
        self._by_address: dict[str, File] = {}
        self.index()
        for page in self.nav.pages:
            if page.file.generated_by is None:  # its heading may be what the menu calls it
                self._read(page.file)

    def index(self) -> None:
        """Look through the files again, after some came or went."""
        shown = InclusionLevel.is_in_serve
        self._by_address = {
            file.dest_uri: file
            for file in self.files
            if shown(file.inclusion)  # type: ignore[no-untyped-call]
        }

    def find(self, address: str) -> File | None:
        """Return the file that is published at an address such as `a/index.html`."""
        return self._by_address.get(address)

    def rewrite(self, texts: Mapping[NotePath, bytes]) -> bool:
        """Take up new texts of notes; return False if they change which files there are."""
        site = self.plugin.site
        new = rewrite(site, texts, self.config) if site else None
        if new is None:
            return False
        self.plugin.site = new
        self._fresh.clear()  # any page may show what has changed
        for page in self.nav.pages:
            if page.file.src_uri in texts:
                self._read(page.file)
        if self.plugin.rendering:
            self.plugin.rendering.forget()
        return True

    def is_whole(self) -> bool:
        """Tell whether the garden still makes the very pages and files that it made at first."""
        return self._generated() == self._ours

    def made(self, address: str) -> Path | None:
        """Return where what is published at `address` stands, made if need be; None if nothing is.

        Raises what the engine or a plugin raises where a page cannot be made.
        """
        target = Path(self.config.site_dir, address)
        if address not in self._fresh:
            if not self._make(address):
                return None
            self._fresh.add(address)
        return target if target.is_file() else None

    def _make(self, address: str) -> bool:
        file = self.find(address)
        site = self.plugin.site
        if file and file.is_documentation_page():
            self._make_page(file)
        elif file and site and file.generated_by == NAME and file.src_uri in site.files:
            write_file(site.files[file.src_uri].encode(), file.abs_dest_path)
        elif file:
            file.copy_file()
        elif address in self.config.theme.static_templates:
            _build_theme_template(address, self.env, self.files, self.config, self.nav)
        elif address in self.config.extra_templates:
            _build_extra_template(address, self.files, self.config, self.nav)
        else:
            return False
        return True

    def _make_page(self, file: File) -> None:
        page = self._read(file)
        pages = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        _build_page(page, self.config, pages, self.nav, self.env)

    def _generated(self) -> frozenset[str]:
        site = self.plugin.site
        return frozenset((*site.generated, *site.files)) if site else frozenset()

    def _read(self, file: File) -> Page:
        page = file.page or Page(None, file, self.config)
        _populate_page(page, self.config, self.files)
        return page


def media_type(path: str, more: Mapping[str, str] = mimetypes.types_map) -> str:
    """Return what a browser should take a file for."""
    ending = Path(path).suffix.lower()
    kind = _TYPES.get(ending) or more.get(ending, "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith(("text/", "application/json")) else kind


_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".atom": "application/atom+xml",
}
"""Stated here, since what a machine's own list says differs from one to the next."""
