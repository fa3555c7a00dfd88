"""Where the index lies: a private folder that is a cache and nothing else.

Whoosh's files are pickles, and reading a pickle runs what is in it. So the folder belongs to
us alone (mode 0700), and one that we did not make that way is emptied before it is opened:
it may have come with a clone. Nor is anything opened whose checksum is another than was written.
"""

import os
import shutil
import stat
import warnings
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from garden.errors import GardenError
from garden.search.codec import LeanCodec
from garden.search.engine import FileIndex, FileStorage, IndexWriter, QueryError
from garden.search.manifest import (
    NAME,
    WORDS,
    Manifest,
    checksums,
    read_manifest,
    read_words,
    write_manifest,
    write_words,
)
from garden.search.model import SearchBusy, SearchDamaged
from garden.search.schema import SCHEMA, schema_digest

_Answer = TypeVar("_Answer")

_PRIVATE = 0o700
_LOCK = "MAIN_WRITELOCK"
"""The name that Whoosh's own writers use."""

_MEGABYTES = 256
"""How much is kept in memory before it is sorted: enough for a garden of ten thousand notes."""

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
        elif not self._is_whole():
            with self._locked():
                self._mend()

    def attempt(self, act: Callable[[FileIndex], _Answer]) -> _Answer:
        """Return what `act` makes of Whoosh's index at its newest state.

        What a broken pickle or a cut file raises can be any exception at all, and so can what
        another process replaces at that moment. If the files are whole, it is asked once more.
        Whoosh leaves files to the garbage collector, which warns of them; the exception must be
        gone before the filter is.

        Raises SearchDamaged if the index was damaged; it has then been emptied.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            try:
                return act(self._index())
            except (GardenError, QueryError):
                raise
            except Exception as error:  # noqa: BLE001
                reason = type(error).__name__
        with self._locked():
            if self._is_whole():
                return act(self._index())
            self._mend()
        raise SearchDamaged(
            f"The search index was damaged ({reason}) and has been emptied. Run the command again."
        )

    def manifest(self) -> Manifest:
        """Return what the index is known to hold."""
        return read_manifest(self.folder) or Manifest()

    def words(self) -> dict[str, int]:
        """Return the words of all notes as written, with the number of notes of each."""
        return self.attempt(lambda _: read_words(self.folder))

    @contextmanager
    def writer(self, after: Manifest, words: dict[str, int]) -> Iterator[IndexWriter]:
        """Give Whoosh's writer; commit at the end, or leave everything as it was.

        To be called by who holds the lock (`locked`). `after` says what the index holds when
        all is written; `words` may be changed until then.
        """
        writer = self._index().writer(codec=LeanCodec(), limitmb=_MEGABYTES, _lk=False)
        try:
            yield writer
            writer.commit()
        except BaseException:
            with suppress(Exception):  # half-written files may not even close
                writer.cancel()
            raise
        write_words(self.folder, words)
        self._keep(after)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from writing, and mend what one that was killed left behind.

        Raises SearchBusy while another process writes, SearchDamaged as `attempt` does.
        """
        with self._locked():
            if not self._is_whole() and self._mend():
                raise SearchDamaged("The search index was damaged and has been emptied.")
            yield

    def keep_state(self, manifest: Manifest) -> None:
        """Remember of what the index was made, where that is all that changed."""
        write_manifest(self.folder, replace(manifest, files=self.manifest().files))

    def reset(self) -> None:
        """Throw everything away and begin anew. Raises SearchBusy while somebody writes."""
        with self._locked():
            self._make_anew()
        self.rebuilt = True

    def size(self) -> int:
        """Return how many bytes the index takes."""
        return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())

    def _index(self) -> FileIndex:
        return FileIndex(self._storage, schema=SCHEMA)

    def _is_whole(self) -> bool:
        """Tell whether everything is as it was last written, and nothing half-written beside."""
        manifest = read_manifest(self.folder)
        if manifest is None:
            return False
        tables = {file.name for file in self.folder.glob("*.toc")}
        known = {name for name in manifest.files if name.endswith(".toc")}
        return tables == known and _is_as_written(self.folder, manifest)

    def _mend(self) -> bool:
        """Go back to what was last written as a whole; return whether all had to be thrown away."""
        manifest = read_manifest(self.folder)
        if manifest and manifest.files and _is_as_written(self.folder, manifest):
            _empty(self.folder, {*manifest.files, NAME})
            return False
        was_there = any(file.name != _LOCK for file in self.folder.iterdir())
        self._make_anew()
        self.rebuilt |= was_there
        return was_there

    def _make_anew(self) -> None:
        _empty(self.folder, frozenset())
        self._storage.create_index(SCHEMA)
        write_words(self.folder, {})
        self._keep(Manifest())

    def _keep(self, manifest: Manifest) -> None:
        segments = [file.name for file in self.folder.glob("*.seg")]
        tables = [file.name for file in self.folder.glob("*.toc")]
        files = checksums(self.folder, (*segments, *tables, WORDS))
        write_manifest(self.folder, replace(manifest, files=files))

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


def _is_as_written(folder: Path, manifest: Manifest) -> bool:
    return checksums(folder, manifest.files) == dict(manifest.files)


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


def _empty(folder: Path, but: AbstractSet[str]) -> None:
    """Delete what is in the folder but these and the lock that we hold; links are not followed."""
    for entry in list(folder.iterdir()):
        if entry.name == _LOCK or entry.name in but:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
