"""Reach (M15): how much of a garden a reader comes to in a few steps from where one enters."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from garden.garden import Garden
from garden.measures.measure import Measure
from garden.model import NotePath

STEPS = 3
"""How many links a reader follows."""

REACH = Measure(
    id="M15",
    name="Reach",
    definition="The share of notes that a reader comes to from an entry page by following at "
    "most three links from note to note. Entry pages are the home page, the charters of domains "
    "and what the site's navigation names. Beside it stand orphans, which no other note links "
    "to, and isolated notes, without a link either way.",
    formula="R = |{n : d(E, n) <= 3}| / |notes|, d = fewest links from any entry page in E",
    source="Breadth-first search from several starts; our own choice of three steps.",
    window="The notes as they are now.",
    denominator="All notes.",
    cannot="Whether anybody goes that way. Search and the generated pages lead to every note, "
    "and are not counted: they show what is there and not what belongs together.",
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a garden is open to those who enter it."""

    entries: tuple[NotePath, ...]
    """The notes at which readers enter, in order of path."""
    steps: Mapping[NotePath, int]
    """The notes that can be reached at all, each with the fewest links to it."""
    notes: int
    """How many notes there are."""

    @property
    def within(self) -> int:
        """How many notes are at most STEPS links away."""
        return sum(1 for steps in self.steps.values() if steps <= STEPS)

    @property
    def share(self) -> float | None:
        """The measure; None where there is no note or nobody has said where to enter."""
        return self.within / self.notes if self.notes and self.entries else None


def reach(garden: Garden, entries: Iterable[NotePath]) -> Reach:
    """Return how many notes can be reached from `entries`, in time linear in notes and links."""
    known = {path for path in entries if path in garden.notes}
    return Reach(tuple(sorted(known)), _steps(garden, known), len(garden.notes))


def _steps(garden: Garden, entries: Collection[NotePath]) -> Mapping[NotePath, int]:
    steps = dict.fromkeys(sorted(entries), 0)
    edge = list(steps)
    while edge:
        found: dict[NotePath, None] = {}
        for path in edge:
            found |= dict.fromkeys(p for p in garden.outgoing(path) if p not in steps)
        steps |= dict.fromkeys(found, steps[edge[0]] + 1)
        edge = list(found)
    return steps
