"""Since when a note has been as it is, and whether somebody read it again since.

It says “not changed since”, and no more: what was right may stay right.
"""

from datetime import date

from garden.history import ChangeKind
from garden.model import Note
from garden.pages import locations
from garden.pages.view import Data, View


def changed_data(view: View, note: Note) -> Data:
    """Return the day since which a note has not changed in substance; empty if nobody knows.

    Beside it stands what happened to it since without changing it: that somebody read it again,
    as `reviews:` tells, or else that only a day in it was moved.
    """
    history = view.garden.past.history.notes.get(note.path)
    if not history or not history.since or note.fields.type == "person":
        return {}
    if note.path == locations.home_path(view.garden):
        return {}
    since = history.since.date()
    moved = [c.at.date() for c in history.changes if c.kind is ChangeKind.DATES]
    reread = _reread(note, since)
    return {
        "since": since.isoformat(),
        "reread": reread,
        "dated": "" if reread else max((d.isoformat() for d in moved if d > since), default=""),
    }


def _reread(note: Note, since: date) -> Data:
    """Return the last review of a later day, with what was looked at."""
    later = [(day, r) for r in note.fields.reviews if (day := _day(r.on)) and day > since]
    if not later:
        return {}
    day, review = max(later, key=lambda pair: pair[0])
    return {"on": day.isoformat(), "looked_at": review.looked_at}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
