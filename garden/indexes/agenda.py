"""The learning agenda: what we want to learn, what we ask, and where a newcomer may begin.

Nothing here is counted towards anything: no votes, no due dates, no owners.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from garden.model import NotePath
from garden.pages import locations
from garden.pages.agendaparts import first_steps_data, grid_data
from garden.pages.barrierdata import barriers_data
from garden.pages.conversation import RESPONDED_TO
from garden.pages.page import Page
from garden.pages.view import Data, View
from garden.past.dates import begun_on
from garden.past.since import state_of
from garden.practice.barriers import responses_to, standing_barriers
from garden.practice.questions import open_questions
from garden.slug import fold
from garden.vocabulary import STATES
from garden.words.mentioned import undefined_data

TITLE = "Learning agenda"
ORDER = ("agreed", "proposed", "parked", "declined")
"""How readers meet the items: what is going on comes first."""

NAMES = frozenset({"agenda", "learning agenda", "our learning agenda"})
"""What a note is called that is a community's own agenda."""

FEW = 8
"""How many wanted notes and unexplained words stand here; their own pages have all."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of the learning agenda."""
    index = {
        "name": "agenda",
        "title": TITLE,
        "intro": "What we want to learn next, what we ask ourselves, and where you might begin. "
        "All of it is an invitation.",
        "written": view.cards(_written(view)),
        "items": _items(view),
        "first_steps": first_steps_data(view),
        **_questions(view),
        "sought": _sought(view),
        "asks": _asks(view),
        "gaps": _gaps(view),
        "developments": _talked(view, "development"),
        "horizons": _talked(view, "horizon"),
        "barriers": barriers_data(view, standing_barriers(view.garden)),
        "wanted": _wanted(view),
        "undefined": undefined_data(view)[:FEW],
        "wanted_url": view.index_url("wanted"),
        "language_url": view.index_url("language"),
        "grid": grid_data(view),
    }
    path = locations.index_path(view.garden, "agenda")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _written(view: View) -> list[NotePath]:
    """Return the notes in which people here write down their agenda in their own way."""
    notes = view.garden.notes.items()
    return [
        path
        for path, note in notes
        if note.fields.type == "note"
        and not NAMES.isdisjoint({fold(note.title), _words(PurePosixPath(path).stem)})
    ]


def _words(stem: str) -> str:
    return fold(stem.replace("-", " ").replace("_", " "))


def _items(view: View) -> list[Data]:
    """Return the items of the agenda by where they stand; a word we do not know is where it began.

    What somebody made of a state that no agenda has is for a check to tell.
    """
    groups: dict[str, list[NotePath]] = {state: [] for state in ORDER}
    for path in _of_type(view, "agenda"):
        state = state_of(view.garden.notes[path])
        groups[state if state in groups else "proposed"].append(path)
    return [
        {"state": state, "entries": [_talk(view, path) for path in paths]}
        for state, paths in groups.items()
        if paths
    ]


def _questions(view: View) -> Data:
    """Return open questions, the oldest first where a day is known, and of how many it is."""
    asked = view.in_order(open_questions(view.garden))
    begun = {path: begun_on(view.garden, path) for path in asked}
    ordered = sorted(asked, key=lambda path: begun[path] or "9999")
    dated = sum(bool(day) for day in begun.values())
    return {
        "questions": [{**_talk(view, path), "date": begun[path]} for path in ordered],
        "questions_dated": dated,
        "age": "known" if dated == len(asked) else "unknown",
    }


def _sought(view: View) -> list[Data]:
    """Return the practices of which somebody seeks experience, with the notes that do."""
    seekers: dict[NotePath, set[NotePath]] = {}
    for path in view.garden.notes:
        for end in view.garden.practice(path):
            if end.relation.name == "seeking" and not end.inverse and end.other:
                seekers.setdefault(end.other, set()).add(path)
    return [{**view.card(p), "sought_by": view.cards(seekers[p])} for p in view.in_order(seekers)]


def _asks(view: View) -> list[Data]:
    notes = view.garden.notes
    return [_talk(view, path) for path in view.in_order(p for p in notes if notes[p].fields.asks)]


def _gaps(view: View) -> Data:
    """Return what is lacking, and what is lacking no longer, each with what was answered."""
    gaps = _of_type(view, "gap")
    closed = {path for path in gaps if state_of(view.garden.notes[path]) == "closed"}
    return {
        "open": [_talk(view, path) for path in gaps if path not in closed],
        "closed": [_talk(view, path) for path in gaps if path in closed],
    }


def _wanted(view: View) -> list[Data]:
    """Return the notes that are asked for by most others, with where each is listed."""
    return [
        {"name": wanted.name, "url": view.wanted_url(wanted.name)}
        for wanted in list(view.wanted.values())[:FEW]
    ]


def _talked(view: View, kind: str) -> list[Data]:
    return [_talk(view, path) for path in _of_type(view, kind)]


def _of_type(view: View, kind: str) -> list[NotePath]:
    notes = view.garden.notes
    return view.in_order(path for path, note in notes.items() if note.fields.type == kind)


def _talk(view: View, path: NotePath) -> Data:
    """Return a note with what is being said about it, and where."""
    fields = view.garden.notes[path].fields
    ends = view.garden.practice(path)
    is_asking = fields.type in RESPONDED_TO
    seeking = {e.other for e in ends if e.relation.name == "seeking" and not e.inverse and e.other}
    return {
        **view.card(path),
        "date": fields.date,
        "asks": fields.asks,
        "why": view.pieces(path, fields.reason if fields.type in STATES else ""),
        "seeking": view.cards(seeking),
        "responses": view.cards(responses_to(view.garden, path) if is_asking else ()),
        "discussion": fields.discussion,
    }
