"""What was done together: changes that touched two domains, and what happened season by season.

Both are counts of things and never of people; where fewer than five people had a part in the
changes of two domains, not even that is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from garden.engagement import Accepted, engaged
from garden.engagement.model import Hand
from garden.garden import Garden
from garden.measures import GROUP
from garden.past.dates import begun_on
from garden.reviews.ladder import Level

Pair = tuple[str, str]
"""Two slugs, in alphabetical order."""

SEASONS = 8
"""How many quarters of a year are looked at."""


@dataclass(frozen=True, slots=True)
class Season:
    """What happened in a quarter of a year."""

    year: int
    """The year."""
    quarter: int
    """1 to 4."""
    encounters: int
    """Encounters told of."""
    experiences: int
    """Experiences told."""
    conversations: int
    """Pull requests, and entries in notes, in which somebody said something on another's work."""


def changes_of_pairs(garden: Garden) -> Mapping[Pair, int | None]:
    """Return how many accepted changes within the window touched notes of each two domains.

    Pairs without any are left out; None stands where fewer than five people had a part.
    """
    return garden.once(_changes_of_pairs)


def seasons(garden: Garden) -> tuple[Season, ...]:
    """Return the last quarters, the one that is not over included, oldest first."""
    found = engaged(garden)
    quarters = tuple(_quarters(found.as_of))
    encounters, experiences = (_begun(garden, kind) for kind in ("encounter", "experience"))
    spoken = {
        (one.pull or (one.note, one.at.date()), quarter_of(one.at))
        for one in found.engagements
        if one.is_review and (one.level >= Level.SPOKEN or one.hand is Hand.ENTERED)
    }
    told = [quarter for _, quarter in spoken]
    return tuple(
        Season(*when, encounters.count(when), experiences.count(when), told.count(when))
        for when in quarters
    )


def quarter_of(at: datetime) -> tuple[int, int]:
    """Return year and quarter of a moment."""
    return at.year, (at.month + 2) // 3


def _begun(garden: Garden, kind: str) -> list[tuple[int, int]]:
    notes = (path for path, note in garden.notes.items() if note.fields.type == kind)
    return [quarter_of(datetime.fromisoformat(day)) for p in notes if (day := begun_on(garden, p))]


def _quarters(as_of: datetime) -> Iterator[tuple[int, int]]:
    year, quarter = quarter_of(as_of)
    last = 4 * year + quarter - 1
    for number in range(last - SEASONS + 1, last + 1):
        yield number // 4, number % 4 + 1


def _changes_of_pairs(garden: Garden) -> Mapping[Pair, int | None]:
    found = engaged(garden)
    joint: dict[Pair, list[Accepted]] = {}
    for change in found.accepted:
        if found.is_within(change.at):
            homes = {slug for path in change.notes if (slug := garden.home_slug(path))}
            for pair in combinations(sorted(homes), 2):
                joint.setdefault(pair, []).append(change)
    return {
        pair: len(changes) if len({v for c in changes for v in c.people}) >= GROUP else None
        for pair, changes in sorted(joint.items())
    }
