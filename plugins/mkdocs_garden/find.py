"""The readers' search in a build: the box that Material shows, and the index beside the pages."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from garden import find
from garden.config import GardenConfig
from garden.model import NotePath
from garden.pages import locations
from mkdocs_garden.aside import ShelvedPage
from mkdocs_garden.earlier import Earlier, earlier_files, put
from mkdocs_garden.keep.cache import site_cache
from mkdocs_garden.keep.keptpage import KeptPage
from mkdocs_garden.site import CompiledSite

ELSEWHERE = (KeptPage, ShelvedPage)
"""Pages whose content is not in memory."""
MATERIAL, OFFLINE = "material/search", "material/offline"

log = get_plugin_logger("garden")


class _BoxConfig(Config):  # type: ignore[no-untyped-call]
    """What Material's templates ask a search plugin."""

    enabled = config_options.Type(bool, default=True)


class SearchBox(BasePlugin[_BoxConfig]):  # type: ignore[no-untyped-call]
    """Does nothing. Material's templates show a search box where they find such a plugin."""


def prepare(config: MkDocsConfig, options: GardenConfig) -> GardenConfig:
    """Put our search in the place of Material's, and return the options as they are obeyed.

    Material's stays where the garden asks for it, and where our own cannot work: under another
    theme, and in a site that is read from a disk, whose pages may fetch nothing.
    """
    if options.search == "material":
        return options
    offline = config.plugins.get(OFFLINE)
    if config.theme.name != "material" or (offline and offline.config.get("enabled")):
        return options.model_copy(update={"search": "material"})
    replaced = config.plugins.get(MATERIAL)
    if replaced and not isinstance(replaced, SearchBox):
        replaced.config["enabled"] = False
        log.info("Readers search by the garden's own index, so the plugin `search` makes none.")
    box = SearchBox()
    box.load_config({})
    config.plugins[MATERIAL] = box
    folder = options.indexes.folder
    page = File(
        posixpath.join(folder, "search.md"), None, config.site_dir, config.use_directory_urls
    )
    config.extra["garden"] = {
        **config.extra.get("garden", {}),
        "search": {
            "table": posixpath.join(folder, "find", find.TABLE),
            "page": page.url,
        },
    }
    return options


def write_index(site: CompiledSite, files: Files, config: MkDocsConfig) -> None:
    """Write the index of the pages of this build, unless the very same is there."""
    if site.garden.config.search != "garden":
        return
    pages = [file.page for file in files.documentation_pages() if file.page]
    if any(not isinstance(page, ELSEWHERE) and page.content is None for page in pages):
        return  # `--dirty`: an index of what was rendered would find nothing else
    plan = find.plan_index(_entries(site, pages))
    place = locations.find_folder(site.garden)
    folder, earlier = f"{config.site_dir}/{place}", earlier_files(config, place)
    table = earlier.get(find.TABLE)
    if table and find.holds(Path(table).read_bytes(), plan):
        for path, file in earlier.items():
            put(f"{folder}/{path}", None, file)
    else:
        _write(folder, earlier, find.files_of(plan, site_cache(config), earlier))


def _write(folder: str, earlier: Earlier, files: Iterable[tuple[str, bytes | None]]) -> None:
    """Write an index, or what is new of it; without its table of contents until it is whole."""
    table = Path(folder, find.TABLE)
    table.unlink(missing_ok=True)
    written = set()
    for path, data in files:
        put(f"{folder}/{path}", data, None if path == find.TABLE else earlier.get(path))
        written.add(path)
    for path in earlier.keys() - written:
        Path(folder, path).unlink(missing_ok=True)


def _entries(site: CompiledSite, pages: Iterable[Page]) -> Iterator[find.Entry]:
    """Yield what the search takes in: every page of the build, and what is wanted."""
    for page in pages:
        if _is_excluded(site, page):
            continue
        if isinstance(page, KeptPage):
            yield replace(_entry(site, page, ""), html=page.read, stamp=page.stamp)
        elif isinstance(page, ShelvedPage):
            yield replace(_entry(site, page, ""), html=page.read)
        else:
            yield _entry(site, page, page.content or "")
    yield from find.wanted_entries(site.view)


def _entry(site: CompiledSite, page: Page, html: str) -> find.Entry:
    path = page.file.src_uri
    if path in site.garden.notes:
        return find.note_entry(site.view, NotePath(path), html)
    head = site.find_head(path)
    if head:
        return find.page_entry(site.view, head, html)
    tags = page.meta.get("tags")
    named = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return find.other_entry(path, page.file.url, str(page.title or path), named, html)


def _is_excluded(site: CompiledSite, page: Page) -> bool:
    """Tell whether a page asks, as Material's plugin lets it, not to be found."""
    note = site.garden.notes.get(NotePath(page.file.src_uri))
    head = note.fields.rest if note else {} if isinstance(page, KeptPage) else page.meta
    wish = head.get("search")
    return isinstance(wish, dict) and bool(wish.get("exclude"))
