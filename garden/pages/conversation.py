"""What the page of a note shows of the conversation about it: where it stands, who objects."""

from collections.abc import Mapping

from garden.garden import Garden
from garden.model import Note, NotePath
from garden.pages.sides import raised_data
from garden.pages.view import Data, View
from garden.past.since import state_of
from garden.practice.barriers import responses_to
from garden.practice.disagreement import objections_to
from garden.practice.questions import is_answered

SAYS: Mapping[str, Mapping[str, str]] = {
    "agenda": {
        "proposed": "Proposed for our learning agenda.",
        "agreed": "Agreed: we want to learn this.",
        "parked": "Parked for now.",
        "declined": "Declined.",
    },
    "objection": {
        "open": "This objection is open.",
        "settled": "This objection is settled.",
        "withdrawn": "This objection was withdrawn.",
    },
    "decision": {
        "proposed": "Proposed, and not decided yet.",
        "settled": "Decided.",
        "withdrawn": "Withdrawn: this no longer holds.",
    },
    "gap": {
        "open": "We lack this still.",
        "closed": "We lack this no longer.",
    },
}
"""Where a note stands, in words, by its type and its state."""

RESPONDED_TO = frozenset({"gap", "question"})
"""Types whose responses stand at the top; at other notes they are among the practice links."""


def conversation_data(view: View, note: Note) -> Data:
    """Return what the theme receives about the conversation that a note is part of."""
    objections = objections_to(view.garden, note.path)
    return {
        "stands": stands_data(view, note),
        "objections": [raised_data(view, raised) for raised in objections],
    }


def stands_data(view: View, note: Note) -> Data:
    """Return where a note stands, why, and what it answers to or waits for; empty if nowhere."""
    kind = note.fields.type
    stands: Data = {
        "state": state_of(note),
        "says": says(note),
        "why": view.pieces(note.path, note.fields.reason),
        "departs_from": _ends(view, note.path, "departs_from") if note.fields.reason else [],
        "objects_to": _ends(view, note.path, "objects_to") if kind == "objection" else [],
        "responds_to": _ends(view, note.path, "responds_to") if kind == "response" else [],
        "responses": _responses(view, note),
        "discussion": note.fields.discussion,
        **(_question(view, note) if kind == "question" else {}),
    }
    return stands if any(stands.values()) else {}


def says(note: Note) -> str:
    """Return in words where a note stands.

    A decision that does not say so may have been taken long ago, so nothing is said of it.
    """
    stated = note.fields.state
    if note.fields.type == "decision" and not stated:
        return ""
    return SAYS.get(note.fields.type, {}).get(state_of(note), "")


def _question(view: View, note: Note) -> Data:
    answers = _others(view.garden, note.path, "answers", inverse=True)
    return {
        "open": not is_answered(view.garden, note.path),
        "answered_by": view.cards(answers),
        "seeking": _ends(view, note.path, "seeking"),
    }


def _responses(view: View, note: Note) -> list[Data]:
    if note.fields.type not in RESPONDED_TO:
        return []
    return view.cards(responses_to(view.garden, note.path))


def _ends(view: View, path: NotePath, relation: str) -> list[Data]:
    """Return what a note says `relation` of, also what is not written yet or stands elsewhere."""
    groups = view.practice(path)
    found = (group["items"] for group in groups if group["relation"] == relation)
    return next((list(items) for items in found if isinstance(items, list)), [])


def _others(
    garden: Garden, path: NotePath, relation: str, *, inverse: bool
) -> tuple[NotePath, ...]:
    """Return the notes at the other end of a relation, each once."""
    ends = garden.practice(path)
    found = (e.other for e in ends if e.relation.name == relation and e.inverse is inverse)
    return tuple(dict.fromkeys(other for other in found if other and other != path))
