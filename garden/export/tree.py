"""The compiled garden as a folder that any engine builds: plain Markdown and its own settings.

Nothing of ours is needed there but the theme's templates, which are copied beside it.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from garden import __version__
from garden.address import page_file, page_url
from garden.compile.navigation import hub_navigation
from garden.compile.notes import compile_indexes, compile_pages
from garden.errors import UsageError
from garden.export import compile_files
from garden.forge import find_forge
from garden.garden import Garden
from garden.pages.view import View
from garden.past.redirectpages import compile_redirects
from garden.project import Project, TaggedText, directory_urls
from garden.reading.extensions import EXTENSIONS
from garden.site import read_site
from garden.theme import STYLESHEET, style_sheets, theme_dir

MARKER = ".praxis-garden-tree"
"""A file by which we know a folder as one that we wrote and may write again."""

DOCS, OVERRIDES = "docs", "overrides"
LEFT_OUT = ("INHERIT", "hooks", "watch", "exclude_docs", "draft_docs")
"""Settings that name files the tree does not hold, or that were obeyed when it was written."""


def export_tree(project: Project, garden: Garden, out: Path) -> int:
    """Write the compiled garden to `out` and return how many pages it has.

    Raises UsageError if `out` holds something that we did not write, or is within the content.
    """
    _clear(project, out)
    view = _view(project, garden)
    generated = {page.path: page for page in compile_indexes(view)}
    pages = compile_pages(view, generated.values())
    files = compile_files(view, generated, pages)
    for path, text in (*pages.items(), *_redirects(project, view, pages), *files):
        _file(out, path).write_text(text, encoding="utf-8", newline="")
    for asset in sorted(garden.assets):
        shutil.copyfile(project.content / asset, _file(out, asset))
    _copy_theme(project, out)
    settings = yaml.dump(
        derived_settings(project, garden), Dumper=_Dumper, allow_unicode=True, sort_keys=False
    )
    (out / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return len(pages)


def _view(project: Project, garden: Garden) -> View:
    url_of = cache(partial(page_url, directory_urls=directory_urls(project.settings)))
    forge = find_forge(project.settings, project.config.forge)
    return View(garden, url_of, forge, read_site(project.settings))


def _redirects(project: Project, view: View, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield file and text of the pages that lead on from old addresses."""
    urls = directory_urls(project.settings)
    files = [page_file(path, directory_urls=urls) for path in pages]
    return compile_redirects(view, files, str(project.settings.get("site_url") or ""))


def derived_settings(project: Project, garden: Garden) -> dict[str, Any]:
    """Return the site's settings for the compiled tree: the same, without our plugin."""
    stated = project.settings
    settings = {key: value for key, value in stated.items() if key not in LEFT_OUT}
    theme = settings.get("theme") or {"name": "material"}
    theme = dict(theme) if isinstance(theme, dict) else {"name": str(theme)}
    settings |= {
        "docs_dir": DOCS,
        "site_dir": "site",
        "theme": {"font": False, **theme, "custom_dir": OVERRIDES},
        "extra_css": [STYLESHEET, *(settings.get("extra_css") or [])],
        "extra": {**(settings.get("extra") or {}), "garden": {"version": __version__}},
    }
    settings.setdefault("site_name", project.root.absolute().name)
    if "plugins" in stated:
        settings["plugins"] = _without_garden(stated["plugins"])
    if project.config.extensions:
        settings["markdown_extensions"] = _extensions(stated.get("markdown_extensions"))
    if not settings.get("nav"):
        settings["nav"] = list(hub_navigation(garden))
        settings["not_in_nav"] = "*"
    elif garden.config.indexes.folder:
        folder = f"/{garden.config.indexes.folder}/"
        settings["not_in_nav"] = "\n".join(filter(None, [settings.get("not_in_nav"), folder]))
    return settings


class _Dumper(yaml.SafeDumper):
    """Writes values with tags of an engine as they were read."""


_Dumper.add_representer(TaggedText, lambda _dumper, text: text.node)


def _without_garden(plugins: object) -> list[object]:
    return [entry for entry in _entries(plugins) if _name(entry) != "garden"]


def _extensions(stated: object) -> list[object]:
    entries = _entries(stated)
    named = {_name(entry) for entry in entries}
    ours: list[object] = [
        {name: dict(options)} if options else name
        for name, options in EXTENSIONS.items()
        if name not in named
    ]
    return [*entries, *ours]


def _entries(stated: object) -> list[object]:
    """Return a list of names and one-key mappings, however the settings state it."""
    if isinstance(stated, Mapping):
        return [{name: options or {}} for name, options in stated.items()]
    return list(stated) if isinstance(stated, list) else []


def _name(entry: object) -> object:
    return next(iter(entry), None) if isinstance(entry, Mapping) else entry


def _clear(project: Project, out: Path) -> None:
    if out.resolve().is_relative_to(project.content.resolve()):
        raise UsageError(f"{out} is inside the content folder; choose a folder outside it.")
    if out.is_file() or (out.exists() and any(out.iterdir()) and not (out / MARKER).is_file()):
        raise UsageError(f"{out} is not empty and was not written by this command.")
    shutil.rmtree(out, ignore_errors=True)
    (out / DOCS).mkdir(parents=True)
    (out / MARKER).write_text(f"{__version__}\n", encoding="utf-8")


def _copy_theme(project: Project, out: Path) -> None:
    shutil.copytree(theme_dir(), out / OVERRIDES)
    for path, text in style_sheets():
        (out / OVERRIDES / path).write_text(text, encoding="utf-8", newline="")
    theme = project.settings.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    if own and (project.root / own).resolve() != theme_dir().resolve():
        shutil.copytree(project.root / own, out / OVERRIDES, dirs_exist_ok=True)


def _file(out: Path, path: str) -> Path:
    file = out / DOCS / path
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
