"""What is done to files, step by step; a test puts another disk here that fails or is killed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from garden.rename.model import RefusedError

try:
    import fcntl
except ImportError:  # Windows, where a folder cannot be locked
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep other moves out of a content folder; ends with the process, and leaves no file."""
    if fcntl is None:
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RefusedError("Another `garden mv` is at work here. Try again.") from None
        yield
    finally:
        os.close(handle)


class Disk:
    """The few things that are done to files. Tests put another in its place that fails."""

    def write(self, path: Path, data: bytes) -> None:
        """Write a file and make it safe."""
        with path.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())

    def copy_mode(self, source: Path, target: Path) -> None:
        """Give `target` the permissions of `source`."""
        shutil.copymode(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target`, in one go."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, where they are not there."""
        path.mkdir(parents=True, exist_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def sync_folder(self, path: Path) -> None:
        """Make safe what was renamed in a folder."""
        if hasattr(os, "O_DIRECTORY"):
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
