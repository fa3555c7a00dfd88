"""The garden of a build: read from MkDocs' files, compiled, and given back to them."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from pathspec import GitIgnoreSpec

from garden.cache import digest
from garden.checks import run_checks
from garden.compile.navigation import hub_navigation
from garden.compile.notes import compile_note, rest_of
from garden.config import GardenConfig
from garden.export import compile_files
from garden.forge import Forge, find_forge
from garden.garden import Garden
from garden.history.store import cache_file
from garden.model import Finding, Note, NotePath
from garden.output.job import Job, find_job
from garden.pages.page import Page, render_stub, stub_values
from garden.pages.view import UrlOf, View
from garden.past import Past
from garden.past.recall import recall
from garden.past.redirectpages import SCRIPT, compile_redirects
from garden.project import PeopleFile, load_people, make_garden, read_settings
from garden.reading.folder import Survey
from garden.reading.parse import parse_note
from garden.reading.source import ENGINE_EXCLUDES, decode_note
from garden.site import read_site
from garden.slug import Slugify, slugify_ascii
from garden.theme import theme_dir
from mkdocs_garden.ahead.reading import find_notebook
from mkdocs_garden.contents import read_sources
from mkdocs_garden.dress import dress
from mkdocs_garden.generated import GeneratedPages
from mkdocs_garden.keep.cache import site_cache
from mkdocs_garden.keep.later import LaterFile
from mkdocs_garden.keep.memory import Memory, circumstances, print_of
from mkdocs_garden.shelf import Shelved, find_shelf

NAVIGATION_PLUGINS = ("awesome-nav", "awesome-pages", "literate-nav")
"""Plugins that make the navigation; where one is at work, ours keeps out of it."""


class CompiledSite:
    """The garden of one build and the texts of its pages.

    `others` are the paths at which the site has files of its own.
    """

    def __init__(self, view: View, generated: GeneratedPages | None = None) -> None:
        """Take the garden as the engine addresses it."""
        self.view = view
        self.generated = GeneratedPages(view) if generated is None else generated
        self.others: frozenset[str] = frozenset()
        self.compile: Callable[[str], Page | None] = self.compile_now
        self.memory: Memory | None = None
        self.shelf = find_shelf()
        self._handed: dict[str, Page] = {}

    @property
    def garden(self) -> Garden:
        """The notes and what they mean to each other."""
        return self.view.garden

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks found."""
        return run_checks(self.garden)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Path and text of every file for machines."""
        texts = compile_files(self.view, self.generated, self.others)
        return Shelved(texts, self.shelf) if self.shelf else dict(texts)

    def rewritten(self, notes: Iterable[Note]) -> "CompiledSite":
        """Return the site with `notes` in place of those at the same paths."""
        garden = self.garden.rewritten(notes)
        view = View(garden, self.view.url_of, self.view.forge, self.view.site)
        site = CompiledSite(view, self.generated.again(view))
        site.others = self.others
        return site

    def compile_now(self, path: str) -> Page | None:
        """Return the page at `path`; None if it is none of ours."""
        if path in self.garden.notes:
            return compile_note(self.view, NotePath(path))
        return self.generated.get(path)

    def find_print(self, path: str) -> str:
        """Return the digest of the compiled page at `path`; empty if it is none of ours."""
        known = self.memory.find_print(path) if self.memory else ""
        if known:
            return known
        page = self.compile_now(path)
        return print_of(page) if page else ""

    def find_head(self, path: str) -> Page | None:
        """Return the page at `path` as far as its head; None if it is none of ours."""
        note = self.garden.notes.get(NotePath(path))
        if note:
            return Page(path, note.title, {}, rest=rest_of(note))
        known = self.memory.pages.get(path) if self.memory else None
        return known.head(path) if known else self.generated.get(path)

    def remember(self, prints: Mapping[str, str]) -> None:
        """Tell the next build of this one; `prints` are the digests of compiled pages."""
        if self.memory:
            self.memory.keep(prints, self)

    def hand_over(self, path: str) -> str | None:
        """Return the compiled text of the page at `path`; None if it is none of ours."""
        page = self._hand(path)
        return render_stub(page) if page else None

    def hand_values(self, path: str) -> tuple[str, dict[str, object]] | None:
        """Return what the engine reads in that text: the Markdown, and the head as values."""
        page = self._hand(path)
        return stub_values(page) if page else None

    def _hand(self, path: str) -> Page | None:
        page = self.compile(path)
        if page:
            self._handed[path] = page
        return page

    def take_page(self, path: str) -> Page | None:
        """Return, once, the page that was handed over."""
        return self._handed.pop(path, None)


def compile_site(
    files: Files, config: MkDocsConfig, options: GardenConfig, survey: Survey
) -> CompiledSite:
    """Make the garden of `files` and give them its generated pages and navigation."""
    _leave_out(files, options)
    people = load_people(
        Path(config.config_file_path or ".").parent, Path(config.docs_dir), options
    )
    garden = make_garden(
        read_sources(files, config.docs_dir, survey, options),
        people,
        options,
        _slugify(config),
        past=_past(config, options, people),
        kept=find_notebook(config),
    )
    view = View(garden, _url_rule(config), _forge(config, options), read_site(config))
    for draft in garden.drafts:
        _file(files, draft.path).inclusion = InclusionLevel.EXCLUDED
    site = CompiledSite(view)
    _recall(site, files, config)
    _add_pages(files, config, site)
    dress(files, config)
    _add_redirects(files, config, view)
    _add_files(files, config, site)
    _set_navigation(files, config, garden)
    return site


def rewrite(
    site: CompiledSite, texts: Mapping[NotePath, bytes], config: MkDocsConfig
) -> CompiledSite | None:
    """Return the site with other texts of notes that it has; None if one is no note any more."""
    options, slugify, notes = site.garden.config, _slugify(config), []
    for path, written in texts.items():
        text = decode_note(path, written, site.garden.config.limits.note)
        note = None if isinstance(text, Finding) else parse_note(path, text, options, slugify)
        if note is None or note.fields.draft:
            return None
        notes.append(note)
    return site.rewritten(notes)


def _past(config: MkDocsConfig, options: GardenConfig, people: PeopleFile) -> Past:
    spec = GitIgnoreSpec.from_lines(options.exclude)
    excluded = config.exclude_docs or GitIgnoreSpec.from_lines(ENGINE_EXCLUDES)
    return recall(
        Path(config.config_file_path or ".").parent,
        Path(config.docs_dir),
        options,
        _slugify(config),
        directory_urls=config.use_directory_urls,
        is_left_out=lambda path: spec.match_file(path) or excluded.match_file(path),
        people=people.entries,
        kept=cache_file(Path(config.docs_dir)),
        now=datetime.now(UTC),
    )


def _leave_out(files: Files, options: GardenConfig) -> None:
    spec = GitIgnoreSpec.from_lines(options.exclude)
    for file in files:
        if file.src_dir and spec.match_file(file.src_uri):
            file.inclusion = InclusionLevel.EXCLUDED


def _slugify(config: MkDocsConfig) -> Slugify:
    """Return the very function by which this build makes heading ids."""
    toc = config.mdx_configs.get("toc") or {}
    rule, separator = toc.get("slugify"), toc.get("separator", "-")
    return (lambda text: str(rule(text, separator))) if callable(rule) else slugify_ascii


def _forge(config: MkDocsConfig, options: GardenConfig) -> Forge | None:
    """Return the forge the site states; an `edit_uri` that MkDocs assumes tells us nothing."""
    stated = read_settings(Path(config.config_file_path)) if config.config_file_path else {}
    return find_forge({**stated, "repo_url": config.repo_url}, options.forge)


def _url_rule(config: MkDocsConfig) -> UrlOf:
    @cache
    def url_of(path: str) -> str:
        return File(path, None, config.site_dir, config.use_directory_urls).url if path else ""

    return url_of


def _file(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    if file is None:
        raise KeyError(path)
    return file


def _add_pages(files: Files, config: MkDocsConfig, site: CompiledSite) -> None:
    """Add the generated pages; one of the site's own, or of another plugin, stays."""
    site.generated.leave([path for path in site.generated if files.get_file_from_path(path)])
    for path in site.generated:
        make = partial(_stub, site, path)
        files.append(LaterFile.of(config, path, make, InclusionLevel.NOT_IN_NAV))


def _stub(site: CompiledSite, path: str) -> str:
    return render_stub(site.generated[path])


def _add_redirects(files: Files, config: MkDocsConfig, view: View) -> None:
    """Add the small pages that lead on from old addresses: files to the engine, not pages."""
    others = [*(file.dest_uri for file in files), *config.theme.static_templates]
    for path, text in compile_redirects(view, others, config.site_url or ""):
        files.append(File.generated(config, path, content=text))
        if files.get_file_from_path(SCRIPT) is None:  # a theme that is not Material
            files.append(File.generated(config, SCRIPT, abs_src_path=str(theme_dir() / SCRIPT)))


def _add_files(files: Files, config: MkDocsConfig, site: CompiledSite) -> None:
    """Add what is for machines; a file of the site's own stays."""
    site.others = frozenset(file.src_uri for file in files)
    job = find_job(os.environ, config.site_dir)
    for path in (site.memory and site.memory.files) or site.files:
        files.append(LaterFile.of(config, path, partial(_for_machines, site, path, job)))


def _for_machines(site: CompiledSite, path: str, job: Job | None) -> str | bytes:
    """Return a file for machines: as the last build wrote it, if nothing has changed in it."""
    known = site.memory.files.get(path) if site.memory else None
    if job and known:
        with suppress(OSError):
            written = Path(job.site, path).read_bytes()
            if digest(written) == known:
                return written
    return site.files[path]


def _recall(site: CompiledSite, files: Files, config: MkDocsConfig) -> None:
    """Recall what the last build knew, where `garden build` is at work and may keep things."""
    job = find_job(os.environ, config.site_dir)
    if not job or not job.caches:
        return
    paths, rule = (file.src_uri for file in files), find_notebook(config).rule
    key = circumstances(config, site.view, paths, rule)
    site.memory = Memory(site_cache(config), key, site.garden)
    site.memory.tell()
    site.generated = GeneratedPages(site.view, known=site.memory.pages)


def _set_navigation(files: Files, config: MkDocsConfig, garden: Garden) -> None:
    """State the hubs as navigation where the site states none; a given one is respected."""
    if config.nav is not None or any(name in config.plugins for name in NAVIGATION_PLUGINS):
        return
    config.nav = list(hub_navigation(garden))
    for path in garden.notes:
        _file(files, path).inclusion = InclusionLevel.NOT_IN_NAV
