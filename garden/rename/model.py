"""What is asked, and what would be done about it: values, nothing is written here."""

from collections.abc import Iterable
from dataclasses import dataclass

from garden.errors import GardenError
from garden.model import NotePath, Position, Span

Replacement = tuple[Span, str]
"""A place in a text, and what is to stand there."""


class RefusedError(GardenError):
    """The move would do harm, so nothing was changed. The message says what stands in the way."""


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody wants."""

    old: NotePath
    """The note as it is called now."""
    new: NotePath
    """The note as it is to be called; the same if only a title or a heading changes."""
    title: str = ""
    """The new title; empty if that stays."""
    heading: str = ""
    """The heading to rename, as a fragment: `Heading`, `A#B` or its anchor; empty for none."""
    heading_text: str = ""
    """What the heading is to say."""
    alias: bool = False
    """Whether the old name is kept as an alias."""
    redirect: bool = False
    """Whether the old path is written to `redirect_from:`."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a link is to say."""

    target: str
    """The target without the fragment, decoded."""
    fragment: str
    """The fragment, decoded."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after."""

    old: NotePath
    """Where it stands."""
    new: NotePath
    """Where it will stand; the same unless it is the file that moves."""
    before: str
    """Its text, without a byte order mark."""
    after: str
    """Its text to be."""


@dataclass(frozen=True, slots=True)
class Respelled:
    """One place that names the note otherwise than before."""

    path: NotePath
    """The file it stands in, as it is called before the move."""
    position: Position
    """Where it stands before the move."""
    before: str
    """As it is written."""
    after: str
    """As it will be written."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a move changes."""

    move: Move
    """What was asked."""
    changes: tuple[FileChange, ...] = ()
    """Every file that changes, in order of path."""
    respelled: tuple[Respelled, ...] = ()
    """Every link that changes, in order of path and place."""
    mended: tuple[Respelled, ...] = ()
    """Links that were broken and, as they are written, now find a note; nothing changes there."""
    remarks: tuple[str, ...] = ()
    """What is left for somebody to look at, in one sentence each."""


def replaced(text: str, edits: Iterable[Replacement]) -> str:
    """Return `text` with every edit made.

    Raises RefusedError if two of them stand in each other's place.
    """
    parts, at = [], 0
    for span, new in sorted(set(edits)):
        if span.start < at:
            raise RefusedError("Two links stand inside one another here; move them apart first.")
        parts += [text[at : span.start], new]
        at = span.end
    return "".join([*parts, text[at:]])
