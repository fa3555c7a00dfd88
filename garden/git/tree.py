"""The files of a commit as git keeps them: no checkout, no filters, nothing run.

Paths are bytes to git, and stay what they are: what is no UTF-8 has lone surrogates. Links and
submodules are no files.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from garden.git.run import run_git, stream_git

_FILES = frozenset({b"100644", b"100755"})


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a commit."""

    id: str
    """By which git knows what it holds."""
    size: int
    """How many bytes that is."""


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
