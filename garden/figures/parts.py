"""What figures are made of: facts in words and plain numbers, and what stands where none is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from garden.engagement import engaged
from garden.pages.hubs import GROUPS
from garden.pages.view import Data, View
from garden.past import Past

FEW = "hidden: fewer than five people took part"
"""What stands where a number would be about fewer than five people."""

NO_HISTORY = (
    "It needs the whole history of changes: build the site where all of the git repository is, "
    "and not only its newest commits (in CI, `fetch-depth: 0`)."
)
NO_RECORD = (
    "It needs a record of reviews: `garden record` makes one from what a forge holds, or from a "
    "saved export."
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; printed with the percentage."""

    part: int
    """So many."""
    whole: int
    """Of so many."""

    def __str__(self) -> str:
        """Return the two numbers, and the share in a hundred."""
        if not self.whole:
            return "none of none"
        return f"{self.part} of {self.whole} ({round(100 * self.part / self.whole)} %)"


def unknown(past: Past, needs: str) -> str:
    """Return why a figure is unknown, and how it can be known. It is never said to be zero."""
    if needs == "git":
        return "Unknown. " + (past.history.remark or NO_HISTORY)
    return "Unknown. " + (past.record.remark or NO_RECORD)


def unknown_figure(view: View, needs: str) -> Data:
    """Return a figure that is not known."""
    return {
        "facts": [],
        "unknown": unknown(view.garden.past, needs),
        "coverage": "Nothing yet, so it is unknown.",
        "url": "",
    }


def known(view: View, facts: list[Data], coverage: str, *, page: str = "") -> Data:
    """Return a figure that is known, with what it rests on and the page that has more."""
    return {
        "facts": facts,
        "unknown": "",
        "coverage": coverage,
        "url": hub_url(view, page) if page else "",
    }


def fact(label: str, value: object, url: str = "", *, number: float | None = None) -> Data:
    """Return one thing that is known: what it is, how much, and where there is more of it.

    What people read is text. For programs the numbers in it stand beside it; `number` is that of a
    value that is given as text, and there is none where a value is hidden or unknown.
    """
    return {"label": label, "value": str(value), "url": url, **_numbers(value, number)}


def _numbers(value: object, number: float | None) -> Data:
    match value:
        case Share(part, whole):
            return {"part": part, "whole": whole}
        case int():
            return {"number": value}
    return {} if number is None else {"number": round(number, 4)}


def share(part: int, whole: int) -> Share:
    """Return a share as the two numbers that it is made of."""
    return Share(part, whole)


def hub_url(view: View, name: str) -> str:
    """Return the address of an index page; nothing for no name. Raises KeyError for a slip."""
    hubs = {hub.name for group in GROUPS for hub in group.hubs}
    if name and name not in hubs:
        raise KeyError(name)
    return view.index_url(name) if name else ""


def seen(view: View, what: str) -> str:
    """Return up to when and how far back something was looked at, and what there was to see."""
    told, past = engaged(view.garden), view.garden.past
    record = "" if told.has_record else " No record of reviews, so what was said is not seen."
    history = "" if told.has_history else " No history of changes."
    remarks = "".join(f" {one}" for one in (past.history.remark, past.record.remark) if one)
    return (
        f"As of {on_day(told.as_of)}, looking back {told.window.days} days. "
        f"{what}{record}{history}{remarks}"
    )


def on_day(at: datetime) -> str:
    """Return a day as an ISO date, which reads alike everywhere."""
    return at.date().isoformat()


def duration(time: timedelta) -> str:
    """Return about how long something is, in the largest unit of which there are two or more."""
    hours, days = round(time.total_seconds() / 3600), round(time.total_seconds() / 86400)
    for unit, count in (
        ("years", round(days / 365.25)),
        ("months", round(days / 30.44)),
        ("weeks", round(days / 7)),
        ("days", days),
        ("hours", hours),
    ):
        if count > 1:
            return f"{count} {unit}"
    return "an hour or less" if hours <= 1 else "a day"


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
