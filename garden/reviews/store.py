"""Where the record is kept: files of JSON Lines, read kindly and written without losing anything.

While a repository is read, what is found goes line by line to a file beside the record, with
a mark after each pull request that is done. Whatever stops the reading, the next one goes on
from those marks. Only when all is read does the record itself change, at once and whole.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from garden.errors import UsageError
from garden.reviews.jsonl import Book, find_event, gathered, line_of, merged, read_book, written
from garden.reviews.model import UNKNOWN, Event, Reading, Record

LARGEST_FILE = 200_000_000
"""How many bytes of one file are read; an event has some 300."""

UNFINISHED = ".part"
"""What is added to a file's name for what is read before all is read."""

SUFFIX = ".jsonl"
DEFAULT = "reviews"
"""The folder beside `mkdocs.yml`."""


def read_record(root: Path, where: str = DEFAULT) -> Record:
    """Return what the file, or the files of the folder, hold; unknown without any. Never raises."""
    if not where:
        return UNKNOWN
    return gathered(_read(file, root) for file in record_files(root / where))


def get_book(file: Path) -> Book:
    """Return what a file holds, nothing if it is not there. Raises UsageError if it cannot be read.

    Only for who goes on to write it: nothing is written over what could not be read, be it a line.
    """
    if not file.exists():
        return Book()
    try:
        book = read_book(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read, so nothing is written to it: {error}") from None
    if book.remark:
        raise UsageError(
            f"{book.remark} Nothing is written to {file}, or that would be lost: mend it first."
        )
    return book


def file_for(root: Path, where: str, forge: str, repo: str) -> Path:
    """Return the file in which a repository is recorded."""
    place = root / (where or DEFAULT)
    if place.suffix == SUFFIX:
        return place
    return place / f"{forge}-{re.sub(r'[^A-Za-z0-9._]+', '-', repo).strip('-.').lower()}{SUFFIX}"


def write_book(file: Path, events: Iterable[Event], readings: Iterable[Reading] = ()) -> None:
    """Write a file at once and whole: whoever reads it meets the old one or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(written(events, readings), encoding="utf-8", newline="\n")
    beside.replace(file)


@dataclass(slots=True)
class Unfinished:
    """What was read of one repository so far."""

    file: Path
    """The record's own file; this one stands beside it."""
    forge: str
    """Which forge."""
    repo: str
    """Which repository there."""
    with_text: bool = False
    """Whether what was said is kept; what was read otherwise is read again."""
    done: dict[int, str] = field(init=False, default_factory=dict)
    """Number of each pull request that is done, with when it had changed last."""
    events: dict[int, tuple[Event, ...]] = field(init=False, default_factory=dict)
    """What was found, by pull request."""

    def __post_init__(self) -> None:
        """Go on from what an earlier reading left."""
        for data in _lines(self._beside):
            mark, found = data.get("done"), data.get("events")
            if self._is_ours(data) and isinstance(mark, int) and isinstance(found, list):
                self.done[mark] = str(data.get("updated", ""))
                stated = (find_event(item) for item in found if isinstance(item, dict))
                self.events[mark] = tuple(event for event in stated if event)

    @property
    def _beside(self) -> Path:
        return self.file.with_name(f"{self.file.name}{UNFINISHED}")

    def _is_ours(self, data: Mapping[str, object]) -> bool:
        ours = {"forge": self.forge, "repo": self.repo, "with_text": self.with_text}
        return all(data.get(key) == value for key, value in ours.items())

    def add(self, pr: int, updated: str, events: Iterable[Event]) -> None:
        """Keep what was found of a pull request, on the disk before anything else is asked."""
        self.events[pr] = tuple(events)
        self.done[pr] = updated
        mark = {"forge": self.forge, "repo": self.repo, "with_text": self.with_text}
        found = [json.loads(line_of(event)) for event in self.events[pr]]
        line = json.dumps({**mark, "done": pr, "updated": updated, "events": found})
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._beside.open("a", encoding="utf-8", newline="\n") as stream:
            # An end of line goes first: the last line may have been cut short.
            stream.write(f"\n{line}\n")
            stream.flush()
            os.fsync(stream.fileno())

    def over(self, old: Iterable[Event]) -> tuple[Event, ...]:
        """Return the record with what was found in the place of what it had of the same.

        What somebody took back on the forge is thereby taken back here.
        """
        ours = (self.forge, self.repo)
        kept = (e for e in old if (e.forge, e.repo) != ours or e.pr not in self.done)
        return merged(kept, (event for events in self.events.values() for event in events))

    def finish(self) -> None:
        """Forget: everything stands in the record now."""
        self._beside.unlink(missing_ok=True)


def record_files(place: Path) -> list[Path]:
    """Return the files of a record: the one at `place`, or all in that folder."""
    if place.is_file():
        return [place]
    return sorted(file for file in place.glob(f"*{SUFFIX}") if file.is_file())


def _read(file: Path, root: Path) -> Book:
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError:
        return Book(remark=f"{name} cannot be read, so nothing is known from it.")
    if len(data) > LARGEST_FILE:
        return Book(remark=f"{name} is too large, so nothing is known from it.")
    return read_book(data.decode("utf-8", "replace"), name)


def _lines(file: Path) -> Iterator[dict[str, object]]:
    """Yield the lines of a journal; one that was cut short is passed over."""
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            data = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            yield data
