"""What became of a garden: ideas that are new, moved, contradicted or gone, never edits.

A change is told between two snapshots, so it does not matter where the earlier one is from.
What differs only in signs, letter case or a slip of the pen is no change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from garden.past.snapshot import PastNote, Snapshot
from garden.past.worddiff import Piece, says_the_same, word_diff

COUNTERS = frozenset({"did-not", "partly"})
"""Outcomes that speak against a practice, at least in part."""


class ChangeKind(Enum):
    """What kind of change it is, in the order in which readers meet them."""

    COUNTER_EVIDENCE = "counter-evidence"
    REDEFINED = "redefined"
    MOVED = "moved"
    FIRST_EXPERIENCE = "first-experience"
    ANSWERED = "answered"
    NEW_TERM = "new-term"
    NEW_NOTE = "new-note"
    RENAMED = "renamed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    kind: ChangeKind
    """What happened."""
    path: str
    """The note: where it stands now, or where a note that is gone stood."""
    title: str
    """What it is called now, or was."""
    domains: tuple[str, ...]
    """Slugs of the domains that it concerns, home first."""
    before: str = ""
    """MOVED: the old status or state, empty for none. RENAMED: the old title."""
    after: str = ""
    """MOVED: the new status or state, empty for none. NEW_TERM: the definition."""
    words: tuple[Piece, ...] = ()
    """REDEFINED: the definition, word by word."""
    domain: str = ""
    """REDEFINED, NEW_TERM: the slug of the domain that defines the word so; empty for the
    definition of the note itself."""
    because: tuple[str, ...] = ()
    """The notes that brought it about: experiences, or answers."""


def compare(old: Snapshot, new: Snapshot, moved: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what became of `old`, by kind and title; `moved` leads old paths to those of today."""
    then = {moved.get(path, path): note for path, note in old.notes.items()}
    edges = frozenset((moved.get(s, s), moved.get(t, t), relation) for s, t, relation in old.edges)
    before = Snapshot(then, edges)
    told = [*_evidence(before, new), *_answers(before, new)]
    causes = {path for change in told for path in change.because}
    for path, note in new.notes.items():
        if path in then:
            told += _of_note(then[path], note)
        elif path not in causes:
            told += _new(note)
    told += _gone(before, new)
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    return tuple(sorted(told, key=lambda c: (order[c.kind], c.title.casefold(), c.path, c.domain)))


def _of_note(then: PastNote, now: PastNote) -> Iterator[Change]:
    if not says_the_same(then.title, now.title):
        yield _change(ChangeKind.RENAMED, now, before=then.title, after=now.title)
    for before, after in ((then.status, now.status), (then.state, now.state)):
        if before != after and (after == now.status or (before and after)):
            yield _change(ChangeKind.MOVED, now, before=before, after=after)
    if then.definition and now.definition and not says_the_same(then.definition, now.definition):
        words = word_diff(then.definition, now.definition)
        yield _change(ChangeKind.REDEFINED, now, words=words)
    elif now.definition and not then.definition:
        yield _change(ChangeKind.NEW_TERM, now, after=now.definition)
    for domain, said in now.definitions.items():
        told = then.definitions.get(domain, "")
        if not told:
            yield _change(ChangeKind.NEW_TERM, now, after=said, domain=domain)
        elif not says_the_same(told, said):
            yield _change(ChangeKind.REDEFINED, now, words=word_diff(told, said), domain=domain)


def _new(note: PastNote) -> Iterator[Change]:
    if note.definition:
        yield _change(ChangeKind.NEW_TERM, note, after=note.definition)
    else:
        yield _change(ChangeKind.NEW_NOTE, note)


def _gone(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for path, note in old.notes.items():
        if path not in new.notes:
            yield Change(ChangeKind.GONE, path, note.title, note.domains)


def _evidence(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """What was tried: reports that speak against a practice, and reports that are its first."""
    before = _sources(old, "reports_on")
    for path, reports in _sources(new, "reports_on").items():
        note, known = new.notes[path], before.get(path, {})
        against = [
            report
            for report in reports
            if new.notes[report].outcome in COUNTERS
            and not (report in known and old.notes[report].outcome in COUNTERS)
        ]
        first = [] if known else [report for report in reports if report not in against]
        for kind, because in (
            (ChangeKind.COUNTER_EVIDENCE, against),
            (ChangeKind.FIRST_EXPERIENCE, first),
        ):
            if because:
                yield _because(kind, note, because, new)


def _answers(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    answered = _sources(old, "answers")
    for path, answers in _sources(new, "answers").items():
        if path not in answered:
            yield _because(ChangeKind.ANSWERED, new.notes[path], answers, new)


def _sources(garden: Snapshot, relation: str) -> Mapping[str, Mapping[str, None]]:
    """Return the notes to which a relation leads, each with those it comes from, in order."""
    found: dict[str, dict[str, None]] = {}
    for source, target, name in sorted(garden.edges):
        if name == relation and source in garden.notes and target in garden.notes:
            found.setdefault(target, {})[source] = None
    return found


def _because(kind: ChangeKind, note: PastNote, because: Iterable[str], garden: Snapshot) -> Change:
    """A change that others brought about concerns their domains as well."""
    because = tuple(because)
    domains = (*note.domains, *(d for path in because for d in garden.notes[path].domains))
    return Change(kind, note.path, note.title, tuple(dict.fromkeys(domains)), because=because)


def _change(  # noqa: PLR0913 - what a change may hold
    kind: ChangeKind,
    note: PastNote,
    *,
    before: str = "",
    after: str = "",
    words: tuple[Piece, ...] = (),
    domain: str = "",
) -> Change:
    domains = tuple(dict.fromkeys((*note.domains, *filter(None, (domain,)))))
    return Change(kind, note.path, note.title, domains, before, after, words, domain)
