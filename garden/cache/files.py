"""A cache in a folder of this machine."""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedWriter
from pathlib import Path

from garden.cache.model import DAY, NAME, Entry

_TEMPORARY = ".part-"
"""How files begin that are being written. One that a killed process left is swept up later."""

_NOTES = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# A cache of praxis-garden: it may be deleted at any time.\n",
    ".gitignore": "# A cache is made again; it belongs into no repository.\n*\n",
}
"""What tells backup programs and git to pass the folder by."""


class FileStore:
    """Keeps each value in a file of its own, in folders that stay small."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which need not be there yet."""
        self.place = str(folder)
        self._root = os.fspath(folder)
        self._known: set[str] = set()

    def read(self, name: str, stale: float) -> bytes | None:
        """Return what is kept as `name`; a time of last use before `stale` is set anew."""
        path = f"{self._root}/{name}"
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - ten thousand times a build
                value = file.read()
                if os.fstat(file.fileno()).st_mtime < stale:
                    with suppress(OSError):
                        os.utime(path)
                return value
        except OSError:
            return None

    def write(self, name: str, value: bytes) -> None:
        """Keep a value by writing it aside and renaming it: no reader meets half of it."""
        path = f"{self._root}/{name}"
        folder = path.rpartition("/")[0]
        aside = f"{folder}/{_TEMPORARY}{secrets.token_hex(8)}"
        with suppress(OSError):
            try:
                with self._open(aside, folder) as file:
                    file.write(value)
                os.replace(aside, path)  # noqa: PTH105 - in one step, or not at all
            except BaseException:
                with suppress(OSError):
                    os.unlink(aside)  # noqa: PTH108
                raise

    def _open(self, path: str, folder: str) -> BufferedWriter:
        """Open a new file, in a folder that may have yet to be made."""
        try:
            return open(path, "xb")  # noqa: PTH123 - the caller closes it
        except FileNotFoundError:
            self._make(folder)
            return open(path, "xb")  # noqa: PTH123

    def remove(self, name: str) -> None:
        """Delete a value's file."""
        with suppress(OSError):
            os.unlink(f"{self._root}/{name}")  # noqa: PTH108

    def entries(self) -> Iterator[Entry]:
        """Yield every value; files that were being written a day before the newest go."""
        found, parts = [], []
        for name, status in self._files():
            if NAME.fullmatch(name):
                found.append(Entry(name, status.st_size, status.st_mtime))
            elif name.rpartition("/")[2].startswith(_TEMPORARY):
                parts.append((name, status.st_mtime))
        newest = max((entry.used for entry in found), default=0.0)
        for name, written in parts:
            if written < newest - DAY:
                self.remove(name)
        yield from found

    def _files(self) -> Iterator[tuple[str, os.stat_result]]:
        """Yield each file two folders below the root, with its status; links are not followed."""
        for kind in _folders(self._root):
            for first in _folders(f"{self._root}/{kind}"):
                with suppress(OSError), os.scandir(f"{self._root}/{kind}/{first}") as files:
                    for file in files:
                        with suppress(OSError):
                            if file.is_file(follow_symlinks=False):
                                yield f"{kind}/{first}/{file.name}", file.stat()

    def _make(self, folder: str) -> None:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        if not self._known:
            for name, text in _NOTES.items():
                with suppress(FileExistsError), open(f"{self._root}/{name}", "x") as file:  # noqa: PTH123
                    file.write(text)
        self._known.add(folder)


def _folders(path: str) -> list[str]:
    try:
        with os.scandir(path) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []
