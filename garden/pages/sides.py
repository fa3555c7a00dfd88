"""Disagreement as pages show it: both sides, in their own words and with the same weight."""

from garden.model import NotePath
from garden.pages.practicedata import meanings_data
from garden.pages.view import Data, View, shorten
from garden.practice.disagreement import MixedEvidence, Opposition, Raised, Side
from garden.words.meanings import ContestedTerm

WORDS = 320
"""How many characters of its own words stand for a side: the same for each."""


def raised_data(view: View, raised: Raised) -> Data:
    """Return an objection: what it is about, what it says, and what became of it."""
    path = raised.note or raised.about or NotePath("")
    # What stands in a head may hold links; the first paragraph of a note is plain text.
    said = [] if raised.note else view.pieces(path, raised.text)
    return {
        "about": worded_card(view, raised.about) if raised.about else {},
        "said": said or [{"text": shorten(raised.text, WORDS), "url": ""}],
        "by": view.said_by(raised.by),
        "state": raised.state,
        "why": view.pieces(path, raised.reason),
        "note": view.card(raised.note) if raised.note else {},
    }


def opposition_data(view: View, opposition: Opposition) -> Data:
    """Return two notes that say different things."""
    return {
        "first": _side(view, opposition.first),
        "second": _side(view, opposition.second),
        "mutual": opposition.is_mutual,
    }


def contested_data(view: View, term: ContestedTerm) -> Data:
    """Return a word with everything that it means."""
    return {"name": term.name, "meanings": meanings_data(view, term.meanings)}


def mixed_data(view: View, mixed: MixedEvidence) -> Data:
    """Return a practice with what is told of it, on either side."""
    return {
        **view.card(mixed.path),
        "did_not": [_told(view, path) for path in mixed.did_not],
        "partly": [_told(view, path) for path in mixed.partly],
        "worked": [_told(view, path) for path in mixed.worked],
    }


def worded_card(view: View, path: NotePath) -> Data:
    """Return the card of a note, with more of its own words."""
    note = view.garden.notes[path]
    words = note.fields.description or note.summary
    return {**view.card(path), "words": shorten(words, WORDS)}


def _side(view: View, side: Side) -> Data:
    if side.path:
        return worded_card(view, side.path)
    return {**view.wanted_card(side.name, view.wanted_url(side.name)), "words": ""}


def _told(view: View, path: NotePath) -> Data:
    return {**worded_card(view, path), "context": view.garden.notes[path].fields.context}
