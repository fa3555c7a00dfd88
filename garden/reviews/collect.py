"""From a forge, or from what was saved of it, into the record: all of it, and never twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from garden.errors import UsageError
from garden.reviews.consent import Consent
from garden.reviews.forges.common import Forge, Pull, Source, find_moment
from garden.reviews.forges.saved import read_saved
from garden.reviews.jsonl import merged, read_book
from garden.reviews.model import Event, Reading
from garden.reviews.store import Unfinished, get_book, write_book

Step = Callable[[int, int], None]
"""Told how many pull requests of how many are done."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded."""

    file: Path
    """Where."""
    pulls: int
    """How many pull requests were read."""
    events: int
    """How many events the file holds now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be recorded, and how."""

    forge: Forge
    repo: str
    """As the forge names it."""
    file: Path
    """The record."""
    consent: Consent
    """What people agreed to."""
    since: datetime | None = None
    """How far back to go; None for all."""
    with_text: bool = False
    """Whether to keep what was said."""


def collect(order: Order, source: Source, step: Step = lambda _done, _all: None) -> Recorded:
    """Read what changed on a forge since the last time, into the record.

    Raises GardenError where the forge does not go on; what was read by then is kept, and the
    next time begins where this one ended.
    """
    book = get_book(order.file)
    before = _find_reading(book.readings, order)
    begun = Unfinished(order.file, order.forge.name, order.repo, order.with_text)
    pulls = list(_changed(order, source, before))
    todo = [pull for pull in pulls if begun.done.get(pull.number) != pull.updated]
    step(len(pulls) - len(todo), len(pulls))
    try:
        for done, pull in enumerate(todo, start=len(pulls) - len(todo) + 1):
            begun.add(pull.number, pull.updated, _kept(order, order.forge.events(source, pull)))
            step(done, len(pulls))
    finally:
        # Also when it is interrupted: what is known by now can be used by now.
        events = _agreed(order, begun.over(book.events))
        if begun.done:
            write_book(order.file, events, book.readings)
    readings = [r for r in book.readings if r != before]
    write_book(order.file, events, [*readings, *_reading(order, pulls, before)])
    begun.finish()
    return Recorded(order.file, len(todo), len(events))


def collect_saved(order: Order, text: str, name: str) -> Recorded:
    """Put what was saved into the record; what the record has besides stays.

    It may be a record of ours, or a forge's answers. Raises UsageError if it is neither.
    """
    book = get_book(order.file)
    found = list(_kept(order, saved_events(order.forge, order.repo, text, name)))
    if order.since:
        found = [event for event in found if event.at >= order.since]
    events = _agreed(order, (*book.events, *found))
    write_book(order.file, events, book.readings)
    pulls = {(event.forge, event.repo, event.pr) for event in found}
    return Recorded(order.file, len(pulls), len(events))


def saved_events(forge: Forge, repo: str, text: str, name: str) -> tuple[Event, ...]:
    """Return the events in a saved text. Raises UsageError if there are none."""
    book = read_book(text, name)
    if book.events:
        if book.remark:
            raise UsageError(f"{book.remark} Mend them, or take them out.")
        return book.events
    source = read_saved(text, name)
    pulls = [pull for pull in forge.pulls(source, repo) if pull.number] if source else []
    if not source or not pulls:
        asked = forge.questions[0].at(repo)
        raise UsageError(
            f"{name} holds no events, and no pull requests of {repo} as {forge.title} shows them: "
            f'a line such as {{"path": "{asked}", "data": […]}}.'
        )
    return tuple(event for pull in pulls for event in forge.events(source, pull))


def fetch_pull(forge: Forge, source: Source, repo: str, number: int) -> tuple[Event, ...]:
    """Return the events of one pull request, with what was said.

    Raises GardenError where the forge does not answer, UsageError if there is no such number.
    """
    for pull in forge.pulls(source, repo):
        if pull.number == number:
            return tuple(forge.events(source, pull))
    raise UsageError(f"{repo} has no pull request {number}.")


def _changed(order: Order, source: Source, before: Reading | None) -> Iterator[Pull]:
    """Yield what may have changed since, the newest first, which is how forges list it."""
    since = order.since
    if before and not _reaches_back(order, before):
        since = before.through
    for pull in order.forge.pulls(source, order.repo):
        updated = find_moment(pull.updated)
        if since and updated and updated < since:
            return
        if pull.number:
            yield pull


def _reaches_back(order: Order, before: Reading) -> bool:
    """Tell whether more is asked for than was read the last time."""
    return bool(order.since and before.since and order.since < before.since)


def _reading(order: Order, pulls: Iterable[Pull], before: Reading | None) -> Iterator[Reading]:
    """Yield how far the repository is read now."""
    times = [at for at in (find_moment(pull.updated) for pull in pulls) if at]
    since = order.since if not before or _reaches_back(order, before) else before.since
    if before:
        times.append(before.through)
    if times:
        yield Reading(order.forge.name, order.repo, max(times), since)


def _find_reading(readings: Iterable[Reading], order: Order) -> Reading | None:
    ours = (order.forge.name, order.repo)
    return next((reading for reading in readings if (reading.forge, reading.repo) == ours), None)


def _agreed(order: Order, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return what may be written, in order; people may have changed their minds since."""
    return merged((), _kept(order, events))


def _kept(order: Order, events: Iterable[Event]) -> Iterator[Event]:
    """Yield what may be written of events, without what was said unless that was asked for."""
    for event in order.consent.events(events):
        yield event if order.with_text else replace(event, text="")
