"""A garden on disk: what `mkdocs.yml` says about it, without the engine being there.

The engine reads the same file in its own way; here only what the core needs is taken
from it, and tags such as `!!python/name:…` and `!ENV` are read as text, never run.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from garden.cache import Cache, keeping_nothing
from garden.config import GardenConfig, load_config
from garden.errors import ConfigError, UsageError
from garden.frontmatter import check_names
from garden.garden import Garden
from garden.history.store import cache_file
from garden.model import Finding
from garden.past import Past
from garden.past.recall import recall
from garden.people import PersonEntry, read_people
from garden.reading.extensions import adapted
from garden.reading.kept import Notebook, Spread, notebook
from garden.reading.source import Sources, left_out, read_folder, require_folder
from garden.slug import SLUGIFIERS, Slugify

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What `people.yml` says."""

    entries: tuple[PersonEntry, ...] = ()
    """Those who chose to be named."""
    findings: tuple[Finding, ...] = ()
    """What was wrong in it."""


Step = Callable[[int, int], None]
"""Told how many notes of how many are done."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where a garden is and how it is set up."""

    root: Path
    """The folder of the configuration file, or the content folder if there is none."""
    content: Path
    """The folder of the notes."""
    site: Path
    """Where the engine writes the site."""
    config: GardenConfig
    """The garden's options."""
    file: Path | None = None
    """The configuration file, or None."""
    exclude: tuple[str, ...] = ()
    """Gitignore patterns of files in the content folder that are left out."""
    slugify: Slugify = SLUGIFIERS["ascii"]
    """The engine's rule for heading ids."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """The whole configuration file, plain."""


def load_project(where: Path) -> Project:
    """Return the project at `where`: a configuration file, its folder, or a folder of notes.

    Raises UsageError if there is nothing there, ConfigError if it cannot be understood.
    """
    if where.is_file():
        return _from_file(where)
    if not where.is_dir():
        raise UsageError(f"There is no file or folder at {where}.")
    for name in CONFIG_FILES:
        if (where / name).is_file():
            return _from_file(where / name)
    if any(where.glob("*.md")):
        return Project(where, where, where.parent / "site", GardenConfig())
    raise UsageError(
        f"There is no mkdocs.yml in {where}, and no notes. Go to your garden's folder, name it "
        "with --config, or make a new garden with `garden new site DIR`."
    )


def load_garden(  # noqa: PLR0913 - what helps to be quick
    project: Project,
    step: Step = lambda _done, _all: None,
    past: Past | None = None,
    cache: Cache | None = None,
    people: PeopleFile | None = None,
    *,
    spread: Spread | None = None,
) -> Garden:
    """Read and parse every note of a project; `step` is told of the progress.

    Notes that were read before come from the `cache`, `spread` has the others read; `people` are
    given if they are known.
    """
    sources = read_folder(
        project.content, project.exclude, project.config.published, project.config.limits
    )
    people = people or load_people(project.root, project.content, project.config)
    kept = notebook(cache, project.slugify, spread) if cache else None
    return make_garden(sources, people, project.config, project.slugify, step, past=past, kept=kept)


def load_past(
    project: Project, now: datetime | None = None, people: PeopleFile | None = None
) -> Past:
    """Return what git and the lock file tell of the past of a project's notes.

    `now` unmasks commits whose clocks ran ahead of time; `people` are given if they are known.
    """
    require_folder(project.content)
    people = people or load_people(project.root, project.content, project.config)
    return recall(
        project.root,
        project.content,
        project.config,
        project.slugify,
        directory_urls=directory_urls(project.settings),
        is_left_out=left_out(project.exclude).match_file,
        people=people.entries,
        kept=cache_file(project.content),
        now=now,
    )


def directory_urls(settings: Mapping[str, Any]) -> bool:
    """Tell whether an engine with these settings serves a page as a folder."""
    return bool(settings.get("use_directory_urls", True))


def make_garden(  # noqa: PLR0913 - everything that a garden is made from
    sources: Sources,
    people: PeopleFile,
    config: GardenConfig,
    slugify: Slugify,
    step: Step = lambda _done, _all: None,
    *,
    past: Past | None = None,
    kept: Notebook | None = None,
) -> Garden:
    """Parse the texts of `sources` into a garden, but for notes that are `kept` already.

    Raises ConfigError where the options name fields that there are not.
    """
    check_names(config)
    notes = []
    book = kept or Notebook(keeping_nothing(), rule="")
    for note in book.read(sources.texts, config, slugify):
        notes.append(note)
        step(len(notes), len(sources.texts))
    findings = (*sources.findings, *people.findings)
    return Garden(notes, sources.assets, config, people.entries, findings, past=past)


def load_people(root: Path, content: Path, config: GardenConfig) -> PeopleFile:
    """Read the list of people beside the configuration file; none is fine.

    Its findings name it as seen from the content folder, like those of any other file.
    """
    file = root / config.people.file
    if not config.people.file or not file.is_file():
        return PeopleFile()
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    return people_from(text, file, content, config)


def people_from(text: str, file: Path, content: Path, config: GardenConfig) -> PeopleFile:
    """Return what the text of a list of people says; its findings name it as `file`."""
    path = Path(os.path.relpath(file, content)).as_posix()
    return PeopleFile(*read_people(text, path, config.people.fields))


def plugin_options(settings: Mapping[str, Any], name: str = "garden") -> Mapping[str, object]:
    """Return the options of a plugin in an engine's settings, empty if it has none."""
    plugins = settings.get("plugins") or []
    entries = plugins.items() if isinstance(plugins, dict) else map(_entry, plugins)
    return next((options for plugin, options in entries if plugin == name and options), {})


def extensions_of(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the Markdown extensions that an engine's settings name, with their options."""
    stated = settings.get("markdown_extensions") or []
    return stated if isinstance(stated, dict) else dict(map(_entry, stated))


def slugify_of(settings: Mapping[str, Any]) -> Slugify:
    """Return the heading rule that the settings' `toc` extension names."""
    rule = str((extensions_of(settings).get("toc") or {}).get("slugify", ""))
    if "pymdownx.slugs" in rule:
        return SLUGIFIERS["pymdownx"]
    return SLUGIFIERS["unicode" if "unicode" in rule else "ascii"]


def _from_file(file: Path) -> Project:
    return project_from(file, read_settings(file))


def project_from(file: Path, settings: Mapping[str, Any]) -> Project:
    """Return the project that the settings in `file` describe. Raises ConfigError as they do."""
    config = adapted(load_config(plugin_options(settings), file.name), extensions_of(settings))
    root = file.parent
    excluded = str(settings.get("exclude_docs") or "").splitlines()
    return Project(
        root=root,
        content=root / str(settings.get("docs_dir") or "docs"),
        site=root / str(settings.get("site_dir") or "site"),
        config=config,
        file=file,
        exclude=(*excluded, *config.exclude),
        slugify=slugify_of(settings),
        settings=settings,
    )


def read_settings(
    file: Path, heirs: tuple[Path, ...] = (), read: Callable[[Path], bytes] = Path.read_bytes
) -> Mapping[str, Any]:
    """Return the engine's settings, with what they `INHERIT`; `read` gives what a file holds.

    Raises ConfigError with file and line if they are not YAML or not a mapping, or inherit
    from one of the files that inherit from them, which are `heirs`.
    """
    if file.resolve() in heirs:
        raise ConfigError(f"{file.name} inherits from itself. Mend its INHERIT line.")
    try:
        text = StringIO(read(file).decode("utf-8-sig"))
        text.name = str(file)  # what an error of YAML calls it
        settings = yaml.load(text, Loader=_SettingsLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file.name} cannot be read: {error}") from None
    if not isinstance(settings, dict):
        raise ConfigError(f"{file.name} should hold `key: value` lines, such as `site_name: …`.")
    parent = settings.pop("INHERIT", None)
    if not parent:
        return settings
    inherited = read_settings(file.parent / str(parent), (*heirs, file.resolve()), read)
    return _merged(inherited, settings)


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _entry(entry: object) -> tuple[str, Any]:
    """A list entry is a name, or a mapping of one name to its options."""
    if isinstance(entry, dict) and entry:
        return next(iter(entry.items()))
    return str(entry), {}


class TaggedText(str):
    """A value with a tag, such as `!!python/name:…`, as text: read by engines, never by us."""

    __slots__ = ("node",)
    node: yaml.Node
    """As written, so that it can be written again."""


class _SettingsLoader(yaml.SafeLoader):
    """A safe loader that reads the tags engines allow as text."""


def _as_text(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> TaggedText:
    text = TaggedText(f"{suffix} {_content(loader, node)}".strip())
    text.node = node
    return text


def _content(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    return loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode) else ""


for _tag in ("tag:yaml.org,2002:python/", "!"):
    _SettingsLoader.add_multi_constructor(_tag, _as_text)
