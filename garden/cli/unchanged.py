"""Whether anything changed since the last build: if nothing did, there is nothing to build."""

import importlib.util
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import garden
from garden.cli.engine import Engine
from garden.git.state import git_files, newest_commit
from garden.output.inputs import digest_inputs, installed
from garden.project import Project, TaggedText
from garden.theme import theme_dir

ASKED = ("SOURCE_DATE_EPOCH", "TZ", "LANG", "LC_ALL")
"""What a build asks of its environment, beside what the settings themselves ask for."""

_PLUGIN = "mkdocs_garden"


def inputs_of(project: Project, engine: Engine, written: Iterable[Path]) -> str:
    """Return the digest of all that a build of this project reads; empty if nobody can know it.

    What lies in folders to which builds have `written` is none of it, wherever these are. It is
    enough where our plugin is alone with the engine: another plugin may read anything, and the
    plugin says in the build whether there is one (`Keeper.finish`).
    """
    if any(_asks_environment(project.settings)):
        return ""
    packages = [Path(garden.__file__).parent, *_plugin_folder()]
    words = (
        *(engine, repr(project.settings), str(datetime.now(UTC).date())),
        *(f"{name}={os.environ.get(name)}" for name in ASKED),
        *installed(),
        newest_commit(project.content),
    )
    return digest_inputs(
        words,
        (project.root, project.content, *packages, theme_dir(), *_own_theme(project)),
        (*_named(project), *git_files(project.content)),
        [folder.resolve() for folder in written],
    )


def _plugin_folder() -> Iterator[Path]:
    spec = importlib.util.find_spec(_PLUGIN)
    if spec and spec.origin:
        yield Path(spec.origin).parent


def _own_theme(project: Project) -> Iterator[Path]:
    theme = project.settings.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        yield project.root / str(theme["custom_dir"])


def _named(project: Project) -> Iterator[Path]:
    """Yield files that the options name, wherever they are."""
    config = project.config
    files = [config.people.file, config.previous, config.reviews]
    files += [neighbour.garden for neighbour in config.neighbours.values()]
    yield from (project.root / file for file in files if file)


def _asks_environment(value: Any) -> Iterator[bool]:  # noqa: ANN401 - settings hold anything
    """Yield True for each setting that the environment fills in."""
    if isinstance(value, TaggedText):
        yield value.node.tag.startswith("!ENV")
    elif isinstance(value, dict):
        for item in value.values():
            yield from _asks_environment(item)
    elif isinstance(value, list):
        for item in value:
            yield from _asks_environment(item)
