"""The files of a folder, as they are."""

import os
from collections.abc import Iterator
from pathlib import Path

from garden.output.model import Marks


def marks_of(folder: Path) -> Marks:
    """Return each file below `folder` with its mark; a link counts as the file that it is."""
    return dict(_marks(os.fspath(folder), ""))


def _marks(folder: str, below: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        name = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _marks(entry.path, f"{name}/")
        else:
            status = entry.stat(follow_symlinks=False)
            yield name, (status.st_size, status.st_mtime_ns)
