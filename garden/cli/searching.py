"""What the commands that search share: the index, with what changed brought in."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from garden.cli.common import open_garden
from garden.cli.exits import errors
from garden.garden import Garden
from garden.project import Project, load_people, load_project
from garden.reading.source import read_folder
from garden.search import SearchBusy, SearchIndex
from garden.search.place import open_index, refresh, state_of

_Result = TypeVar("_Result")

TRIES = 50
PAUSE = 0.1
"""How often, and after how many seconds, we ask again while another command writes the index."""


def current_index(config: Path) -> SearchIndex:
    """Return the index of a garden, with what changed since it was last asked brought in.

    If nothing changed, no note is parsed. If another command writes the index for long, it is
    searched as it is.
    """
    project = load_project(config)
    index, state = _patiently(lambda: open_index(project.content)), _state(project)
    if not index.holds(state):
        _bring(index, open_garden(config)[1], state)
    _tell(index)
    return index


def searched_garden(config: Path) -> tuple[Project, Garden, SearchIndex]:
    """Return a garden with its index."""
    project, garden = open_garden(config)
    index = _patiently(lambda: open_index(project.content))
    _bring(index, garden, _state(project))
    _tell(index)
    return project, garden, index


def _bring(index: SearchIndex, garden: Garden, state: str) -> None:
    try:
        _patiently(lambda: refresh(index, garden, state))
    except SearchBusy as busy:
        errors.print(f"garden: {busy}", highlight=False)


def _tell(index: SearchIndex) -> None:
    if index.stats().rebuilt:
        errors.print("garden: the search index was damaged, and has been made anew.")


def _state(project: Project) -> str:
    sources = read_folder(
        project.content, project.exclude, project.config.published, project.config.limits
    )
    people = load_people(project.root, project.content, project.config)
    return state_of(sources, people.entries, project.config)


def _patiently(act: Callable[[], _Result]) -> _Result:
    for _ in range(TRIES):
        try:
            return act()
        except SearchBusy:
            time.sleep(PAUSE)
    return act()
