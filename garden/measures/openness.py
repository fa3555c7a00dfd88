"""Boundary openness (M6a): how freely links cross from domain to domain, against chance."""

from collections.abc import Mapping
from dataclasses import dataclass

from garden.garden import Garden
from garden.measures.links import links_by_home
from garden.measures.measure import Measure

ENOUGH = 20
"""Fewer links with an end in a domain than these say nothing about it by itself."""

OPENNESS = Measure(
    id="M6a",
    name="Boundary openness",
    definition="How many links between notes cross from one domain to another, compared with how "
    "many would if every link kept its start and its end but they were paired by chance. 1 is "
    "what chance would give, 0 is no link across.",
    formula="B = x / (1 - sum over domains d of a_d * b_d), where x is the share of links that "
    "cross, a_d the share of links that start in d and b_d the share that end in d. For one "
    "domain: the same, with that domain and all others taken as two.",
    source="Observed against expected mixing under fixed margins, as in assortative mixing "
    "(Newman 2003, Mixing patterns in networks).",
    window="The notes as they are now.",
    denominator="Distinct links from note to note whose two ends have a domain. A note of several "
    "domains stands in the first that it names. Pages of people are left out.",
    cannot="Whether anybody learned something across the boundary, nor whether more crossing "
    "would be better: a practice needs an inside.",
)


@dataclass(frozen=True, slots=True)
class Openness:
    """How open boundaries are, with what it was worked out from."""

    value: float | None
    """0 to 2; 1 is chance. None where there is no link, or chance could give none across."""
    across: int
    """Links that cross."""
    links: int
    """All links that were looked at."""
    expected: float | None
    """The share that would cross by chance; None where there is no link."""


def openness(garden: Garden, domain: str = "") -> Openness:
    """Return the boundary openness of the garden, or of one domain against all others.

    See `openness_of` for the formula, `garden.measures.links` for what a link and a home are.
    """
    counts = links_by_home(garden)
    if not domain:
        return openness_of(counts)
    sides: dict[tuple[str, str], int] = {}
    for pair, links in counts.items():
        start, end = (domain if slug == domain else "" for slug in pair)
        sides[start, end] = sides.get((start, end), 0) + links
    return openness_of(sides)


def openness_of(counts: Mapping[tuple[str, str], int]) -> Openness:
    """Return B = x / (1 - Σ_d a_d b_d) for links counted by where they start and end.

    `x` is the share of links whose ends differ, `a_d` and `b_d` the shares of links that
    start and that end in `d`. The denominator is what is expected when
    starts and ends are paired at random with their shares kept (Newman 2003).
    """
    links = sum(counts.values())
    if not links:
        return Openness(None, 0, 0, None)
    across = sum(count for (start, end), count in counts.items() if start != end)
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for (start, end), count in counts.items():
        starts[start] = starts.get(start, 0) + count
        ends[end] = ends.get(end, 0) + count
    # In whole numbers until the last step, so that the order of the domains cannot matter.
    expected = links * links - sum(count * ends.get(slug, 0) for slug, count in starts.items())
    value = across * links / expected if expected else None
    return Openness(value, across, links, expected / (links * links))


def touching(garden: Garden, domain: str) -> int:
    """Return how many distinct links start or end in a domain."""
    return sum(links for pair, links in links_by_home(garden).items() if domain in pair)
