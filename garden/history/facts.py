"""What commits say of notes, as they say it: paths of then, names as signed.

Nothing here depends on today: a fact about a commit holds as long as the commit is there,
which is what makes it worth keeping. People, sweeps and names of today come later.
"""

from dataclasses import dataclass
from typing import NamedTuple

from garden.history.model import ChangeKind


class Signature(NamedTuple):
    """How somebody signed. Never shown, nor compared by likeness."""

    name: str
    """The name, as written."""
    email: str
    """The address, as written."""


@dataclass(frozen=True, slots=True)
class Touch:
    """What a commit did to one file, as seen from its first parent."""

    status: str
    """`A` added, `M` changed, `R` renamed, `D` deleted, `T` made a link or a file."""
    path: str
    """What the file is called after the commit; bytes that are no text as lone surrogates."""
    old: str = ""
    """What it was called before, if it was renamed."""
    kind: ChangeKind | None = None
    """What was done to the text; None if nothing was."""
    headings: tuple[tuple[str, str], ...] = ()
    """Old and new line of each heading that became another of its level, in its place."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit."""

    id: str
    """Its hash."""
    parents: tuple[str, ...]
    """The commits it continues; the first is the line it was made on."""
    at: int | None
    """When it was written, in seconds since 1970; None if it does not say."""
    committed: int | None
    """When it was committed, likewise."""
    author: Signature
    """Who wrote it."""
    helpers: tuple[Signature, ...] = ()
    """Who wrote it with them, by the trailers of the message."""
    updates: bool = False
    """Whether it only brought the main line into a branch."""
    pull: int = 0
    """The number of the pull request that its first line names; 0 if it names none."""
    touches: tuple[Touch, ...] = ()
    """What it did to notes, by path."""
    own: tuple[Touch, ...] = ()
    """Of a merge: what it says that none of the merged lines said."""
