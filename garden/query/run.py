"""A garden and a query to notes, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from garden.garden import Garden
from garden.measures import evidence
from garden.model import Note, NotePath
from garden.query.fields import DOMAIN, FIELDS, TYPE
from garden.query.model import Query
from garden.query.values import MOST, Choice
from garden.slug import fold
from garden.vocabulary import OUTCOMES, STATUSES

_Test = Callable[[Note], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query comes to."""

    paths: tuple[NotePath, ...]
    """The notes to show, in order."""
    total: int
    """How many are meant, shown or not."""


def run_query(garden: Garden, query: Query, asked: NotePath) -> Answer:
    """Return the notes that `query`, which stands in the note at `asked`, is about."""
    tests = [*_tests(garden, query, asked)]
    notes = [note for note in garden.notes.values() if all(test(note) for test in tests)]
    notes.sort(key=lambda note: (fold(note.title), note.path))
    for order in reversed(query.sort):
        key = KEYS[order.key]
        notes.sort(key=lambda note: key(garden, note), reverse=order.descending)
    paths = tuple(note.path for note in notes)
    return Answer(paths[: query.limit or MOST], len(paths))


def _tests(garden: Garden, query: Query, asked: NotePath) -> Iterator[_Test]:
    where = query.where
    if "all" not in query.source:
        source = Choice(any=query.source)
        of = [field.test(garden, asked, source) for field in (TYPE, DOMAIN)]
        yield lambda note: any(test(note) for test in of)
    for field in FIELDS:
        choice = getattr(where, field.name)
        if choice is not None:
            yield field.test(garden, asked, choice)
    if counts := where.evidence:
        asked_of = zip(OUTCOMES, (counts.worked, counts.partly, counts.did_not), strict=True)
        counted = [(outcome, count) for outcome, count in asked_of if count]
        yield lambda note: all(
            count.holds(evidence(garden, note.path)[outcome]) for outcome, count in counted
        )
    yield from _comparisons(garden, query)


def _comparisons(garden: Garden, query: Query) -> Iterator[_Test]:
    where = query.where
    if links := where.links:
        yield lambda note: links.holds(count_links(garden, note))
    if backlinks := where.backlinks:
        yield lambda note: backlinks.holds(count_backlinks(garden, note))
    if date := where.date:
        yield lambda note: date.holds_day(note.fields.date)
    if reviewed := where.reviewed:
        yield lambda note: reviewed.holds_day(last_review(note))


def count_links(garden: Garden, note: Note) -> int:
    """Return to how many other notes a note links."""
    return len(garden.outgoing(note.path))


def count_backlinks(garden: Garden, note: Note) -> int:
    """Return how many other notes link to a note."""
    return len({link.source for link in garden.backlinks(note.path)})


def last_review(note: Note) -> str:
    """Return the day of the latest review as an ISO date; empty if there is none."""
    return max((review.on for review in note.fields.reviews), default="")


def _place(words: Iterable[str], word: str) -> int:
    """Return where a word stands in a vocabulary; last if it does not."""
    known = list(words)
    return known.index(word) if word in known else len(known)


KEYS: Mapping[str, Callable[[Garden, Note], Any]] = {
    "title": lambda _, note: fold(note.title),
    "path": lambda _, note: note.path,
    "type": lambda garden, note: _place(garden.config.note_types, note.fields.type),
    "status": lambda _, note: _place(STATUSES, note.fields.status),
    "date": lambda _, note: note.fields.date,
    "reviewed": lambda _, note: last_review(note),
    "links": count_links,
    "backlinks": count_backlinks,
}
"""What a query may sort by. Types and statuses are in the order of the vocabulary."""
