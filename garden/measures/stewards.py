"""Decision concentration (M11): on how few shoulders the care of domains rests.

What charters state is known from the notes, see `garden.practice.stewardship`; who merged what
is known from the history and the record alone, and else stays *unknown*.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from garden.engagement import Accepted
from garden.history import Voice
from garden.measures.cells import GROUP
from garden.measures.measure import Measure

STEWARDSHIP = Measure(
    id="M11",
    name="Decision concentration",
    definition="How many stewards each domain has, as its charter and they themselves state in "
    "public, and how many domains have one only. With a record of changes also the share that "
    "the busiest holder of a role merged, unnamed, and hidden where fewer than five hold one.",
    formula="|stewards(d)| for each d; |{d : |stewards(d)| = 1}|; max over roles of merged / all",
    source="Our own; roles and not persons, from what is declared in public.",
    window="The charters as they are now; merges within two years.",
    denominator="All domains; for merges, all that were accepted in the window.",
    cannot="Who decides in truth. Power need not be written in a charter.",
)


@dataclass(frozen=True, slots=True)
class Busiest:
    """What passed through whoever of those with a role merged most. Nobody is named."""

    merged: int
    """How many accepted changes they merged."""
    known: int
    """Of how many it is known who merged them."""
    total: int
    """How many were accepted."""


def busiest(accepted: Iterable[Accepted], holders: Collection[Voice]) -> Busiest | None:
    """Return the part of M11 that needs merges; None where fewer than five hold a role."""
    if len(set(holders)) < GROUP:
        return None
    merged_by = [change.merged_by for change in accepted]
    counts = Counter(voice for voice in merged_by if voice in holders)
    known = sum(voice is not None for voice in merged_by)
    return Busiest(max(counts.values(), default=0), known, len(merged_by))
