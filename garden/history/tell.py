"""From commits to the history of notes: what was done, when, by how many, and who took it in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from garden.history.facts import Commit, Signature, Touch
from garden.history.follow import Trail, follow_files, move_on
from garden.history.lines import in_order, taken_in
from garden.history.model import Change, ChangeKind, History, NoteHistory, Voice
from garden.history.voices import Voices
from garden.model import NotePath

MOST = 25
"""A commit that touches more notes than this is a sweep."""

DAY = 86_400
"""Clocks may differ by a day. And a commit of the first of January 1970 has no date at all."""

LATEST = 4_102_444_800
"""The year 2100: where nobody says what day it is, a clock is believed until then."""


@dataclass(frozen=True, slots=True)
class Commits:
    """All that led to the newest commit, and what was done since."""

    head: str = ""
    """The newest commit; empty if there is none."""
    known: Mapping[str, Commit] = field(default_factory=dict)
    """Every commit by its hash."""
    since: tuple[Touch, ...] = ()
    """What was done to notes and is not committed yet."""
    set_aside: frozenset[str] = frozenset()
    """What `.git-blame-ignore-revs` names."""
    mailmap: Mapping[Signature, Signature] = field(default_factory=dict)
    """Signature to how its owner signs today, where that differs."""


@dataclass(slots=True)
class _Note:
    """A note while its changes are gathered, oldest first."""

    changes: list[Change] = field(default_factory=list)
    arrived: int | None = None
    undated: int = -1
    """How many changes there were before the last one in substance that has no day."""
    starts_undated: bool = False


def tell_history(
    commits: Commits, voices: Voices, now: datetime | None = None
) -> tuple[History, Mapping[NotePath, datetime]]:
    """Return the history of the notes of today, and when each last came in changed.

    The first is by the day on which somebody wrote, the second by the day on which the main
    line took it in. `now` unmasks clocks that ran ahead of time. Raises KeyError if a commit
    is missing.
    """
    order = in_order(commits.known, commits.head)
    return _Telling(commits, voices, order, _clock(order, now)).told()


def _clock(order: Iterable[Commit], now: datetime | None) -> Callable[[int | None], int | None]:
    """Return what keeps a time that can be right: not before all times, nor after today."""
    latest = int(now.timestamp()) + DAY if now else LATEST
    stated = (c.committed for c in order if c.committed is not None and c.committed <= latest)
    newest = max(stated, default=0)

    def right(at: int | None) -> int | None:
        return at if at is not None and DAY < at <= newest + DAY else None

    return right


@dataclass(slots=True)
class _Telling:
    """One history on its way."""

    commits: Commits
    voices: Voices
    order: list[Commit]
    right: Callable[[int | None], int | None]
    signed: dict[Signature, Voice | None] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)

    def told(self) -> tuple[History, Mapping[NotePath, datetime]]:
        trail = follow_files(self.order)
        today = move_on(trail.files, trail.today, self.commits.since)
        paths = {trail.files.find(number): NotePath(path) for path, number in today.items()}
        notes = self._gathered(trail, paths)
        edited = {
            paths.get(trail.files.find(today[touch.path]))
            for touch in self.commits.since
            if touch.kind is ChangeKind.TEXT and touch.path in today
        }
        history = History(
            as_of=self._as_of(),
            notes={p: _note_history(notes[p], edited=p in edited) for p in sorted(notes)},
            remark=self._remark(),
            known=True,
            called={n: next(iter(v)) for n, v in self.voices.called.items() if len(v) == 1},
        )
        arrived = {path: note.arrived for path, note in sorted(notes.items())}
        return history, {p: _moment(at) for p, at in arrived.items() if at is not None}

    def _gathered(self, trail: Trail, paths: Mapping[int, NotePath]) -> dict[NotePath, _Note]:
        notes: dict[NotePath, _Note] = {}
        taken = taken_in(self.commits.known, self.commits.head)
        merged = {m: {trail.files.find(n) for n in found} for m, found in trail.merged.items()}
        for commit, touch, number in trail.written:
            file = trail.files.find(number)
            path, by = paths.get(file), taken[commit.id]
            if path is None or (by is not commit and file not in merged.get(by.id, ())):
                continue  # gone today, or the merge did not take it
            note = notes.setdefault(path, _Note())
            self._add(note, path, commit, touch, by)
        return notes

    def _add(self, note: _Note, path: NotePath, commit: Commit, touch: Touch, by: Commit) -> None:
        people = self._people(commit)
        if people is None:
            return
        kind = self._kind(commit, touch)
        at = self._at(commit)
        if at is None:
            self.wrong.add(commit.id)
            if kind is ChangeKind.TEXT:
                note.starts_undated |= not _texts(note)
                note.undated = len(note.changes)
            return
        merger = self._merger(by, people) if by is not commit else None
        pull = commit.pull or by.pull
        note.changes.append(Change(commit.id, _moment(at), people, path, kind, merger, pull))
        arrived = self.right(by.committed)
        if arrived is not None and (kind is ChangeKind.TEXT or note.arrived is None):
            note.arrived = max(arrived, note.arrived or 0)

    def _kind(self, commit: Commit, touch: Touch) -> ChangeKind:
        touches = commit.own if len(commit.parents) > 1 else commit.touches
        if commit.id in self.commits.set_aside or len(touches) > MOST:
            return ChangeKind.SWEEP
        return touch.kind or ChangeKind.SPACE

    def _at(self, commit: Commit) -> int | None:
        """Return when a commit was written; None if its clocks contradict each other."""
        at, committed = self.right(commit.at), self.right(commit.committed)
        if at is None or committed is None:
            return None
        return at if at <= committed + DAY else None

    def _people(self, commit: Commit) -> tuple[Voice, ...] | None:
        """Return who wrote a commit; None if that were programs only."""
        signed = (commit.author, *commit.helpers)
        if all(map(self.voices.is_program, signed)):
            return None
        return tuple(dict.fromkeys(v for s in signed if (v := self._voice(s)) is not None))

    def _voice(self, signature: Signature) -> Voice | None:
        if signature not in self.signed:
            self.signed[signature] = self.voices.find(signature)
        return self.signed[signature]

    def _merger(self, merge: Commit, people: tuple[Voice, ...]) -> Voice | None:
        voice = None if merge.updates else self._voice(merge.author)
        return None if voice in people else voice

    def _as_of(self) -> datetime:
        head = self.right(self.commits.known[self.commits.head].committed)
        stated = (at for c in self.order if (at := self.right(c.committed)) is not None)
        return _moment(head if head is not None else max(stated, default=0))

    def _remark(self) -> str:
        if not self.wrong:
            return ""
        count = len(self.wrong)
        commits = "one commit" if count == 1 else f"{count} commits"
        return (
            f"The day of {commits} cannot be right, or is missing, so nothing is said of when "
            "they changed a note."
        )


def _texts(note: _Note) -> list[Change]:
    return [change for change in note.changes if change.kind is ChangeKind.TEXT]


def _note_history(note: _Note, *, edited: bool) -> NoteHistory:
    """Put a note's changes in order, newest first."""
    texts = _texts(note)
    later = any(c.kind is ChangeKind.TEXT for c in note.changes[max(note.undated, 0) :])
    last = max((c.at for c in texts), default=None) if note.undated < 0 or later else None
    came = None if texts or note.undated >= 0 else min((c.at for c in note.changes), default=None)
    return NoteHistory(
        first=None if note.starts_undated else min((c.at for c in texts), default=None),
        last=last,
        changes=tuple(sorted(note.changes, key=lambda change: change.at))[::-1],
        since=None if edited else last or came,
        edited=edited,
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
