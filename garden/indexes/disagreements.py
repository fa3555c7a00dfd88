"""Disagreements: both sides next to each other, in their own words. Nothing here is a fault."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from garden.figures import figure, oldest_open
from garden.measures import DISAGREEMENT
from garden.measures.dissent import recorded_disagreement
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.sides import contested_data, mixed_data, opposition_data, raised_data
from garden.pages.view import Data, View
from garden.practice.disagreement import OPEN, SETTLED, WITHDRAWN, disagreements

T = TypeVar("T")

TITLE = "Disagreements"

MOST = 120
"""So many of a kind are shown, folded all but the first; each note shows its own beside it."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of disagreements."""
    index = {
        "name": "disagreements",
        "title": TITLE,
        "intro": "Where people here see things in two ways. It is part of what we know, and "
        "nobody has to agree.",
        **_found(view),
        "recorded": _recorded(view),
    }
    path = locations.index_path(view.garden, "disagreements")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _found(view: View) -> Data:
    found = disagreements(view.garden)
    raised = partial(_shown, partial(raised_data, view))
    opposed = partial(_shown, partial(opposition_data, view))
    kinds = {
        "objections": raised(found.objections_in(OPEN)),
        "contests": opposed(found.contests),
        "alternatives": opposed(found.alternatives),
        "terms": _shown(partial(contested_data, view), found.terms),
        "mixed": _shown(partial(mixed_data, view), found.mixed),
        "closed": raised(found.objections_in(SETTLED, WITHDRAWN)),
    }
    return {
        **{name: shown for name, (shown, _) in kinds.items()},
        "left_out": sum(left_out for _, left_out in kinds.values()),
    }


def _shown(data_of: Callable[[T], Data], found: Iterable[T]) -> tuple[list[Data], int]:
    """Return what is shown of things of a kind, and how many are not."""
    things = tuple(found)
    return [data_of(thing) for thing in things[:MOST]], max(0, len(things) - MOST)


def _recorded(view: View) -> Data:
    """Return the measure (M12). Since when objections are open, their history may tell."""
    recorded, since = recorded_disagreement(view.garden), oldest_open(view)
    return {
        "notes": recorded.notes,
        "disputed": recorded.disputed,
        "open": recorded.open,
        "settled": recorded.settled,
        "with_reason": recorded.with_reason,
        "age": f"since {since}, the oldest" if since else "unknown",
        "measure": figure(view, DISAGREEMENT)["measure"],
    }
