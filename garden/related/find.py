"""Which notes have most to do with a note, and why."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import log2
from typing import TypeVar

from garden.garden import Garden
from garden.model import NotePath
from garden.related.ties import HUB, Paths, Ties, ties

Name = TypeVar("Name", NotePath, str)

MOST = 5
"""How many notes are told of."""

LEAST = 0.45
"""How much two notes must share. Below it, of what we looked at, chance was more than sense."""

FEWEST = 2
"""How many different things they must share."""

TOGETHER = 3
"""How many, if all of them are notes that link to both: these may be lists of many matters."""

HALF = 0.5
"""What a note counts on each of two lists, if it links back to where it is linked from; and a
word that stands in the title of one note and elsewhere in the head of the other."""

_WEIGHTS = (0.0, *(1 / log2(1 + others) for others in range(1, HUB + 1)))
"""What it counts to be on one list, by how many notes are on it."""


@dataclass(frozen=True, slots=True)
class Related:
    """A note that shares something with another, and what."""

    path: NotePath
    """The note."""
    strength: float
    """How much they share; comparable within one garden only."""
    spoken_of: Paths
    """Notes that both speak of: they link to them or name them, those that fewest do first."""
    linked_by: Paths
    """Notes that link to both, those with fewest links first."""
    words: tuple[str, ...]
    """Words that tell what both are about, the rarest first."""

    @property
    def is_sure(self) -> bool:
        """Whether that is more than chance."""
        things = {*self.spoken_of, *self.linked_by, *self.words}
        only_linked = not self.words and set(self.spoken_of) <= set(self.linked_by)
        return len(things) >= (TOGETHER if only_linked else FEWEST)


def related(garden: Garden, path: NotePath, limit: int = MOST) -> tuple[Related, ...]:
    """Return the notes that have most to do with the one at `path`, the nearest first.

    Those that it links to or names, and those that link to it or name it, are left out: its page
    shows them already. The page of a
    person and the charter of a domain are related to no note.
    """
    shared = garden.once(ties)
    if path not in shared.outgoing:
        return ()
    strengths: dict[NotePath, float] = {}
    for weight, others in _lists(shared, path):
        for other in others:
            strengths[other] = strengths.get(other, 0.0) + weight
    # Who links to a note speaks of it, too.
    for known in (path, *shared.spoken_of[path], *shared.speaking.get(path, ())):
        strengths.pop(known, None)
    found = [
        (-_damped(shared, other, strength), other)
        for other, strength in strengths.items()
        if strength >= LEAST
    ]
    near = heapq.nsmallest(3 * limit, (each for each in found if each[0] <= -LEAST))
    told = (_told(shared, path, other, -strength) for strength, other in near)
    return tuple(islice((each for each in told if each.is_sure), limit))


def _lists(shared: Ties, path: NotePath) -> Iterator[tuple[float, Paths]]:
    """Yield the lists that a note is on, with what it counts to be on each."""
    sources = frozenset(shared.incoming.get(path, ()))
    goals = frozenset(shared.spoken_of[path])
    for source in shared.incoming.get(path, ()):
        others = shared.outgoing[source]
        yield _weight(others) * (HALF if source in goals else 1), others
    for goal in shared.spoken_of[path]:
        others = shared.speaking[goal]
        yield _weight(others) * (HALF if goal in sources else 1), others
    for word in shared.words.get(path, ()):
        titled, headed = shared.titled[word], shared.headed.get(word, ())
        weight = _weight((*titled, *headed))
        is_title = path in titled
        yield weight if is_title else HALF * weight, titled
        if is_title:
            yield HALF * weight, headed


def _weight(others: Paths) -> float:
    return _WEIGHTS[len(others)] if len(others) <= HUB else 0.0


def _damped(shared: Ties, other: NotePath, strength: float) -> float:
    """Return the strength less what a note that is linked with much shares with everybody."""
    outgoing = len(shared.outgoing[other])
    links = outgoing + len(shared.incoming.get(other, ()))
    return strength / (1 + links / HUB) if outgoing <= HUB else 0.0


def _told(shared: Ties, one: NotePath, other: NotePath, strength: float) -> Related:
    outgoing, speaking = shared.outgoing, shared.speaking
    goals = set(shared.spoken_of[one]).intersection(shared.spoken_of[other])
    sources = set(shared.incoming.get(one, ())).intersection(shared.incoming.get(other, ()))
    words = set(shared.words.get(one, ())).intersection(shared.words.get(other, ()))
    return Related(
        other,
        strength,
        _rarest({goal: len(speaking[goal]) for goal in goals}),
        _rarest({source: len(outgoing[source]) for source in sources}),
        _rarest({w: len(shared.titled[w]) for w in words if {one, other} & set(shared.titled[w])}),
    )


def _rarest(sizes: Mapping[Name, int]) -> tuple[Name, ...]:
    """Return what tells most: what is on the shortest lists, and nothing on those too long."""
    ordered = sorted(sizes.items(), key=lambda item: (item[1], item[0]))
    return tuple(name for name, size in ordered if size <= HUB)
