"""If people were gone: the contributor absence factor (M2) and the absence curve (M10).

No function here returns anybody, nor can it be told from a number who it is about.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from fractions import Fraction
from math import comb

from garden.history import Voice
from garden.measures.cells import GROUP
from garden.measures.measure import Measure
from garden.measures.window import APART, WINDOW
from garden.model import NotePath

CURVE = 8
"""Fewer people than these are not shown as a curve."""

ABSENCE = Measure(
    id="M2",
    name="Contributor absence factor",
    definition="The smallest number of people who between them had a hand in half of all that "
    "was done, counted in notes and not in changes. One number for the garden, hidden where "
    "fewer than five people took part.",
    formula="smallest k with c_1 + … + c_k >= 0.5 * sum(c), c_i = distinct notes of person i, "
    "largest first",
    source="CHAOSS, Contributor Absence Factor (Risk working group).",
    window=WINDOW,
    denominator="All pairs of a person and a note in which they had a hand.",
    cannot="Who they are, which is not to be asked of it; and what the others know. Gardens of "
    f"prose live well with low numbers. {APART}",
    needs="git",
)

ABSENCE_CURVE = Measure(
    id="M10",
    name="Absence curve",
    definition="If the one, two, three … people with a hand in most notes were gone, nobody "
    "named: the share of notes in which nobody else had a hand. Where several had a hand in "
    "equally many, it is the mean over all who might be gone. One curve for the garden, hidden "
    "below eight people.",
    formula="for k = 1 … M2: |{n : H_W(n) without the k most engaged is empty}| / |notes|",
    source="After the resilience of networks under removal, with people in place of servers.",
    window=WINDOW,
    denominator="All notes.",
    cannot="Who would step in. It is a reason to write down and to share, not to hold anybody.",
    needs="git",
)

Hands = Mapping[NotePath, Collection[Voice]]
"""H_W of each note that is looked at."""


def absence_factor(hands: Hands) -> int | None:
    """Return M2; None where fewer than five people had a hand in anything."""
    counts = _notes_of(hands)
    return _factor(counts) if len(counts) >= GROUP else None


def absence_curve(hands: Hands) -> tuple[Fraction, ...] | None:
    """Return M10: the share of notes without anybody, for k = 0 (as it is), 1, …, M2.

    None where fewer than eight people had a hand in anything. Where several have a hand in
    equally many notes, nobody is picked: the share is the mean over all who might be gone.
    """
    counts = _notes_of(hands)
    if len(counts) < CURVE:
        return None
    return tuple(_share_without(hands, counts, k) for k in range(_factor(counts) + 1))


def _notes_of(hands: Hands) -> Counter[Voice]:
    """Return how many notes each person had a hand in."""
    return Counter(voice for voices in hands.values() for voice in set(voices))


def _factor(counts: Counter[Voice]) -> int:
    gone, half = 0, Fraction(counts.total(), 2)
    for k, (_, notes) in enumerate(counts.most_common(), 1):
        gone += notes
        if gone >= half:
            return k
    return 0


def _share_without(hands: Hands, counts: Counter[Voice], k: int) -> Fraction:
    """Return the share of notes in which only the `k` most engaged had a hand, or nobody."""
    last = counts.most_common(k)[-1][1] if k else 0
    first = {voice for voice, notes in counts.items() if k and notes > last}
    tied = {voice for voice, notes in counts.items() if k and notes == last}
    chosen = k - len(first)
    lost = Fraction(0)
    for voices in hands.values():
        among = set(voices) - first
        if among <= tied and len(among) <= chosen:
            lost += Fraction(comb(len(tied) - len(among), chosen - len(among)), _ways(tied, chosen))
    return lost / len(hands)


def _ways(tied: Collection[Voice], chosen: int) -> int:
    return comb(len(tied), chosen)
