"""The review log of a note: what the note tells of it and what the record does, newest first.

Nobody is named who is not in `people.yml`, or named by the note itself; everybody else in the
record is somebody. What was said is told by the note alone: the record is no place to quote from.
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from garden.engagement import PullName, Turn, engaged
from garden.engagement.entries import is_nameless
from garden.engagement.voices import voices_of
from garden.model import Note
from garden.pages.view import Data, View
from garden.past.dates import begun_on
from garden.reviews.ladder import Level

SOMEBODY = "Somebody"
"""Who did not put themselves here, or does not want to be named."""

DID: Mapping[Level, str] = {
    Level.CLICKED: "looked at it",
    Level.SPOKEN: "spoke about it",
    Level.TAKEN_UP: "suggested words that were taken up",
    Level.RESOLVED: "asked for changes, and approved them later",
    Level.WRITTEN: "made a note of what came of it",
}
"""What somebody did about a change, by the strongest evidence of it."""

SHOWN = 12
"""How many of the changes that made a note are listed; those before are counted."""


def log_data(view: View, note: Note) -> Data:
    """Return the conversation about a note, and how the note came to be as it is."""
    told = (*_entries(view, note), *_recorded(view, note))
    entries = sorted(told, key=itemgetter("on"), reverse=True)
    return {"reviews": entries, "came": _came(view, note)}


def _entries(view: View, note: Note) -> Iterator[Data]:
    """Yield what the note itself tells."""
    for review in note.fields.reviews:
        yield {
            "by": SOMEBODY if is_nameless(review.by) else view.said_by(review.by),
            "on": review.on,
            "looked_at": review.looked_at,
            "said": review.said,
            "did": "" if review.looked_at or review.said else DID[Level.CLICKED],
            "pull": {},
        }


def _recorded(view: View, note: Note) -> Iterator[Data]:
    """Yield who took part in each conversation about a change of the note, once for each."""
    for pull in engaged(view.garden).pulls_about.get(note.path, ()):
        by_name: dict[str, list[Turn]] = {}
        for turn in pull.about(note.path):
            by_name.setdefault(_name(view, turn), []).append(turn)
        for name, turns in sorted(by_name.items()):
            yield {
                "by": name,
                "on": max(turn.at for turn in turns).date().isoformat(),
                "looked_at": "",
                "said": "",
                "did": _did(turns),
                "pull": _pull(view, pull.name),
            }


def _name(view: View, turn: Turn) -> str:
    person = voices_of(view.garden).person_of(turn.voice)
    return person.name if person and person.listed and not person.hidden else SOMEBODY


def _did(turns: list[Turn]) -> str:
    level = max(turn.level for turn in turns)
    states = {turn.state for turn in turns}
    if level is Level.CLICKED and "approved" in states:
        return "approved without a word"
    if level is Level.SPOKEN and "changes-requested" in states:
        return "asked for changes"
    return DID.get(level, DID[Level.CLICKED])


def _pull(view: View, name: PullName) -> Data:
    forge = view.forge
    is_ours = forge is not None and forge.keeps(name.forge, name.repo)
    return {
        "number": name.number,
        "url": forge.pull_url(name.number) if forge and is_ours else "",
    }


def _came(view: View, note: Note) -> Data:
    """Return the changes of a note by the numbers of their pull requests, the newest first."""
    pulls = engaged(view.garden).pulls_of.get(note.path, {})
    listed = [
        {
            "number": number,
            "url": view.forge.pull_url(number) if view.forge else "",
            "on": at.date().isoformat(),
        }
        for number, at in reversed(tuple(pulls.items()))
    ]
    if not listed:
        return {}
    return {
        "begun": begun_on(view.garden, note.path),
        "pulls": listed[:SHOWN],
        "left_out": max(0, len(listed) - SHOWN),
    }
