"""Single-voice notes (M1): how many had a hand in a note, lately."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from garden.history import Voice
from garden.measures.measure import Measure
from garden.measures.window import APART, SHALLOW, WINDOW
from garden.model import NotePath

SINGLE_VOICE = Measure(
    id="M1",
    name="Single-voice notes",
    definition="The share of a domain's notes in which at most one person had a hand within the "
    "window; none and one are told apart.",
    formula="SV(d) = |{n in d : |H_W(n)| <= 1}| / |d|",
    source="From the “files at risk” of Rigby and others, counted by people and not by lines.",
    window=WINDOW,
    denominator="All notes of the domain.",
    cannot="Whether a second person read the note and found nothing to change, or who could "
    f"speak for it. {APART} {SHALLOW}",
    needs="git",
)


@dataclass(frozen=True, slots=True)
class Spread:
    """Notes by how many had a hand in them."""

    none: int = 0
    """Notes in which nobody had one within the window."""
    one: int = 0
    """Notes in which one person had."""
    several: int = 0
    """Notes in which two or more had."""

    @property
    def notes(self) -> int:
        """How many notes there are."""
        return self.none + self.one + self.several

    @property
    def single(self) -> int:
        """How many notes have one voice at most: M1 is their share."""
        return self.none + self.one


def spread(hands: Mapping[NotePath, Collection[Voice]]) -> Spread:
    """Return M1: `hands` is H_W of each note that is looked at."""
    counts = [len(set(voices)) for voices in hands.values()]
    none, one = counts.count(0), counts.count(1)
    return Spread(none, one, len(counts) - none - one)
