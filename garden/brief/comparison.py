"""Two states of a garden, and what more than one kind of point asks of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from garden.brief.exchange import exchanged
from garden.brief.lines import hunks
from garden.brief.states import States
from garden.garden import Garden
from garden.history.kinds import kind_of
from garden.history.model import ChangeKind
from garden.model import Note, NotePath
from garden.past.changes import Change
from garden.past.since import changes_since, moved_since, snapshot_of
from garden.past.worddiff import says_the_same


class EditKind(Enum):
    """What was done to the text of a note."""

    NEW = "new"
    """The note was not there."""
    NONE = "none"
    """Nothing: it only stands elsewhere."""
    TEXT = "text"
    """It says something else."""
    SLIP = "slip"
    """Nothing but signs, letter case and slips of the pen."""
    DATES = "dates"
    """Nothing but days."""
    LINKS = "links"
    """Nothing but where links lead."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a note that is there."""

    note: Note
    """As it is."""
    was: Note | None
    """As it was; None if it is new."""
    kind: EditKind
    """What was done to its text."""
    lines: frozenset[int]
    """The numbers of its lines that are new."""

    @property
    def is_told(self) -> bool:
        """Whether it says something else than before."""
        return self.kind in {EditKind.NEW, EditKind.TEXT}


_KINDS = {
    ChangeKind.SPACE: EditKind.SLIP,
    ChangeKind.DATES: EditKind.DATES,
    ChangeKind.LINKS: EditKind.LINKS,
    ChangeKind.TEXT: EditKind.TEXT,
}


class Comparison:
    """What is asked of two states of a garden, each thing worked out once."""

    def __init__(self, states: States) -> None:
        """Compare the two `states`."""
        self.states = states
        self.before: Garden = states.before
        self.after: Garden = states.after

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Old path of each note that stands elsewhere now, to its new path.

        What is the same to the letter goes before what git says, and that before what notes
        declare or what has the same title and type.
        """
        fresh = {path: note for path, note in self.after.notes.items() if self._is_fresh(path)}
        known = _same_text({p: n for p, n in self.before.notes.items() if self._differs(n)}, fresh)
        for old, new in self.states.renamed.items():
            is_move = old not in self.after.notes and old in self.before.notes and new in fresh
            if is_move and old not in known and new not in known.values():
                known[old] = new
        known |= exchanged(self.before, self.after, known)
        return moved_since(self.after, snapshot_of(self.before), known)

    @cached_property
    def came_from(self) -> Mapping[str, str]:
        """Path of each note that stood elsewhere, to its old path."""
        return {new: old for old, new in self.moved.items()}

    @cached_property
    def edits(self) -> Mapping[NotePath, Edit]:
        """What became of each note that is not as it was, by its path now."""
        found = {}
        for path, note in self.after.notes.items():
            was = self.find_before(path)
            if was is None or was.text != note.text or was.path != path:
                found[path] = _edit(was, note)
        return found

    @cached_property
    def added(self) -> tuple[NotePath, ...]:
        """The notes that are new."""
        return tuple(path for path, edit in self.edits.items() if edit.was is None)

    @cached_property
    def removed(self) -> tuple[Note, ...]:
        """The notes that are gone, those taken back as drafts among them."""
        return tuple(
            note
            for path, note in self.before.notes.items()
            if path not in self.after.notes and path not in self.moved
        )

    @cached_property
    def told(self) -> Mapping[NotePath, Edit]:
        """The notes that say something else than before, or anything at all for the first time."""
        return {path: edit for path, edit in self.edits.items() if edit.is_told}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What became of ideas."""
        return changes_since(self.after, snapshot_of(self.before), self.moved)

    def find_before(self, path: str) -> Note | None:
        """Return what the note that is at `path` was; None if it is new."""
        if path in self.moved and path not in self.came_from:
            return None  # what was here stands elsewhere, and something new is here
        return self.before.notes.get(NotePath(self.came_from.get(path, path)))

    def now(self, path: str) -> str:
        """Return where the note is now that was at `path`."""
        return self.moved.get(path, path)

    def _differs(self, was: Note) -> bool:
        note = self.after.notes.get(was.path)
        return note is None or note.text != was.text

    def _is_fresh(self, path: NotePath) -> bool:
        return path not in self.before.notes


def _same_text(then: Mapping[NotePath, Note], now: Mapping[NotePath, Note]) -> dict[str, str]:
    """Lead notes that are gone to new ones of the same text, one to one, in order of path."""
    by_text: dict[str, list[NotePath]] = {}
    for path, note in sorted(now.items(), reverse=True):
        by_text.setdefault(note.text, []).append(path)
    found: dict[str, str] = {}
    for path, note in sorted(then.items()):
        if note.text.strip() and by_text.get(note.text):
            found[path] = by_text[note.text].pop()
    return found


def _edit(was: Note | None, note: Note) -> Edit:
    if was is None:
        lines = frozenset(range(1, len(note.text.splitlines()) + 1))
        return Edit(note, None, EditKind.NEW, lines)
    found = list(hunks(was.text, note.text))
    lines = frozenset(line for hunk in found for line in hunk.lines)
    kinds = {_KINDS[kind_of(_bytes(hunk.old), _bytes(hunk.new))] for hunk in found}
    order = (EditKind.TEXT, EditKind.DATES, EditKind.LINKS, EditKind.SLIP)
    kind = next((kind for kind in order if kind in kinds), EditKind.NONE)
    if kind is EditKind.TEXT and says_the_same(was.text, note.text):
        kind = EditKind.SLIP
    return Edit(note, was, kind, lines)


def _bytes(lines: tuple[str, ...]) -> list[bytes]:
    return [line.encode("utf-8", "surrogatepass") for line in lines]
