"""When a note was last changed, as far as anybody said so: never guessed, never the clock."""

from datetime import UTC, datetime

from garden.garden import Garden
from garden.model import NotePath


def changed_at(garden: Garden, path: NotePath) -> datetime | None:
    """Return when a note was last changed; None where that is unknown.

    What the note says goes first, by its `date` and the day of its last review; then what git
    says of the last commit that changed its text.
    """
    fields = garden.notes[path].fields
    said = [day for text in (fields.date, *(r.on for r in fields.reviews)) if (day := _day(text))]
    return max(said) if said else garden.past.touched.get(path)


def begun_on(garden: Garden, path: NotePath) -> str:
    """Return the day on which a note was begun, as it says or as its history tells; else empty."""
    stated = iso_day(garden.notes[path].fields.date)
    history = garden.past.history.notes.get(path)
    return stated or (history.first.date().isoformat() if history and history.first else "")


def iso_day(text: str) -> str:
    """Return a day that a note states, as an ISO date; empty for a text that is none."""
    day = _day(text)
    return day.date().isoformat() if day else ""


def newest(garden: Garden) -> datetime | None:
    """Return when the garden was last changed, as far as is known."""
    return garden.once(_newest)


def _newest(garden: Garden) -> datetime | None:
    return max((at for path in garden.notes if (at := changed_at(garden, path))), default=None)


def _day(text: str) -> datetime | None:
    """Return the beginning of a day; None for a text that is none."""
    try:
        return datetime.combine(datetime.fromisoformat(text).date(), datetime.min.time(), UTC)
    except ValueError:
        return None
