"""The files of a commit as git keeps them: no checkout, no filters, nothing run.

Paths are bytes to git, and stay what they are: what is no UTF-8 has lone surrogates. Links and
submodules are no files.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from garden.gitrun import GitError, ask_git, run_git, stream_git

SAME = "60%"
"""How much of a note must be the same for it to be called renamed; as in `garden.gitnames`."""

_FILES = frozenset({b"100644", b"100755"})
_DIFF = ("diff", "--raw", "-z", "--no-abbrev", "--no-ext-diff", "--no-relative", "--no-color")


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a commit."""

    id: str
    """By which git knows what it holds."""
    size: int
    """How many bytes that is."""


def find_commit(folder: Path, name: str) -> str:
    """Return the full hash of the commit that `name` means; empty if it means none.

    The name is data, also where it begins with a dash. Raises OSError if there is no git.
    """
    wanted = f"{name}^{{commit}}"
    try:
        return ask_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except GitError:
        return ""


def find_merge_base(folder: Path, one: str, other: str) -> str:
    """Return the newest commit that two have in common; empty if they have none."""
    try:
        return ask_git(folder, "merge-base", one, other)
    except GitError:
        return ""


def is_shallow(folder: Path) -> bool:
    """Tell whether the clone holds only the newest part of the history."""
    return ask_git(folder, "rev-parse", "--is-shallow-repository") == "true"


def files_of(folder: Path, commit: str) -> Mapping[str, Blob]:
    """Return every file of a commit by its path from the root of the repository."""
    lines = run_git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, end=b"\0")
    return dict(_blobs(lines))


def _blobs(lines: Iterator[bytes]) -> Iterator[tuple[str, Blob]]:
    for line in lines:
        what, _, path = line.partition(b"\t")
        mode, _, rest = what.partition(b" ")
        _, oid, size = rest.split()
        if mode in _FILES and size.isdigit():
            yield os.fsdecode(path), Blob(oid.decode("ascii"), int(size))


def read_blobs(folder: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """Return what blobs hold by their ids. What this clone lacks is left out."""
    told = "".join(f"{oid}\n" for oid in dict.fromkeys(ids)).encode("ascii")
    said = b"".join(stream_git(folder, "cat-file", "--batch", "--buffer", told=told))
    found: dict[str, bytes] = {}
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        oid, kind, *size = said[at:end].decode("ascii", "replace").split(" ")
        at = end + 1
        if kind == "blob" and size:
            found[oid] = said[at : at + int(size[0])]
            at += int(size[0]) + 1
    return found


def changed_files(folder: Path, base: str, head: str = "") -> Mapping[str, str]:
    """Return the files that differ from `base` by path: `A` added, `D` deleted, else changed.

    Without `head`, it is the folder as it is that differs, with files that git does not know
    yet, and without those it is told to ignore.
    """
    ends = (base, head) if head else (base,)
    pieces = run_git(folder, *_DIFF, "--no-renames", *ends, "--", end=b"\0")
    found = {path: status[:1] for status, path, _ in _changes(pieces)}
    if not head:
        others = run_git(folder, "ls-files", "--others", "--exclude-standard", "-z", end=b"\0")
        found |= {os.fsdecode(path): "A" for path in others if path}
    return found


def renamed_files(folder: Path, base: str, head: str = "") -> Mapping[str, str]:
    """Return old path to new path of the files that git calls renamed."""
    ends = (base, head) if head else (base,)
    pieces = run_git(folder, *_DIFF, f"-M{SAME}", "--no-rename-empty", *ends, "--", end=b"\0")
    return {path: new for status, path, new in _changes(pieces) if status[:1] == "R"}


def _changes(pieces: Iterator[bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield status, path and, of what was renamed, the new path."""
    for piece in pieces:
        status = piece.rpartition(b" ")[2].decode("ascii", "replace")
        path = os.fsdecode(next(pieces, b""))
        new = os.fsdecode(next(pieces, b"")) if status[:1] in {"R", "C"} else ""
        yield status, path, new
