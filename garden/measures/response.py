"""First human response (M5): how long a proposed change waits for a person's answer.

The estimate of Kaplan and Meier is a dozen lines below. A library would bring numpy, pandas and
scipy into every build of a garden for them (lifelines 0.30 needs these, and matplotlib), and
the arithmetic could not be exact fractions that a reader can follow by hand.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from garden.engagement import Pull
from garden.history import Voice
from garden.measures.cells import COMPARISON, GROUP
from garden.measures.measure import Measure
from garden.measures.window import WINDOW

DAYS = (2, 7, 14)
"""Within how many days an answer is looked for."""

ENOUGH = 10
"""Of fewer proposed changes nothing is said."""

FIRST_RESPONSE = Measure(
    id="M5",
    name="First human response",
    definition="The share of proposed changes that a person answered within 2, 7 and 14 days, "
    "and the median time with those still open counted as open. Programs do not count, nor do "
    "authors who answer themselves. What was merged or closed without a word stops being counted "
    "at that moment. Newcomers are set beside others only where both are ten or more.",
    formula="share answered within {2, 7, 14} days; Kaplan-Meier median, open ones censored",
    source="CHAOSS, Time to First Response, without bots; Kaplan and Meier 1958 for what is open.",
    window=f"{WINDOW} The clock starts when the change is ready to be looked at.",
    denominator="Proposed changes in the window: at least ten, by at least five people. For the "
    "share within some days, those that were ready so many days ago.",
    cannot="Whether the answer helped. It is never worked out for one person.",
    needs="reviews",
)


@dataclass(frozen=True, slots=True, order=True)
class Wait:
    """How long somebody has been seen to wait."""

    time: timedelta
    """Until the answer; without one, until it was merged or closed, or until today."""
    is_answered: bool
    """Whether a person answered."""


@dataclass(frozen=True, slots=True)
class Response:
    """How proposed changes were answered, as numbers about all of them."""

    proposed: int
    """How many there were."""
    within: Mapping[int, tuple[int, int]]
    """Days to how many were answered in that time, of how many that were ready so long ago."""
    median: timedelta | None
    """After how long half are answered, as estimated; None if less than half ever are."""


def survival(waits: Iterable[Wait]) -> tuple[tuple[timedelta, Fraction], ...]:
    """Return the estimate of Kaplan and Meier: times of answers, and the share still waiting.

    At a time at which some are answered and others end without, the answers come first.
    """
    waits = tuple(waits)
    ends, answers = Counter(w.time for w in waits), Counter(w.time for w in waits if w.is_answered)
    left, share, steps = len(waits), Fraction(1), []
    for time in sorted(ends):
        if answers[time]:
            share *= 1 - Fraction(answers[time], left)
            steps.append((time, share))
        left -= ends[time]
    return tuple(steps)


def median_wait(waits: Iterable[Wait]) -> timedelta | None:
    """Return when half are answered, as estimated; None if less than half ever are."""
    half = Fraction(1, 2)
    return next((time for time, share in survival(waits) if share <= half), None)


def first_response(pulls: Iterable[Pull], as_of: datetime) -> Response | None:
    """Return M5 of proposed changes that were ready by `as_of`.

    None for fewer than ten, and where fewer than five people are known to have proposed them.
    """
    ready = [pull for pull in pulls if pull.ready and pull.ready <= as_of]
    people = {pull.author for pull in ready if pull.author}
    if len(ready) < ENOUGH or len(people) < GROUP:
        return None
    waits = [_wait(pull, as_of) for pull in ready]
    return Response(
        proposed=len(ready),
        within={days: _within(ready, as_of, timedelta(days=days)) for days in DAYS},
        median=median_wait(waits),
    )


def newcomers_and_others(
    pulls: Iterable[Pull], first: Mapping[Voice, Pull], as_of: datetime
) -> tuple[Response, Response] | None:
    """Return M5 of first proposals and of all others; None unless there are ten of both.

    `first` has the first proposal of everybody who is known.
    """
    known = [pull for pull in pulls if pull.author and pull.ready and pull.ready <= as_of]
    new = [pull for pull in known if pull.author and first[pull.author].name == pull.name]
    others = [pull for pull in known if pull not in new]
    if min(len(new), len(others)) < COMPARISON:
        return None
    both = first_response(new, as_of), first_response(others, as_of)
    return (both[0], both[1]) if both[0] and both[1] else None


def first_proposals(pulls: Iterable[Pull]) -> Mapping[Voice, Pull]:
    """Return the first proposal of everybody who is known, as far back as the record goes."""
    found: dict[Voice, Pull] = {}
    for pull in sorted((p for p in pulls if p.ready), key=lambda p: (p.opened or p.ready, p.name)):
        if pull.author:
            found.setdefault(pull.author, pull)
    return found


def _wait(pull: Pull, as_of: datetime) -> Wait:
    """An answer while it was still a draft is there when the clock starts."""
    start = pull.ready or as_of
    answer, end = _answer(pull, as_of), min(pull.ended or as_of, as_of)
    if answer and answer <= end:
        return Wait(max(answer - start, timedelta()), is_answered=True)
    return Wait(max(end - start, timedelta()), is_answered=False)


def _answer(pull: Pull, as_of: datetime) -> datetime | None:
    return min((turn.at for turn in pull.turns if turn.at <= as_of), default=None)


def _within(ready: Iterable[Pull], as_of: datetime, time: timedelta) -> tuple[int, int]:
    old = [pull for pull in ready if pull.ready and pull.ready + time <= as_of]
    waits = (_wait(pull, as_of) for pull in old)
    return sum(wait.is_answered and wait.time <= time for wait in waits), len(old)
