"""Running git: a list of arguments, never a shell; what it says comes in pieces, as bytes."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

_OWN = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    # What one clone puts in the place of commits is no part of the others.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
_KEPT = ("GIT_CONFIG", "GIT_CEILING", "GIT_DISCOVERY", "GIT_EXEC")
"""Of git's own variables, those that hold for every repository; the others are of a hook."""

_GIT = (
    *("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "log.diffMerges=separate"),
    *("-c", f"core.hooksPath={os.devnull}"),  # even `git add` to a copy of the index runs one
    *("-c", "protocol.allow=never"),  # before git 2.44, a partial clone would fetch what it lacks
)
_CHUNK = 1 << 16


class GitError(Exception):
    """Git did not do it; the first line of what it said against it."""


def run_git(
    folder: Path,
    *arguments: str,
    end: bytes = b"\n",
    index: Path | None = None,
    told: bytes = b"",
) -> Iterator[bytes]:
    """Yield what git says in `folder`, cut at `end`.

    `index` goes before the repository's own; `told` is what git reads.
    Raises GitError if git fails, OSError if there is no git or no folder.
    """
    rest = b""
    for chunk in stream_git(folder, *arguments, index=index, told=told):
        *pieces, rest = (rest + chunk).split(end)
        yield from pieces
    if rest:
        yield rest


def stream_git(
    folder: Path, *arguments: str, index: Path | None = None, told: bytes = b""
) -> Iterator[bytes]:
    """Yield what git says as it comes; `told` is what it reads. Raises as `run_git`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    own = {**_OWN, "LC_ALL": "C", **({"GIT_INDEX_FILE": str(index)} if index else {})}
    # Files, not pipes: whatever is long, neither side ever waits for the other.
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as question:
        question.write(told)
        question.seek(0)
        process = subprocess.Popen(
            [*_GIT, *arguments],
            cwd=folder,
            env={**kept, **own},
            stdin=question,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        with process:
            while chunk := process.stdout.read(_CHUNK) if process.stdout else b"":
                yield chunk
        if process.returncode:
            errors.seek(0)
            raise GitError(_complaint(errors.read().decode("utf-8", "replace")))


def _complaint(said: str) -> str:
    """Return the line in which git says why; hints and warnings may stand before it."""
    lines = said.strip().splitlines()
    graves = (line for line in lines if line.startswith(("fatal:", "error:")))
    return next(graves, "".join(lines[:1]))


def ask_git(folder: Path, *arguments: str) -> str:
    """Return the first line of what git says; empty if it says nothing. Raises as `run_git`."""
    return os.fsdecode(next(run_git(folder, *arguments), b""))
