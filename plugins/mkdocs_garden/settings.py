"""What the site's configuration needs so that compiled pages look as they should."""

import copy
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from garden import __version__
from garden.config import GardenConfig
from garden.past.state import Past
from garden.reading.extensions import EXTENSIONS
from garden.theme import STYLESHEET, theme_dir
from mkdocs_garden.clean.snippets import confine_snippets

MATERIAL_FONT = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material's own `mkdocs_theme.yml` states where the site states no font."""

PREVIEW_VARIABLE = "GARDEN_PREVIEW"
"""Set in the environment where a proposal is built that nobody has reviewed."""

log = get_plugin_logger("garden")


def prepare(config: MkDocsConfig, options: GardenConfig) -> None:
    """Add theme folder, stylesheet and Markdown extensions; what the site states stays."""
    if options.html == "trusted":
        log.info(
            "The HTML of notes is trusted: whoever can write a note can run scripts in the "
            "browser of every reader (`html: trusted`)."
        )
    else:
        confine_snippets(config)
    if options.extensions:
        _add_extensions(config)
    # The theme's own proof that the plugin ran: an engine that ignores it leaves this out.
    config.extra["garden"] = {
        "version": __version__,
        "markdown": options.markdown,
        "card": options.card if config.site_url else "",
        **_preview(config),
    }
    if config.theme.name != "material":
        log.info(
            "The garden's pages are made for the theme `material`; using `%s`.", config.theme.name
        )
        return
    _add_theme(config)


def drop_missing_icon(page: Page, config: MkDocsConfig) -> None:
    """Take away the icon of a page if the theme has none of that name, where it would fail."""
    name = page.meta.get("icon")
    if name and not any(Path(d, ".icons", f"{name}.svg").is_file() for d in config.theme.dirs):
        del page.meta["icon"]
        log.warning("'%s' names an icon that there is not: %s.", page.file.src_uri, name)


def date(page: Page, past: Past) -> None:
    """Let a page be of the day of the newest commit: the same commit makes the same site.

    What `SOURCE_DATE_EPOCH` says, which the engine reads, goes before; and where no history is
    known, a page is of the day on which it was built.
    """
    if past.history.known and past.epoch is None:
        page.update_date = past.history.as_of.date().isoformat()


def _preview(config: MkDocsConfig) -> dict[str, Any]:
    """Return what a preview says of itself on every page, and where the garden is; else nothing."""
    if os.environ.get(PREVIEW_VARIABLE, "") in {"", "0", "false"}:
        return {}
    if config.theme.name != "material":
        log.warning(
            "%s is set, and the theme `%s` does not say on its pages that this is a preview.",
            PREVIEW_VARIABLE,
            config.theme.name,
        )
    return {"preview": {"published": config.site_url or ""}}


def _add_extensions(config: MkDocsConfig) -> None:
    for name, options in EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
            config.mdx_configs.setdefault(name, copy.deepcopy(dict(options)))


def _add_theme(config: MkDocsConfig) -> None:
    folder = str(theme_dir())
    if folder not in config.theme.dirs:
        # After the site's own `custom_dir`, so that a community can override us.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    config.extra_css = [STYLESHEET, *(css for css in config.extra_css if css != STYLESHEET)]
    if config.theme.get("font") == MATERIAL_FONT:
        # Left alone, Material loads these from another origin; ours are in the theme.
        config.theme["font"] = False
