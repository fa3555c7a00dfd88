"""What is known of the changes of notes: values only.

A voice stands for a person whom nobody needs to know: it tells one from another, and is shown
and written nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

from garden.model import NotePath

Voice = NewType("Voice", str)
"""An opaque key of one person: `person:<slug>` for somebody in `people.yml`, else
`git:<digest>`, `github:<login>` and the like. Never shown, never written to any output."""


class ChangeKind(StrEnum):
    """What a commit did to a note; only `TEXT` is a change in substance."""

    TEXT = "text"
    """It says something else, or something more or less, than before."""
    DATES = "dates"
    """Nothing but days, such as `last_reviewed`, or entries under `reviews`."""
    LINKS = "links"
    """Nothing but where links lead."""
    SPACE = "space"
    """Nothing but white space and where lines break."""
    SWEEP = "sweep"
    """Whatever it was, it was done to more than 25 notes at once, or in a commit that
    `.git-blame-ignore-revs` sets aside."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did to one note."""

    commit: str
    """The commit's full hash."""
    at: datetime
    """When its author wrote it, in UTC."""
    voices: tuple[Voice, ...]
    """The author, then the co-authors, each once; programs are left out, and so is whoever
    does not want to count."""
    path: NotePath
    """The note, as it is called today."""
    kind: ChangeKind
    """What was done to it."""
    merged_by: Voice | None = None
    """Whoever merged it, if that was a person who did not write it; None if nobody knows, as
    after a squash."""
    pull: int = 0
    """The number of the pull request that brought it, as the first line of a squash (`… (#12)`)
    or of the merge (`Merge pull request #12`) says; 0 if nobody knows."""


@dataclass(frozen=True, slots=True)
class NoteHistory:
    """The changes of one note."""

    first: datetime | None = None
    """Its first change in substance; None if there was none, or nobody knows when."""
    last: datetime | None = None
    """Its last change in substance; None if there was none, or nobody knows when."""
    changes: tuple[Change, ...] = ()
    """Every change of which it is known when it was made, newest first."""
    since: datetime | None = None
    """From when on it has been as it is: its last change in substance or, if there was none
    since it came with many others at once, the day it came; None if nobody knows."""
    edited: bool = False
    """Whether it is changed in substance just now, and not committed yet."""


@dataclass(frozen=True, slots=True)
class History:
    """The changes of all notes, up to one commit."""

    as_of: datetime = field(default=datetime.fromtimestamp(0, UTC))
    """When the newest commit was committed; without meaning where nothing is known."""
    notes: Mapping[NotePath, NoteHistory] = field(default_factory=dict)
    """Path today to what happened; notes of which nothing is known are left out."""
    remark: str = ""
    """Why nothing or less is known, in plain words; empty if nothing is amiss."""
    known: bool = False
    """Whether anything is known at all; where it is not, measures say *unknown*, never zero."""
    called: Mapping[str, Voice] = field(default_factory=dict)
    """Name under which commits were made, reduced by `garden.slug.identity`, to the voice, where
    it is the name of one voice only. So that somebody whom notes credit, and whom no
    `people.yml` lists, is not taken for two. Never shown, like the voices."""


NO_HISTORY = History()
"""Nothing was asked, so nothing is known."""
