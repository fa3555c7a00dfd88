"""Recorded disagreement (M12): how much of what is disagreed about has been written down."""

from dataclasses import dataclass

from garden.garden import Garden
from garden.measures.measure import Measure
from garden.practice.disagreement import (
    OPEN,
    SETTLED,
    count_objections,
    disagreements,
)

DISAGREEMENT = Measure(
    id="M12",
    name="Recorded disagreement",
    definition="How many notes have an objection, are contested by another note or have an "
    "alternative; how many objections are open; and how many of those that are settled say why. "
    "More is not worse: it may be that people here dare to disagree.",
    formula="D = |{n : an objection, a contest or an alternative is recorded at n}|; "
    "O = |open objections|; S = |settled objections with a reason| of |settled objections|",
    source="Our own. Critics of communities of practice, such as Contu and Willmott (2003) and "
    "Roberts (2006), miss conflict and power in them; so there is a place to write them down.",
    window="The notes as they are now. How long objections have been open is unknown without "
    "their history.",
    denominator="All notes; for S, the settled objections.",
    cannot="What nobody dared to write, and whether those who objected were heard. A garden "
    "without objections may agree, or be afraid.",
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """Disagreement that has been written down. No number of it is good or bad."""

    notes: int
    """How many notes there are."""
    disputed: int
    """How many of them have an objection, a contest or an alternative."""
    open: int
    """How many objections are open."""
    settled: int
    """How many are settled."""
    with_reason: int
    """How many of the settled ones say why."""


def recorded_disagreement(garden: Garden) -> Recorded:
    """Return M12 of a garden."""
    found = disagreements(garden)
    disputed = {raised.about for raised in found.objections}
    disputed |= {contest.second.path for contest in found.contests}
    disputed |= {contest.first.path for contest in found.contests if contest.is_mutual}
    disputed |= {path for alternative in found.alternatives for path in alternative.notes}
    settled = found.objections_in(SETTLED)
    return Recorded(
        notes=len(garden.notes),
        disputed=len(disputed.intersection(garden.notes)),
        open=count_objections(found.objections_in(OPEN)),
        settled=count_objections(settled),
        with_reason=count_objections(raised for raised in settled if raised.reason),
    )
