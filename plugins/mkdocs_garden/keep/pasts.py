"""What git tells of notes, as digests: of each by itself, and of all that it tells.

Another commit tells something new of few notes. Only their own pages show it, with those that
are made of many notes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from garden.cache import digest
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.outside import tells_of_others
from mkdocs_garden.keep.plain import plain

TOLD = frozenset({"history", "touched"})
"""The parts of what is known of the past that are told note by note."""


@dataclass(frozen=True, slots=True)
class Pasts:
    """What git tells."""

    whole: str
    """The digest of all of it."""
    own: Mapping[NotePath, str]
    """For each note the digest of what its page shows of it."""


def pasts_of(garden: Garden) -> Pasts:
    """Return what git tells of a garden."""
    past, notes = garden.past, garden.notes
    gone = {p: told for p, told in past.history.notes.items() if p not in notes}
    gone_at = {p: at for p, at in past.touched.items() if p not in notes}
    alone = {
        path: digest(plain(past.history.notes.get(path)), plain(past.touched.get(path)))
        for path in notes
    }
    rest = (replace(past.history, notes=gone), gone_at)
    whole = digest(plain(rest), *(part for pair in alone.items() for part in pair))
    own = {path: whole if tells_of_others(garden, path) else told for path, told in alone.items()}
    return Pasts(whole, own)
