"""Writing a plan: all of it or nothing, whatever happens on the way.

Every text, old and new, is put into a hidden folder beside the notes and made safe on disk.
Then a journal is written there: from that moment the move counts as made. Then files take
their places, one by one. Whoever finds a journal later brings its move to the end; whoever
finds the folder without one throws it away. If a file cannot be put into its place, all
of them go back.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from garden.errors import GardenError
from garden.reading.source import decode_note, encode_note
from garden.rename.disk import Disk
from garden.rename.model import FileChange, Plan, RefusedError

FOLDER = ".garden-mv"
"""Beside the notes, so that a rename stays on one file system; hidden, so that it is no note."""

_JOURNAL = "journal.json"


class StuckError(GardenError):
    """A move was begun, and somebody changed a file of it before it could be finished."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file, and what it holds on either side of the move."""

    path: str
    """From the content folder."""
    before: str
    """The digest of what it held; empty if it was not there."""
    after: str
    """The digest of what it is to hold; empty if it is to go."""


class Journal:
    """The writing of moves into one content folder. Call it under `disk.locked`."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        """Write below `root`, and nowhere else."""
        self._root = root.resolve()
        self._folder = self._root / FOLDER
        self._disk = disk or Disk()

    @property
    def is_open(self) -> bool:
        """Whether a move was begun here and not finished."""
        return os.path.lexists(self._folder)

    def write(self, plan: Plan) -> None:
        """Make every change of `plan`.

        Raises RefusedError if that cannot be done, with nothing changed.
        """
        contents = dict(self._contents(plan))
        steps = [
            Step(path, _digest(before), _digest(after))
            for path, (before, after, _) in contents.items()
        ]
        try:
            self._disk.make_folder(self._folder)
            for number, (before, after, file) in enumerate(contents.values()):
                for side, data in (("before", before), ("after", after)):
                    if data is not None:
                        self._disk.write(self._folder / f"{number}.{side}", data)
                        self._disk.copy_mode(file, self._folder / f"{number}.{side}")
            self._begin(steps, "after")
        except OSError as error:
            self._discard()
            raise RefusedError(f"The files cannot be written: {error}.") from None
        self._finish(steps)

    def recover(self) -> str:
        """Bring an interrupted move to its end; return what became of it, empty if none was.

        Raises StuckError if a file was changed since.
        """
        if not self.is_open:
            return ""
        journal = self._folder / _JOURNAL
        if self._folder.is_symlink() or not self._folder.is_dir():
            raise StuckError(f"{FOLDER} in the content folder is no folder of ours. Remove it.")
        if not journal.is_file():
            self._discard()
            return "An interrupted move was undone."
        said = json.loads(journal.read_text(encoding="utf-8"))
        steps = [Step(**step) for step in said["steps"]]
        if said["goal"] == "after":
            self._finish(steps)
            return "An interrupted move was finished."
        with _stuck():
            self._settle(steps, "before")
        self._discard()
        return "An interrupted move was undone."

    def _contents(
        self, plan: Plan
    ) -> Iterator[tuple[str, tuple[bytes | None, bytes | None, Path]]]:
        """Yield each path with the bytes it holds and is to hold, and whose permissions it has.

        Raises RefusedError if a file is not what it was when the plan was made.
        """
        for change in plan.changes:
            self._require_plain(change.old)
            file = self._root / change.old
            before = self._read(file)
            after = _encoded(change, before)
            if change.old == change.new:
                yield change.new, (before, after, file)
                continue
            self._require_free(change)
            yield change.new, (None, after, file)
            yield change.old, (before, None, file)

    def _read(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise RefusedError(f"{file.name} cannot be read: {error.strerror}.") from None

    def _require_plain(self, path: str) -> None:
        """Raise RefusedError if a path leads through a link to another place."""
        place = self._root
        for part in path.split("/"):
            place /= part
            if place.is_symlink():
                raise RefusedError(f"{place.relative_to(self._root)} is a symbolic link.")

    def _require_free(self, change: FileChange) -> None:
        self._require_plain(change.new)
        old, new = self._root / change.old, self._root / change.new
        if os.path.lexists(new):
            if new.samefile(old):
                raise RefusedError(
                    f"This file system does not tell {change.old} from {change.new}. Move the "
                    "note to another name first."
                )
            raise RefusedError(f"There is a file at {change.new} already.")

    def _begin(self, steps: Sequence[Step], goal: str) -> None:
        """Write the journal. Once it is in its place, the move counts as made, or as undone."""
        said = json.dumps({"goal": goal, "steps": [asdict(step) for step in steps]})
        self._disk.sync_folder(self._root)
        self._disk.write(self._folder / "next", said.encode())
        self._disk.replace(self._folder / "next", self._folder / _JOURNAL)
        self._disk.sync_folder(self._folder)

    def _finish(self, steps: Sequence[Step]) -> None:
        """Bring every file to what it is to hold; if that cannot be, back to what it held."""
        try:
            self._settle(steps, "after")
        except OSError as error:
            with _stuck():
                self._begin(steps, "before")
                self._settle(steps, "before")
            self._discard()
            raise RefusedError(f"The files cannot be written: {error}.") from None
        self._discard()

    def _settle(self, steps: Sequence[Step], goal: str) -> None:
        """Give every file what it holds on the side `goal`, whatever side it is on."""
        held = {step.path: _digest(self._now(step.path)) for step in steps}
        for number, step in enumerate(steps):
            if held[step.path] not in {step.before, step.after}:
                raise StuckError(
                    f"A move was interrupted, and {step.path} has changed since. What it held is "
                    f"in {FOLDER}/{number}.before, what it was to hold in {number}.after. Give it "
                    "one of the two, then run `garden mv --recover`."
                )
        for number, step in enumerate(steps):
            wanted = step.after if goal == "after" else step.before
            if held[step.path] != wanted:
                self._put(step.path, self._folder / f"{number}.{goal}", gone=not wanted)
        for folder in {(self._root / step.path).parent for step in steps}:
            if folder.is_dir():
                self._disk.sync_folder(folder)

    def _put(self, path: str, source: Path, *, gone: bool) -> None:
        if gone:
            self._disk.remove(self._root / path)
            return
        self._require_plain(path)
        self._disk.make_folder((self._root / path).parent)
        self._disk.write(self._folder / "next", source.read_bytes())
        self._disk.copy_mode(source, self._folder / "next")
        self._disk.replace(self._folder / "next", self._root / path)

    def _now(self, path: str) -> bytes | None:
        file = self._root / path
        return file.read_bytes() if file.is_file() else None

    def _discard(self) -> None:
        """Throw the folder away, the journal first: without it the rest means nothing."""
        if self._folder.is_symlink() or not self._folder.is_dir():
            return
        with _stuck():
            files = sorted(self._folder.iterdir(), key=lambda file: (file.name != _JOURNAL, file))
            for file in files:
                self._disk.remove(file)
                if file.name == _JOURNAL:
                    self._disk.sync_folder(self._folder)
            self._disk.remove_folder(self._folder)


@contextmanager
def _stuck() -> Iterator[None]:
    """Say what to do where neither the way on nor the way back is open."""
    try:
        yield
    except OSError as error:
        raise StuckError(
            f"A move cannot be brought to its end: {error}. Mend that, then run "
            "`garden mv --recover`."
        ) from None


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _encoded(change: FileChange, data: bytes) -> bytes:
    """Return the new text of a file in the bytes that the old one was written in."""
    if decode_note(change.old, data, len(data)) != change.before:
        raise RefusedError(f"{change.old} cannot be read as text, or has just been changed.")
    return encode_note(change.after, data)
