"""The values of the search: what goes in, what comes out, what can go wrong."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path

from garden.errors import GardenError


class SearchBusy(GardenError):  # noqa: N818  # a state, not a fault
    """Another process is writing the index. Searching still works; writing has to wait."""


class SearchDamaged(GardenError):  # noqa: N818  # and already mended
    """The index could not be read. It has been emptied, and fills with the next update."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What the index knows of one note. All plain text."""

    path: str
    """Identity: where the note stands."""
    title: str
    """Its title."""
    text: str
    """Everything else it says."""
    aliases: tuple[str, ...] = ()
    """Its other names; of a term, those not to be used as well."""
    headings: tuple[str, ...] = ()
    """Its headings."""
    type: str = ""
    """Its note type."""
    domains: tuple[str, ...] = ()
    """Slugs of its domains."""
    tags: tuple[str, ...] = ()
    """Its tags; `meeting/format` is also found as `meeting`."""
    contributors: tuple[str, ...] = ()
    """Names of those who stand behind it."""
    status: str = ""
    """Its status, or empty."""

    @property
    def digest(self) -> str:
        """Equal for equal documents, on every machine."""
        return blake2b(json.dumps(astuple(self)).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt."""

    text: str
    """Plain text."""
    is_match: bool
    """Whether it is what was looked for."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One note that was found."""

    path: str
    """Where the note stands."""
    title: str
    """Its title."""
    score: float
    """How well it fits; comparable within one answer only."""
    excerpt: tuple[Piece, ...]
    """The best stretch of its text, in order; the pieces join to plain text."""
    type: str = ""
    """Its note type."""
    domains: tuple[str, ...] = ()
    """Slugs of its domains."""
    status: str = ""
    """Its status, or empty."""
    tags: tuple[str, ...] = ()
    """Its tags."""
    is_partial: bool = False
    """Whether only some of the words are in it."""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a query finds."""

    hits: tuple[SearchHit, ...]
    """The best, those with all words first."""
    total: int
    """How many notes have all words."""
    facets: Mapping[str, Mapping[str, int]]
    """How many of these there are of each domain, type, status and tag, most first."""
    corrected: str | None = None
    """What was answered instead, since nothing has all of the words as they were spelt."""


@dataclass(frozen=True, slots=True)
class SearchChange:
    """What an update did."""

    added: int
    """Documents that were new."""
    changed: int
    """Documents whose content was another."""
    removed: int
    """Documents that are gone."""


@dataclass(frozen=True, slots=True)
class SearchStats:
    """The state of the index."""

    documents: int
    """How many documents it holds."""
    size: int
    """Bytes on disk."""
    folder: Path
    """Where it is; safe to delete at any time."""
    rebuilt: bool
    """Whether an index that could not be opened was thrown away since this one was made."""
