"""Everything that a site is made from, as one digest: the same again means the same site."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from garden.cache import digest

LEFT = frozenset({".git", ".garden", "__pycache__"})
"""Folders in which nothing lies from which a site is made."""


class _UnknownError(Exception):
    """It cannot be told what lies there."""


def digest_inputs(
    words: Iterable[str], folders: Iterable[Path], files: Iterable[Path], outputs: Iterable[Path]
) -> str:
    """Return the digest of `words`, and of all that lies in `folders` and in the single `files`.

    Files are told by path, size and time of last change; those below `outputs` are left out.
    Empty if a link leads to a folder, of which it is not known who writes into it.
    """
    left = {os.fspath(output) for output in outputs}
    parts = [*words]
    try:
        for folder in folders:
            parts += sorted(_below(os.fspath(folder.resolve()), left))
    except _UnknownError:
        return ""
    parts += [_mark(os.fspath(file)) for file in files]
    return digest(*parts)


def digest_files(folder: Path, suffix: str = "") -> str:
    """Return the digest of the files below a folder, by their names and bytes."""
    made = hashlib.blake2b(digest_size=20)
    for file in sorted(folder.rglob(f"*{suffix}")):
        if file.is_file() and "__pycache__" not in file.parts:
            made.update(file.relative_to(folder).as_posix().encode("utf-8", "surrogatepass"))
            raw = file.read_bytes()
            made.update(b"\0%d\0" % len(raw) + raw)
    return made.hexdigest()


def installed() -> Iterator[str]:
    """Yield name and version of all that is installed: the names of folders tell them."""
    for place in sys.path:
        try:
            names = [entry.name for entry in Path(place or ".").iterdir()]
        except OSError:  # a zip file, or a folder that is gone
            continue
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _below(folder: str, left: set[str]) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        if entry.name in LEFT or entry.path in left:
            continue
        if entry.is_dir():
            if entry.is_symlink():
                raise _UnknownError
            yield from _below(entry.path, left)
        else:
            yield _mark(entry.path)


def _mark(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - for each file of a garden
    except OSError:
        return f"{path} -"
    return f"{path} {status.st_size} {status.st_mtime_ns}"
