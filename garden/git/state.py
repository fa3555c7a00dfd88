"""Where a repository stands: what tells that git would say the same as before."""

import os
from collections.abc import Iterator
from pathlib import Path

from garden.git.run import GitError, ask_git, run_git

_IN_GIT = ("index", "config", "shallow")
_AT_THE_TOP = (".mailmap", ".git-blame-ignore-revs")


def newest_commit(content: Path) -> str:
    """Return the newest commit; empty if there is none."""
    try:
        return ask_git(content, "rev-parse", "--verify", "--quiet", "HEAD")
    except (GitError, OSError):
        return ""


def git_files(content: Path) -> Iterator[Path]:
    """Yield files that change when it changes how history is told."""
    try:
        own, common, top = (
            Path(content, os.fsdecode(line))
            for line in run_git(
                content, "rev-parse", "--git-dir", "--git-common-dir", "--show-toplevel"
            )
        )
    except (GitError, OSError, ValueError):
        return
    yield from (folder / name for folder in dict.fromkeys((own, common)) for name in _IN_GIT)
    yield from (top / name for name in _AT_THE_TOP)
