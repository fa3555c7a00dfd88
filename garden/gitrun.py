"""Running git: a list of arguments, never a shell; what it says comes in pieces, as bytes."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

_OWN = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
_KEPT = ("GIT_CONFIG", "GIT_CEILING", "GIT_DISCOVERY", "GIT_EXEC")
"""Of git's own variables, those that hold for every repository; the others are of a hook."""

_GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "log.diffMerges=separate")
_CHUNK = 1 << 16


class GitError(Exception):
    """Git did not do it; the first line of what it said against it."""


def run_git(
    folder: Path, *arguments: str, end: bytes = b"\n", index: Path | None = None
) -> Iterator[bytes]:
    """Yield what git says in `folder`, cut at `end`; `index` goes before the repository's own.

    Raises GitError if git fails, OSError if there is no git or no folder.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    own = {**_OWN, "LC_ALL": "C", **({"GIT_INDEX_FILE": str(index)} if index else {})}
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [*_GIT, *arguments],
            cwd=folder,
            env={**kept, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        with process:
            yield from _pieces(process, end)
        if process.returncode:
            errors.seek(0)
            raise GitError(errors.read().decode("utf-8", "replace").strip().partition("\n")[0])


def ask_git(folder: Path, *arguments: str) -> str:
    """Return the first line of what git says; empty if it says nothing. Raises as `run_git`."""
    return os.fsdecode(next(run_git(folder, *arguments), b""))


def _pieces(process: "subprocess.Popen[bytes]", end: bytes) -> Iterator[bytes]:
    rest = b""
    while chunk := process.stdout.read(_CHUNK) if process.stdout else b"":
        *pieces, rest = (rest + chunk).split(end)
        yield from pieces
    if rest:
        yield rest
