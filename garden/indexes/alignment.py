"""Decisions and alignment: what was decided and on what grounds, what follows what, what departs.

Alignment is no compliance: to depart from something, and to say why, is as good a note as to
follow it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from garden.fate import External
from garden.garden import Garden
from garden.model import NotePath
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.sides import raised_data
from garden.pages.view import Data, View
from garden.past.since import state_of
from garden.practice.disagreement import disagreements_of_note, objections_to
from garden.slug import fold
from garden.typedlinks import PracticeLink
from garden.vocabulary import STATES

TITLE = "Decisions and alignment"
ALIGNS, DEPARTS, SUPERSEDES = "aligns_with", "departs_from", "supersedes"

NOT_STATED = "not stated"
"""Where a decision stands that does not say so; it may have been taken long ago."""


@dataclass(slots=True)
class _Target:
    """What notes align with or depart from."""

    card: Data
    path: NotePath | None
    aligned: set[NotePath] = field(default_factory=set)
    departing: set[NotePath] = field(default_factory=set)


def build(view: View) -> Iterator[Page]:
    """Yield the page of decisions and of what the garden aligns with."""
    index = {
        "name": "decisions",
        "title": TITLE,
        "intro": "What was decided, what else was weighed, and what we go along with. Going "
        "another way is as good, if the reason is told.",
        "decisions": _decisions(view),
        "targets": [_target(view, target) for target in _targets(view)],
    }
    path = locations.index_path(view.garden, "decisions")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _decisions(view: View) -> list[Data]:
    """Return the decisions by where they stand, in order of title."""
    notes = view.garden.notes
    states = (*STATES["decision"], NOT_STATED)
    groups: Mapping[str, list[NotePath]] = {state: [] for state in states}
    for path in view.in_order(p for p, note in notes.items() if note.fields.type == "decision"):
        stated = notes[path].fields.state or NOT_STATED
        groups.get(stated, groups[NOT_STATED]).append(path)
    return [
        {"state": state, "entries": [_decision(view, path) for path in groups[state]]}
        for state in states
        if groups[state]
    ]


def _decision(view: View, path: NotePath) -> Data:
    """Return a decision with its reason, what else was weighed, and what is said against it."""
    garden = view.garden
    weighed = {
        other
        for pair in disagreements_of_note(garden, path).alternatives
        for other in pair.notes
        if other != path
    }
    return {
        **view.card(path),
        "why": view.pieces(path, garden.notes[path].fields.reason),
        "weighed": view.cards(weighed),
        "objections": [raised_data(view, raised) for raised in objections_to(garden, path)],
        "supersedes": view.cards(_ends(garden, path, SUPERSEDES, inverse=False)),
        "superseded_by": view.cards(_ends(garden, path, SUPERSEDES, inverse=True)),
    }


def _targets(view: View) -> Iterable[_Target]:
    """Return what any note aligns with or departs from, in order of name."""
    found: dict[str, _Target] = {}
    for path in view.garden.notes:
        for end in view.garden.practice(path):
            if end.relation.name in {ALIGNS, DEPARTS} and end.link.source == path:
                _add(view, found, path, end)
    return sorted(found.values(), key=lambda t: (fold(str(t.card["title"])), t.path or ""))


def _add(view: View, found: dict[str, _Target], path: NotePath, end: PracticeLink) -> None:
    """Note down a typed link, from whichever of its ends it was declared."""
    target, by = (path, end.other) if end.inverse else (end.other, path)
    card = view.card(target) if target else view.practice_card(end)
    key = target or _outside(end) or f"wanted {fold(str(card['title']))}"
    goal = found.setdefault(key, _Target(card, target))
    if end.link.link.label and _outside(end) and str(goal.card["title"]) in key:
        goal.card = card  # a name that somebody gave it says more than an address
    if by:
        (goal.aligned if end.relation.name == ALIGNS else goal.departing).add(by)


def _outside(end: PracticeLink) -> str:
    return end.link.fate.url if isinstance(end.link.fate, External) else ""


def _target(view: View, target: _Target) -> Data:
    """Return what is aligned with: who goes along, who departs and why, and whether it holds."""
    notes = view.garden.notes
    return {
        **target.card,
        "holds": _holds(view.garden, target.path),
        "instead": view.cards(_instead(view.garden, target.path)),
        "aligned": view.cards(target.aligned),
        "departing": [
            {**view.card(path), "why": view.pieces(path, notes[path].fields.reason)}
            for path in view.in_order(target.departing)
        ],
    }


def _holds(garden: Garden, path: NotePath | None) -> str:
    """Return why a target holds no longer: withdrawn, retired or superseded; empty if it does."""
    if path is None:
        return ""
    note = garden.notes[path]
    if state_of(note) == "withdrawn":
        return "withdrawn"
    if note.fields.status == "retired":
        return "retired"
    return "superseded" if _instead(garden, path) else ""


def _instead(garden: Garden, path: NotePath | None) -> set[NotePath]:
    return _ends(garden, path, SUPERSEDES, inverse=True) if path else set()


def _ends(garden: Garden, path: NotePath, relation: str, *, inverse: bool) -> set[NotePath]:
    """Return the notes at the other end of a relation."""
    ends = garden.practice(path)
    found = {e.other for e in ends if e.relation.name == relation and e.inverse is inverse}
    return {other for other in found if other and other != path}
