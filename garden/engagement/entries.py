"""What notes themselves tell of reviews: the entries under `reviews:`."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from garden.engagement.model import Engagement, Hand
from garden.engagement.voices import Voices
from garden.garden import Garden
from garden.history import Voice
from garden.model import Note, NotePath, Review
from garden.reviews.ladder import Level

REVIEWING = frozenset({"review", "reviewer", "reviewing"})
"""Roles of those who are credited for looking at a note, and did not write it."""


def entries_of(
    garden: Garden, voices: Voices, writers: Mapping[NotePath, Mapping[Voice, datetime]]
) -> Iterator[Engagement]:
    """Yield the dated entries; who wrote the note before is no reviewer of it."""
    for path, note in garden.notes.items():
        credited = set(_authors(garden, voices, note))
        for review in note.fields.reviews:
            voice, at = voices.of_name(review.by), day_of(review.on)
            if at is None or (voice is None and not is_nameless(review.by)):
                continue
            wrote = writers[path].get(voice) if voice else None
            if voice not in credited and not (wrote and wrote.date() <= at.date()):
                yield Engagement(voice, at, Hand.ENTERED, _level(review), path)


def day_of(text: str) -> datetime | None:
    """Return the beginning of a day in UTC; None for a text that is none."""
    try:
        return datetime.combine(datetime.fromisoformat(text).date(), datetime.min.time(), UTC)
    except ValueError:
        return None


def is_nameless(by: str) -> bool:
    """Tell whether an entry was made so that nobody knows by whom."""
    return by.strip().casefold() in {"", "anonymous"}


def _level(review: Review) -> Level:
    return Level.SPOKEN if review.said or review.looked_at else Level.CLICKED


def _authors(garden: Garden, voices: Voices, note: Note) -> Iterator[Voice]:
    """Yield whom the note credits, but for those who only looked at it."""
    for person, credit in garden.credits_of(note):
        roles = {role.casefold() for role in credit.roles}
        voice = voices.of_name(person.slug)
        if voice and not (roles and roles <= REVIEWING):
            yield voice
