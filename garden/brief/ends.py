"""The two ends of a change, as git knows them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from garden.errors import UsageError
from garden.gitrun import GitError, ask_git
from garden.gittree import find_commit, find_merge_base, is_shallow
from garden.project import Project

FETCH = (
    "This clone holds only the newest part of the history. Fetch the rest with "
    "`git fetch --unshallow`; in CI, ask for a full clone (`fetch-depth: 0`)."
)


PARTIAL = (
    "This clone leaves out files of earlier commits. Fetch them with "
    "`git fetch --refetch --no-filter`."
)
_USAGE = "Say where the change began, such as `main..HEAD`, or `main` to compare with the disk."


@dataclass(frozen=True, slots=True)
class Range:
    """The two ends of a change."""

    base: str
    """The commit where it began: the newest that both ends have in common."""
    head: str
    """The commit it leads to; empty for the files as they lie on disk."""


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


def find_range(root: Path, range_: str) -> Range:
    """Return the two commits that `range_` means. Raises UsageError if it means none."""
    name, dots, end = range_.partition("..")
    end = end.removeprefix(".")
    head = _commit(root, end or "HEAD")
    base = _commit(root, name)
    common = find_merge_base(root, base, head)
    if not common and is_shallow(root):
        raise UsageError(f"Where this change began is not known. {FETCH}")
    if not common:
        raise UsageError(f"{name} and {end or 'HEAD'} have no commit in common.")
    return Range(common, head if dots else "")


def _commit(root: Path, name: str) -> str:
    commit = find_commit(root, name) if name else ""
    if not commit:
        where = FETCH if is_shallow(root) else f"Fetch it, such as with `git fetch origin {name}`."
        raise UsageError(f"There is no commit called “{name}” here. {where}" if name else _USAGE)
    return commit


def prefix_in(root: Path, folder: Path) -> str:
    """Return a folder as seen from the root of its repository, ending in `/`; empty for the root.

    Raises UsageError if it lies elsewhere.
    """
    path = os.path.relpath(folder.resolve(), root.resolve())
    if path.startswith(os.pardir):
        raise UsageError(f"The notes in {folder} are not part of the repository in {root}.")
    return "" if path == os.curdir else f"{Path(path).as_posix()}/"
