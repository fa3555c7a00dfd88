"""The newcomer path (M3): how many come, come back, review others, look after a domain."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from garden.engagement import Engagement
from garden.history import Voice
from garden.measures.cells import GROUP
from garden.measures.measure import Measure
from garden.measures.window import APART

SOONEST, LATEST = timedelta(days=30), timedelta(days=365)
"""After how long a hand in something is a return; whoever comes is followed for as long."""

NEWCOMERS = Measure(
    id="M3",
    name="Newcomer path",
    definition="Of those who first had a hand in something in the same half-year: how many came "
    "back 30 to 365 days later, how many later reviewed others, how many became stewards. Shown "
    "where at least five came, and never with names.",
    formula="for each half-year: F first engaged; R, V, S of F returned, reviewed, steward",
    source="After legitimate peripheral participation (Lave and Wenger 1991), as counts.",
    window="One half-year of arrivals, followed for a year.",
    denominator="F, those who first had a hand in something in that half-year.",
    cannot="Why somebody did not return. Many come once with one good sentence, and that is a "
    f"whole contribution. {APART}",
    needs="reviews",
)


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who first had a hand in something in the same half-year, as numbers."""

    year: int
    """The year."""
    half: int
    """1 for January to June, 2 for July to December."""
    arrived: int
    """F: how many they are, five or more."""
    returned: int
    """R: how many had a hand in something again, 30 to 365 days later."""
    reviewed: int
    """V: how many reviewed what others wrote, within a year."""
    stewards: int
    """S: how many look after a domain today."""
    is_followed: bool
    """Whether a year has gone by for all of them; until then more may return."""


def newcomers(
    engagements: Iterable[Engagement], stewards: Collection[Voice], as_of: datetime
) -> tuple[Cohort, ...]:
    """Return M3, half-years with fewer than five newcomers left out, the oldest first."""
    told: dict[Voice, list[Engagement]] = {}
    for one in sorted(engagements, key=lambda one: one.at):
        if one.voice and one.is_hand and one.at <= as_of:
            told.setdefault(one.voice, []).append(one)
    cohorts: dict[tuple[int, int], list[Voice]] = {}
    for voice, hands in told.items():
        cohorts.setdefault(_half_year(hands[0].at), []).append(voice)
    return tuple(
        Cohort(
            *when,
            arrived=len(voices),
            returned=sum(_returned(told[voice]) for voice in voices),
            reviewed=sum(_reviewed(told[voice]) for voice in voices),
            stewards=sum(voice in stewards for voice in voices),
            is_followed=_end(*when) + LATEST <= as_of,
        )
        for when, voices in sorted(cohorts.items())
        if len(voices) >= GROUP
    )


def _returned(hands: list[Engagement]) -> bool:
    return any(SOONEST <= one.at - hands[0].at <= LATEST for one in hands)


def _reviewed(hands: list[Engagement]) -> bool:
    first = hands[0].at
    return any(one.is_review and first < one.at <= first + LATEST for one in hands)


def _half_year(at: datetime) -> tuple[int, int]:
    day = at.astimezone(UTC)
    return day.year, 1 if day.month <= _JUNE else 2


_JUNE = 6


def _end(year: int, half: int) -> datetime:
    return datetime(year, 7, 1, tzinfo=UTC) if half == 1 else datetime(year + 1, 1, 1, tzinfo=UTC)
