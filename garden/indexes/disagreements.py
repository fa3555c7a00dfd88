"""Disagreements: both sides next to each other, in their own words. Nothing here is a fault."""

from collections.abc import Iterator

from garden.figures import figure, oldest_open
from garden.measures import DISAGREEMENT
from garden.measures.dissent import recorded_disagreement
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.sides import contested_data, mixed_data, opposition_data, raised_data
from garden.pages.view import Data, View
from garden.practice.disagreement import OPEN, SETTLED, WITHDRAWN, disagreements

TITLE = "Disagreements"


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
    return {
        "objections": [raised_data(view, raised) for raised in found.objections_in(OPEN)],
        "contests": [opposition_data(view, pair) for pair in found.contests],
        "alternatives": [opposition_data(view, pair) for pair in found.alternatives],
        "terms": [contested_data(view, term) for term in found.terms],
        "mixed": [mixed_data(view, mixed) for mixed in found.mixed],
        "closed": [raised_data(view, raised) for raised in found.objections_in(SETTLED, WITHDRAWN)],
    }


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
