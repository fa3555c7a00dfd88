"""Reciprocity (M7): whether those who review are reviewed by the same people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from garden.engagement import Pull
from garden.history import Voice
from garden.measures.cells import COMPARISON, GROUP
from garden.measures.measure import Measure
from garden.measures.window import APART, WINDOW
from garden.reviews.ladder import Level

PAIRS = 20
"""Of fewer pairs nothing is said."""

RECIPROCITY = Measure(
    id="M7",
    name="Reciprocity",
    definition="Of all pairs in which one person reviewed another in words, the share in which "
    "the other did so too; and the share of authors who also reviewed. One number for the "
    "garden, from ten people and twenty pairs on.",
    formula="rho = |{(a, b) : (a, b) and (b, a)}| / |{(a, b)}|",
    source="Reciprocity of a directed graph, on reviews with words.",
    window=WINDOW,
    denominator="All pairs (a, b) in which a reviewed something by b.",
    cannot="Help that takes another form: a call, a lunch, a text lent. It is no duty to review "
    f"those who reviewed you. {APART}",
    needs="reviews",
)

Pair = tuple[Voice, Voice]
"""Who reviewed, and whose change it was."""


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """One number for the whole garden, and one about authors."""

    pairs: int
    """How many pairs there are in which one reviewed the other."""
    mutual: int
    """In how many of them the other did so, too."""
    authors: int
    """How many proposed a change; 0 where they are too few to be counted."""
    also_reviewed: int
    """How many of these also reviewed one."""


def reciprocity(pairs: Iterable[Pair], authors: Iterable[Voice]) -> Reciprocity | None:
    """Return M7; None for fewer than ten people or twenty pairs."""
    known = {(one, other) for one, other in pairs if one != other}
    people = {voice for pair in known for voice in pair}
    if len(people) < COMPARISON or len(known) < PAIRS:
        return None
    wrote, reviewed = set(authors), {one for one, _ in known}
    shown = wrote if len(wrote) >= GROUP else set()
    return Reciprocity(
        pairs=len(known),
        mutual=sum((other, one) in known for one, other in known),
        authors=len(shown),
        also_reviewed=len(shown & reviewed),
    )


def review_pairs(
    pulls: Iterable[Pull], is_within: Callable[[datetime], bool] = lambda _: True
) -> frozenset[Pair]:
    """Return who reviewed whose change in words, and within a time, as far as both are known."""
    return frozenset(
        (turn.voice, pull.author)
        for pull in pulls
        for turn in pull.turns
        if turn.voice and pull.author and turn.level >= Level.SPOKEN and is_within(turn.at)
    )
