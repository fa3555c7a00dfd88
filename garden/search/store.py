"""Where the index lies: a private folder that is a cache and nothing else.

Whoosh's files are pickles, and reading a pickle runs what is in it. So the folder belongs to
us alone (mode 0700), and one that we did not make that way is emptied before it is opened:
it may have come with a clone.
"""

import os
import shutil
import stat
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from garden.errors import GardenError
from garden.search.engine import FileIndex, FileStorage, IndexWriter, QueryError, W3Codec
from garden.search.model import SearchBusy, SearchDamaged
from garden.search.schema import SCHEMA, schema_digest

_Answer = TypeVar("_Answer")

_PRIVATE = 0o700
_LOCK = "MAIN_WRITELOCK"
"""The name that Whoosh's own writers use."""

_BUSY = "Another garden command is writing the search index. Try again in a moment."


class Store:
    """An index on disk that opens, whatever was there before."""

    def __init__(self, folder: Path) -> None:
        """Open the index under `folder`, or make it.

        Raises GardenError if the place is not ours, SearchBusy if somebody else is making it.
        """
        self.folder = folder / schema_digest()
        self.rebuilt = False
        try:
            trusted = _make_private(self.folder)
        except OSError as error:
            message = f"The search index cannot be kept in {folder}: {error.strerror}."
            raise GardenError(message) from None
        self._storage = FileStorage(str(self.folder))
        if not trusted:
            self.reset()
        elif not self._has_index():
            self._create()
        else:
            with suppress(SearchDamaged):
                self.attempt(lambda index: index.reader().close())

    def attempt(self, act: Callable[[FileIndex], _Answer]) -> _Answer:
        """Return what `act` makes of Whoosh's index at its newest state.

        What a broken pickle or a cut file raises can be any exception at all. So each one,
        beside a GardenError or a QueryError, means that the index is damaged: it is emptied,
        and SearchDamaged raised. Whoosh then leaves files to the garbage collector, which
        warns of them; the exception must be gone before the filter is.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            try:
                return act(self._index())
            except (GardenError, QueryError):
                raise
            except Exception as error:  # noqa: BLE001
                reason = type(error).__name__
        self.reset()
        raise SearchDamaged(
            f"The search index was damaged ({reason}) and has been emptied. Run the command again."
        )

    @contextmanager
    def writer(self) -> Iterator[IndexWriter]:
        """Give Whoosh's writer; commit at the end, or leave everything as it was.

        Raises SearchBusy while another process writes.
        """
        with self._locked():
            writer = self._index().writer(codec=W3Codec(), _lk=False)
            try:
                yield writer
                writer.commit()
            except BaseException:
                with suppress(Exception):  # half-written files may not even close
                    writer.cancel()
                raise

    def reset(self) -> None:
        """Throw everything away and begin anew. Raises SearchBusy while somebody writes."""
        with self._locked():
            _empty(self.folder)
            self._storage.create_index(SCHEMA)
        self.rebuilt = True

    def size(self) -> int:
        """Return how many bytes the index takes."""
        return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())

    def _index(self) -> FileIndex:
        return FileIndex(self._storage, schema=SCHEMA)

    def _has_index(self) -> bool:
        return any(self.folder.glob("*.toc"))

    def _create(self) -> None:
        with self._locked():
            if not self._has_index():  # nobody was faster
                self._storage.create_index(SCHEMA)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other processes from writing. The lock of a process that died is free.

        Whoosh's writers could lock for themselves, but one that fails keeps its lock.
        """
        lock = self._storage.lock(_LOCK)
        if not lock.acquire():
            raise SearchBusy(_BUSY)
        try:
            yield
        finally:
            lock.release()


def _refuse_link(folder: Path) -> None:
    if folder.is_symlink():
        raise GardenError(
            f"{folder} is a symbolic link, and the search index goes into a folder of its own. "
            "Remove the link."
        )


def _make_private(folder: Path) -> bool:
    """Make the folder if need be; return whether what is in it is ours."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _refuse_link(folder.parent)
    _refuse_link(folder)
    try:
        folder.mkdir(mode=_PRIVATE)
    except FileExistsError:
        return _was_private(folder)
    return True


def _was_private(folder: Path) -> bool:
    """Whether only we could write into the folder; from now on it is so."""
    found = folder.stat()
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        raise GardenError(f"{folder} belongs to another user. Delete it and try again.")
    if os.name == "nt" or stat.S_IMODE(found.st_mode) == _PRIVATE:
        return True
    folder.chmod(_PRIVATE)
    return False


def _empty(folder: Path) -> None:
    """Delete what is in the folder but the lock that we hold; links are not followed."""
    for entry in list(folder.iterdir()):
        if entry.name == _LOCK:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
