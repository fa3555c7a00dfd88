"""At the edge: the files of owners in the repository of a garden."""

import os
from collections.abc import Mapping
from pathlib import Path

from garden.garden import Garden
from garden.git.run import GitError, ask_git
from garden.model import NotePath
from garden.owners.dialects import DIALECTS
from garden.owners.files import LARGEST, Files
from garden.owners.people import keepers_of
from garden.project import Project


def read_keepers(project: Project, garden: Garden) -> Mapping[NotePath, frozenset[str]]:
    """Return the notes that files of owners give to somebody, with the slugs of those people.

    Empty if the option `owners` names no kind of file. Never raises.
    """
    if not project.config.owners:
        return {}
    dialect = DIALECTS[project.config.owners]
    root = _repository(project)
    folder = Path(os.path.relpath(project.content.resolve(), root)).as_posix()
    prefix = "" if folder == "." else f"{folder}/"
    owners = dialect.read(_files_in(root))
    return keepers_of(garden.notes, owners, garden.people.values(), dialect.handles, prefix)


def _repository(project: Project) -> Path:
    """Return the root of the repository; outside of one, the folder of the settings."""
    try:
        return Path(ask_git(project.content, "rev-parse", "--show-toplevel")).resolve()
    except (GitError, OSError):
        return project.root.resolve()


def _files_in(root: Path) -> Files:
    """Read files below the root alone, whatever links say, and none that is too large."""

    def read(path: str) -> str | None:
        file = root / path
        try:
            if not file.resolve().is_relative_to(root) or not file.is_file():
                return None
            data = file.read_bytes() if file.stat().st_size <= LARGEST else None
        except OSError:
            return None
        return None if data is None else data.decode("utf-8-sig", "replace")

    return read
