"""Where git keeps the notes, and what it cannot do there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from garden.errors import UsageError
from garden.git.run import GitError, ask_git
from garden.project import Project

PARTIAL = (
    "Fetch the files of earlier commits with `git fetch --refetch --no-filter`: this clone leaves "
    "them out."
)


@contextmanager
def asking_git() -> Iterator[None]:
    """Tell what git could not do as UsageError."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"Git is needed to compare, and could not be run: {error}.") from None
    except GitError as error:
        if "promisor" in str(error):
            raise UsageError(PARTIAL) from None
        raise UsageError(f"Git could not tell: {error}") from None


def repository_of(project: Project) -> Path:
    """Return the root of the repository that holds the notes. Raises as git does."""
    folder = project.content if project.content.is_dir() else project.root
    return Path(ask_git(folder, "rev-parse", "--show-toplevel"))


def prefix_in(root: Path, folder: Path) -> str:
    """Return a folder as seen from the root of its repository, ending in `/`; empty for the root.

    Raises UsageError if it lies elsewhere.
    """
    path = os.path.relpath(folder.resolve(), root.resolve())
    if path.startswith(os.pardir):
        raise UsageError(f"The notes in {folder} are not part of the repository in {root}.")
    return "" if path == os.curdir else f"{Path(path).as_posix()}/"
