"""Helpers of the tests of history: a history from a folder, and what of it a test looks at."""

from datetime import UTC, datetime

from garden.history.read import read_log
from garden.history.tell import tell_history
from garden.history.voices import voices_of

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def history_of(folder, *, people=(), bots=(), kept=None, now=NOW):
    """Return the history of the notes in a folder, which must be known."""
    log = read_log(folder, kept)
    assert log.remark == ""
    return tell_history(log.commits, voices_of(people, bots, log.commits.mailmap), now)[0]


def told(history):
    """Return path, day and kind of each change, newest first."""
    return {
        str(path): [f"{change.at:%Y-%m-%d} {change.kind}" for change in note.changes]
        for path, note in history.notes.items()
    }


def days(history):
    """Return first and last change in substance of each note."""
    return {str(path): (_day(note.first), _day(note.last)) for path, note in history.notes.items()}


def since(history):
    """Return from which day on each note has been as it is."""
    return {str(path): _day(note.since) for path, note in history.notes.items()}


def _day(at):
    return at and f"{at:%Y-%m-%d}"
