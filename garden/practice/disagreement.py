"""Disagreement, as the notes record it: who objects to what, and what is seen in two ways.

It is knowledge, not a fault. Nothing here weighs one side against the other, counts heads
or looks for agreement.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from typing import TypeVar

from garden.fate import Wanted
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.slug import fold
from garden.typedlinks import PracticeLink
from garden.vocabulary import OBJECTION_STATES, is_mixed
from garden.words.meanings import ContestedTerm, contested_terms

CONTESTS, ALTERNATIVE = "contests", "alternative_to"
OBJECTS, REPORTS = "objects_to", "reports_on"
OPEN, SETTLED, WITHDRAWN = OBJECTION_STATES


@dataclass(frozen=True, slots=True)
class Raised:
    """An objection: what is said against what, and what became of it."""

    about: NotePath | None
    """The note it speaks of; None if an objection names none that is written."""
    text: str
    """What is said against it."""
    by: str = ""
    """Who says so, as written; may be `anonymous` or empty."""
    state: str = OPEN
    """open, settled or withdrawn."""
    reason: str = ""
    """Why it is settled or withdrawn."""
    note: NotePath | None = None
    """The objection's own note; None if it stands in the head of the one it speaks of."""

    @property
    def notes(self) -> tuple[NotePath, ...]:
        """The notes it joins."""
        return tuple(path for path in (self.about, self.note) if path)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of two: a note, or the name of one that nobody has written."""

    name: str
    """The note's title, or the name asked for."""
    path: NotePath | None
    """The note, if it is there."""

    @property
    def place(self) -> tuple[str, str]:
        """Where it comes among others: by name, then by path."""
        return fold(self.name), self.path or ""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two notes of which one contests the other, or that are alternatives to each other."""

    first: Side
    """The one that contests; of alternatives, the first by name."""
    second: Side
    """The one that is contested; of alternatives, the other."""
    is_mutual: bool
    """Whether each contests the other, which alternatives do by their nature."""

    @property
    def notes(self) -> tuple[NotePath, ...]:
        """The notes it joins."""
        return tuple(side.path for side in (self.first, self.second) if side.path)


@dataclass(frozen=True, slots=True)
class MixedEvidence:
    """A practice that worked for some and not for others."""

    path: NotePath
    """The practice."""
    did_not: tuple[NotePath, ...]
    """Experiences in which it did not work, in order of path."""
    partly: tuple[NotePath, ...]
    """Those in which it worked in part."""
    worked: tuple[NotePath, ...]
    """Those in which it worked."""

    @property
    def notes(self) -> tuple[NotePath, ...]:
        """The practice and what is told of it."""
        return (self.path, *self.did_not, *self.partly, *self.worked)


Key = TypeVar("Key", bound=str)
_Item = Raised | Opposition | ContestedTerm | MixedEvidence


@dataclass(frozen=True, slots=True)
class Disagreements:
    """What is disagreed about: in a garden, in a domain, or at a note."""

    objections: tuple[Raised, ...] = ()
    """In order of the note they speak of, then of their text; open ones first."""
    contests: tuple[Opposition, ...] = ()
    """Notes that contest others."""
    alternatives: tuple[Opposition, ...] = ()
    """Notes that offer another way."""
    terms: tuple[ContestedTerm, ...] = ()
    """Words with more than one definition."""
    mixed: tuple[MixedEvidence, ...] = ()
    """Practices whose evidence is mixed."""

    def __bool__(self) -> bool:
        """Whether anything is recorded."""
        return any(getattr(self, field.name) for field in fields(self))

    def objections_in(self, *states: str) -> tuple[Raised, ...]:
        """Return the objections in one of `states`."""
        return tuple(raised for raised in self.objections if raised.state in states)


def disagreements(garden: Garden) -> Disagreements:
    """Return everything that the garden records as disagreed about."""
    return garden.once(_disagreements)


def disagreements_of_domain(garden: Garden, slug: str) -> Disagreements:
    """Return what is disagreed about in a domain: what its notes, or its meanings, are part of."""
    return garden.once(_by_domain).get(slug, Disagreements())


def disagreements_of_note(garden: Garden, path: NotePath) -> Disagreements:
    """Return the disagreements that the note at `path` is part of."""
    return garden.once(_by_note).get(path, Disagreements())


def objections_to(garden: Garden, path: NotePath) -> tuple[Raised, ...]:
    """Return what is said against a note, in its own head and by notes; open ones first."""
    found = disagreements_of_note(garden, path).objections
    return tuple(raised for raised in found if raised.about == path)


def count_objections(objections: Iterable[Raised]) -> int:
    """Count objections; one that speaks of several notes is raised at each, and is one."""
    notes = [raised.note for raised in objections]
    return notes.count(None) + len(set(notes) - {None})


def _disagreements(garden: Garden) -> Disagreements:
    raised = sorted(
        _objections(garden),
        key=lambda r: (OBJECTION_STATES.index(r.state), r.about or "", r.text, r.note or ""),
    )
    return Disagreements(
        objections=tuple(raised),
        contests=tuple(_contests(garden)),
        alternatives=tuple(_alternatives(garden)),
        terms=contested_terms(garden),
        mixed=tuple(_mixed(garden)),
    )


def _objections(garden: Garden) -> Iterator[Raised]:
    for path, note in garden.notes.items():
        for said in note.fields.objections:
            yield Raised(path, said.text, said.by, said.state, said.reason)
        if note.fields.type == "objection":
            yield from _of_note(garden, note)


def _of_note(garden: Garden, note: Note) -> Iterator[Raised]:
    """Yield an objection that is a note of its own, once for each note it speaks of."""
    text = note.fields.description or note.summary or note.title
    stated = note.fields.state
    state = stated if stated in OBJECTION_STATES else OPEN
    about = _others(garden, note.path, OBJECTS, inverse=False)
    for path in about or (None,):
        yield Raised(path, text, "", state, note.fields.reason, note.path)


def _others(garden: Garden, path: NotePath, relation: str, *, inverse: bool) -> list[NotePath]:
    """Return the notes at the other end of a relation, each once, in order of path."""
    ends = garden.practice(path)
    found = {e.other for e in ends if e.relation.name == relation and e.inverse is inverse}
    return sorted(other for other in found if other and other != path)


def _contests(garden: Garden) -> Iterator[Opposition]:
    said = set(_pairs(garden, CONTESTS))
    for first, second in sorted(said, key=_places):
        is_mutual = (second, first) in said
        if not is_mutual or first.place < second.place:
            yield Opposition(first, second, is_mutual)


def _alternatives(garden: Garden) -> Iterator[Opposition]:
    said = {min(pair, pair[::-1], key=_places) for pair in _pairs(garden, ALTERNATIVE)}
    for first, second in sorted(said, key=_places):
        yield Opposition(first, second, is_mutual=True)


def _places(pair: tuple[Side, Side]) -> tuple[tuple[str, str], tuple[str, str]]:
    return pair[0].place, pair[1].place


def _pairs(garden: Garden, relation: str) -> Iterator[tuple[Side, Side]]:
    """Yield who says `relation` of whom, also where one side is not written yet."""
    for path, note in garden.notes.items():
        for end in garden.practice(path):
            other = _side(garden, end)
            if end.relation.name != relation or end.link.source != path or other is None:
                continue
            own = Side(note.title, path)
            if own != other:
                yield (other, own) if end.inverse else (own, other)


def _side(garden: Garden, end: PracticeLink) -> Side | None:
    """Return the far side of a typed link; None where it leads to no note at all."""
    if end.other:
        return Side(garden.notes[end.other].title, end.other)
    return Side(end.link.fate.name, None) if isinstance(end.link.fate, Wanted) else None


def _mixed(garden: Garden) -> Iterator[MixedEvidence]:
    for path in garden.notes:
        told: dict[str, list[NotePath]] = {}
        for report in _others(garden, path, REPORTS, inverse=True):
            told.setdefault(garden.notes[report].fields.outcome, []).append(report)
        if is_mixed(told):
            did_not, partly, worked = (
                tuple(told.get(outcome, ())) for outcome in ("did-not", "partly", "worked")
            )
            yield MixedEvidence(path, did_not, partly, worked)


def _by_note(garden: Garden) -> Mapping[NotePath, Disagreements]:
    return _grouped(disagreements(garden), lambda item: item.notes)


def _by_domain(garden: Garden) -> Mapping[str, Disagreements]:
    def domains(item: _Item) -> AbstractSet[str]:
        slugs = {d.slug for path in item.notes for d in garden.domains_of(garden.notes[path])}
        meant = item.meanings if isinstance(item, ContestedTerm) else ()
        return slugs | {meaning.domain for meaning in meant if meaning.domain}

    return _grouped(disagreements(garden), domains)


def _grouped(
    everything: Disagreements, keys: Callable[[_Item], Iterable[Key]]
) -> Mapping[Key, Disagreements]:
    """Return disagreements by the keys that each has, in the order in which they were."""
    groups: dict[Key, dict[str, list[_Item]]] = {}
    for field in fields(everything):
        for item in getattr(everything, field.name):
            for key in keys(item):
                groups.setdefault(key, {}).setdefault(field.name, []).append(item)
    return {
        key: Disagreements(**{name: tuple(items) for name, items in group.items()})  # type: ignore[arg-type]
        for key, group in groups.items()
    }
