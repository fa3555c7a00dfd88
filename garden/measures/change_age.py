"""Change age (M13): how long ago notes changed in substance. Never whether they are out of date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import quantiles

from garden.history import ChangeKind, NoteHistory
from garden.measures.measure import Measure
from garden.measures.window import SHALLOW
from garden.model import NotePath

CHANGE_AGE = Measure(
    id="M13",
    name="Change age",
    definition="How long ago the notes of a domain last changed in substance: median and "
    "quartiles, and those that nobody has touched though other notes lead there. A change of "
    "nothing but a date is told apart, with what the reviewer looked at.",
    formula="quartiles of (as_of - last substantive change) over the notes of d",
    source="Our own, after handbooks in which review dates were moved and nothing read.",
    window="From the first commit up to the day that is named.",
    denominator="All notes of the domain.",
    cannot="Whether a note is out of date: what was right may stay right. It says “not changed "
    f"since”, and no more. {SHALLOW}",
    needs="git",
)

History = Mapping[NotePath, NoteHistory]
"""What is known of each note; notes of which nothing is known are left out."""


@dataclass(frozen=True, slots=True)
class ChangeAge:
    """How long ago some notes changed."""

    notes: int
    """How many notes there are."""
    known: int
    """Of how many it is known when they last changed in substance."""
    quartiles: tuple[timedelta, timedelta, timedelta] | None
    """A quarter, half and three quarters changed no longer ago; None where nothing is known."""


def ages(history: History, paths: Iterable[NotePath], as_of: datetime) -> tuple[timedelta, ...]:
    """Return how long ago notes last changed in substance, where it is known; shortest first."""
    last = (history[path].last for path in paths if path in history)
    return tuple(sorted(max(as_of - at, timedelta()) for at in last if at))


def change_age(history: History, paths: Iterable[NotePath], as_of: datetime) -> ChangeAge:
    """Return M13 of some notes."""
    paths = tuple(paths)
    found = ages(history, paths, as_of)
    return ChangeAge(len(paths), len(found), _quartiles(found))


def affirmed(history: History, paths: Iterable[NotePath]) -> int:
    """Return on how many notes nothing but a day was changed since they last changed in substance.

    Somebody may have read them again, or moved a date; the record does not tell which.
    """
    return sum(path in history and _is_affirmed(history[path]) for path in paths)


def _is_affirmed(note: NoteHistory) -> bool:
    dates = (change.at for change in note.changes if change.kind is ChangeKind.DATES)
    return any(note.last is not None and at > note.last for at in dates)


def _quartiles(found: tuple[timedelta, ...]) -> tuple[timedelta, timedelta, timedelta] | None:
    """Return quartiles between the two nearest values, by days, as most programs do."""
    if not found:
        return None
    days = [age.total_seconds() for age in found]
    low, middle, high = quantiles(days, method="inclusive") if len(days) > 1 else days * 3
    return timedelta(seconds=low), timedelta(seconds=middle), timedelta(seconds=high)
