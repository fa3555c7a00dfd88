"""The record as a file: JSON Lines, the first line a header, then an event a line.

Files are read kindly: a line that is no event is remarked on with its number, and the rest is
read. They are written in one way only, so that the same events are the same bytes.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

from garden.reviews.model import ACTOR_KINDS, EVENTS, STATES, Event, Reading, Record

VERSION = 1
"""Rises when a reader of the old form would misread the new one; new fields do not count."""

FORGES = ("github", "gitlab", "forgejo")
"""What `forge` may say."""

SHOWN_LINES = 5
"""How many lines that cannot be read are named one by one."""

_EVENT = TypeAdapter(Event)
_READING = TypeAdapter(Reading)
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029\ud800-\udfff\ufeff]")
_TEXTS = tuple(field.name for field in fields(Event) if field.type is str)
_DEFAULTS = {f.name: f.default for f in fields(Event) if f.default is not MISSING}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "event": EVENTS,
    "state": STATES,
    "actor_kind": ACTOR_KINDS,
}
"""Fields that hold one of a few words."""


@dataclass(frozen=True, slots=True)
class Book:
    """What one file of the record holds."""

    events: tuple[Event, ...] = ()
    """In order."""
    readings: tuple[Reading, ...] = ()
    """How far each repository was read, as the header says."""
    remark: str = ""
    """Which lines were left out; empty if all is well."""


def read_book(text: str, name: str) -> Book:
    """Return what the text of a file says; `name` is what a remark calls it. Never raises."""
    events: list[Event] = []
    readings: list[Reading] = []
    bad: list[int] = []
    newer = False
    # Not `splitlines`: within JSON, other ends of line are letters like any other.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        data = _parsed(line)
        if data is not None and "garden" in data:
            newer = newer or data.get("version") != VERSION
            readings += _readings(data.get("read"))
        elif event := data and find_event(data):
            events.append(event)
        else:
            bad.append(number)
    return Book(merged((), events), tuple(readings), _remark(name, bad, newer))


def find_event(data: Mapping[str, Any]) -> Event | None:
    """Return the event that a line states; None if it states none."""
    try:
        event = _EVENT.validate_python(dict(data))
        at = _to_the_second(event.at)
    except (ValidationError, RecursionError, OverflowError):
        return None
    known = all(getattr(event, name) in words for name, words in _WORDS.items())
    if not known or event.at.tzinfo is None or event.pr < 1:
        return None
    return _clean(event if event.at is at else replace(event, at=at))


def merged(old: Iterable[Event], new: Iterable[Event]) -> tuple[Event, ...]:
    """Return both in order, each event once, as `new` has it."""
    by_key = {key_of(event): event for event in old} | {key_of(event): event for event in new}
    return tuple(sorted(by_key.values(), key=_order))


def key_of(event: Event) -> tuple[object, ...]:
    """Return what makes an event the same when it is recorded again, be it changed since."""
    place = (event.forge, event.repo, event.pr)
    if event.id:
        return (*place, event.id)
    # Not the state: a review that was approved may be dismissed by the next time.
    return (*place, event.event, event.at, event.actor, event.path, event.on_commit, event.own)


def written(events: Iterable[Event], readings: Iterable[Reading] = ()) -> str:
    """Return the text of a file: the header, then every event in order."""
    lines = [header(readings), *map(line_of, merged((), map(_clean, events)))]
    return "".join(f"{line}\n" for line in lines)


def header(readings: Iterable[Reading] = ()) -> str:
    """Return the first line of a file."""
    read = [
        {
            "forge": reading.forge,
            "repo": reading.repo,
            "since": stamp(reading.since) if reading.since else None,
            "through": stamp(reading.through),
        }
        for reading in sorted(readings, key=lambda r: (r.forge, r.repo))
    ]
    return _dumped({"garden": "reviews", "version": VERSION, "read": read})


def line_of(event: Event) -> str:
    """Return an event as its line; what goes without saying is left out."""
    said = {field.name: getattr(event, field.name) for field in fields(Event)}
    shown = {name: value for name, value in said.items() if _DEFAULTS.get(name, ...) != value}
    return _dumped(shown | {"at": stamp(event.at)})


def stamp(at: datetime) -> str:
    """Return a moment as the record writes it, in UTC and to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def gathered(books: Iterable[Book]) -> Record:
    """Return what several files hold together; what is in none of them is not known."""
    books = list(books)
    events = merged((), (event for book in books for event in book.events))
    remark = " ".join(book.remark for book in books if book.remark)
    readings = tuple(reading for book in books for reading in book.readings)
    return Record(events, remark, known=bool(books), readings=readings)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a line that is an event."""
    made = _EVENT.json_schema()
    for name, words in {**_WORDS, "forge": dict.fromkeys(FORGES, "")}.items():
        made["properties"][name]["enum"] = list(words)
    made["properties"]["pr"]["minimum"] = 1
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "An event of the record of reviews",
        "description": "A line of a file under `reviews/`; the first line is a header.",
    }


def render_schema() -> str:
    """Return the schema as it stands in a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _clean(event: Event) -> Event:
    """Return an event without letters that no file and no page may hold."""
    said = {name: getattr(event, name) for name in _TEXTS}
    if not _UNWANTED.search("".join(said.values())):
        return event
    clean: dict[str, Any] = {name: _UNWANTED.sub("", value) for name, value in said.items()}
    return replace(event, **clean)


def _to_the_second(at: datetime) -> datetime:
    """Return a moment in UTC, the same object if it is that already."""
    exact = at.utcoffset() == timedelta(0) and not at.microsecond
    return at if exact else at.astimezone(UTC).replace(microsecond=0)


def _readings(stated: object) -> Iterable[Reading]:
    for item in stated if isinstance(stated, list) else ():
        try:
            reading = _READING.validate_python(item)
        except (ValidationError, RecursionError):
            continue
        if all(at is None or at.tzinfo for at in (reading.since, reading.through)):
            yield reading


def _remark(name: str, bad: list[int], newer: bool) -> str:
    said = []
    if newer:
        said.append(f"{name} was written by another version of the garden.")
    if bad:
        shown = ", ".join(map(str, bad[:SHOWN_LINES]))
        more = f" and {len(bad) - SHOWN_LINES} more" if len(bad) > SHOWN_LINES else ""
        which = f"Line {shown}" if len(bad) == 1 else f"Lines {shown}{more}"
        verb = "is no event and was" if len(bad) == 1 else "are no events and were"
        said.append(f"{which} of {name} {verb} left out.")
    return " ".join(said)


def _order(event: Event) -> tuple[object, ...]:
    step = list(EVENTS).index(event.event)
    place = (event.at, event.forge, event.repo, event.pr, step)
    return (*place, event.id, event.actor, event.path, event.on_commit, event.own)


def _dumped(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(", ", ": "))
