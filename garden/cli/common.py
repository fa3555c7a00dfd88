"""What the commands share: options, exit codes, progress."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from garden.cache import VARIABLE, Cache, keeping_nothing, open_cache
from garden.cli.exits import errors
from garden.errors import UsageError
from garden.garden import Garden
from garden.model import NotePath
from garden.project import Project, Step, load_garden, load_past, load_people, load_project
from garden.spread import spread

ConfigOption = Annotated[
    Path,
    typer.Option(
        "--config",
        "-f",
        help="The mkdocs.yml of the garden, its folder, or a folder of notes.",
        show_default="this folder",
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Change notes that are not committed, too.")
]
HERE = Path()
_HUNDRED = 100

CacheOption = Annotated[
    str | None,
    typer.Option(
        "--cache",
        metavar="PLACE",
        envvar=VARIABLE,
        help="Keep what was worked out in this folder, or at this fsspec URL.",
        show_default="`.garden/cache` beside mkdocs.yml",
    ),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Work everything out anew, and keep nothing.")
]


def open_garden(where: Path, *, past: bool = False) -> tuple[Project, Garden]:
    """Read the garden at `where`, with a progress bar on a terminal; with its `past` if asked."""
    project = load_project(where)
    people = load_people(project.root, project.content, project.config)
    known = load_past(project, datetime.now(UTC), people) if past else None
    for remark in known.remarks if known else ():
        errors.print(remark, markup=False, highlight=False)
    cache = open_cache_of(project, os.environ.get(VARIABLE))
    with progress("Reading notes") as step:
        return project, load_garden(project, step, known, cache, people, spread=spread)


def open_cache_of(project: Project, place: str | None, *, no_cache: bool = False) -> Cache:
    """Return the cache of a project, at `place` if somebody named one.

    Raises CacheError if such a place cannot be opened here.
    """
    if no_cache:
        return keeping_nothing()
    return open_cache(project.root, place, time.time())


def get_note(garden: Garden, name: str) -> NotePath:
    """Return the note that `name` means. Raises UsageError if none or several do."""
    found = garden.candidates(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"“{name}” could be {', '.join(found)}. Give the path.")
    near = garden.find_nearest(name)
    hint = f" Did you mean “{near}”?" if near else ""
    raise UsageError(f"There is no note called “{name}”.{hint}")


@contextmanager
def progress(label: str) -> Iterator[Step]:
    """Show a bar on a terminal while work is under way; nothing elsewhere.

    It is drawn as the work goes on and not by a thread, so that work can be given to copies of
    this process.
    """
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn())
    is_hidden = not sys.stderr.isatty()
    drawn = Progress(
        *columns, console=errors, transient=True, disable=is_hidden, auto_refresh=False
    )
    with drawn as bar:
        task = bar.add_task(label, total=None)

        def step(done: int, total: int) -> None:
            is_further = _HUNDRED * done // total > _HUNDRED * (done - 1) // total
            bar.update(task, completed=done, total=total, refresh=is_further)

        yield step


def counted(number: int, word: str) -> str:
    """Return a number of things in words: `1 note`, `2 notes`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
