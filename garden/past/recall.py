"""What is known of the past and of others, read where it is kept.

That is git, `published.lock`, and the `garden.json` files that the settings name.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from garden.config import GardenConfig
from garden.history.model import NO_HISTORY, History
from garden.history.read import Log, read_log
from garden.history.tell import tell_history
from garden.history.voices import Entry, voices_of
from garden.model import Anchor, NotePath
from garden.past.gitnames import GitNames, names_in
from garden.past.published import LOCK, Published, read_published
from garden.past.renames import Names
from garden.past.snapshot import Snapshot, read_snapshot
from garden.past.state import Past
from garden.reading.parse import parse_note
from garden.reviews.store import read_record
from garden.slug import Slugify

LARGEST_FILE = 200_000_000
"""How many bytes of a `garden.json` are read; a garden of 10,000 notes has some five million."""


def recall(  # noqa: PLR0913 - where to look, and the rules by which addresses are made
    root: Path,
    content: Path,
    config: GardenConfig,
    slugify: Slugify,
    *,
    directory_urls: bool = True,
    is_left_out: Callable[[str], bool] = lambda _path: False,
    people: Iterable[Entry] = (),
    kept: Path | None = None,
    now: datetime | None = None,
) -> Past:
    """Return what is known of the past of the notes in `content`. Never raises.

    `root` is the folder of the settings; what `is_left_out` of the site never had an address.
    `people` are those of `people.yml`, `kept` is a file in which facts about commits are kept,
    and `now` unmasks clocks that ran ahead of time.
    """
    wanted = config.redirects.from_git or config.feeds.from_git or config.history.from_git
    log = read_log(content, kept) if wanted else Log()
    git = names_in(log) if wanted else GitNames()
    names = git.names if config.redirects.from_git else Names()
    epoch = _epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    history, touched = _history(log, config, people, epoch or now)
    moved = {old: NotePath(path) for old, path in names.notes.items() if not is_left_out(old)}
    return replace(
        _from_files(root, content, config),
        notes=moved,
        anchors=anchors_of(names, config, slugify),
        remark=git.remark,
        place=log.place,
        directory_urls=directory_urls,
        slugify=slugify,
        touched=touched if config.feeds.from_git else {},
        history=history if config.history.from_git else NO_HISTORY,
        epoch=epoch,
    )


def _from_files(root: Path, content: Path, config: GardenConfig) -> Past:
    """Return what files beside the settings tell."""
    return Past(
        published=_read_lock(root / LOCK, content),
        previous=_read_garden(root, config.previous) if config.previous else None,
        neighbours=_neighbours(root, config),
        record=read_record(root, config.reviews),
    )


def _history(
    log: Log, config: GardenConfig, people: Iterable[Entry], now: datetime | None
) -> tuple[History, Mapping[NotePath, datetime]]:
    if not log.commits.head:
        return History(remark=log.remark), {}
    voices = voices_of(people, config.history.bots, log.commits.mailmap)
    return tell_history(log.commits, voices, now)


def _epoch(stated: str) -> datetime | None:
    """Return the moment that https://reproducible-builds.org/specs/source-date-epoch/ states."""
    return _moment(int(stated)) if stated.isdecimal() else None


def _moment(seconds: int) -> datetime | None:
    """Return a time that git states; None if the clock was so wrong that it is none."""
    try:
        return datetime.fromtimestamp(seconds, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _neighbours(root: Path, config: GardenConfig) -> Mapping[str, Snapshot]:
    told = {slug: neighbour.garden for slug, neighbour in config.neighbours.items()}
    return {slug: _read_garden(root, file) for slug, file in told.items() if file}


def _read_garden(root: Path, file: str) -> Snapshot:
    """Return what a `garden.json` beside the settings tells. Never raises."""
    try:
        with (root / file).open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError:
        return Snapshot(remark=f"{file} cannot be read, so nothing is known from it.")
    if len(data) > LARGEST_FILE:
        return Snapshot(remark=f"{file} is too large, so nothing is known from it.")
    return read_snapshot(data.decode("utf-8-sig", "replace"), file)


def _read_lock(file: Path, content: Path) -> Published | None:
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8", errors="replace")
    return read_published(text, Path(os.path.relpath(file, content)).as_posix())


def anchors_of(
    names: Names, config: GardenConfig, slugify: Slugify
) -> Mapping[NotePath, Mapping[Anchor, Anchor]]:
    """Return old anchors of notes with those of today, by the rule that reads every heading."""

    def anchor(line: str) -> Anchor | None:
        headings = parse_note(NotePath("old.md"), line, config, slugify).headings
        return headings[0].anchor if headings else None

    def pairs(lines: Mapping[str, str]) -> Iterable[tuple[Anchor, Anchor]]:
        for old, now in lines.items():
            before, after = anchor(old), anchor(now)
            if before and after and before != after:
                yield before, after

    return {NotePath(path): dict(pairs(lines)) for path, lines in names.headings.items()}
