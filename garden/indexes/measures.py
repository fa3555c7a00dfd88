"""Measures: every figure with how it is worked out, and what is refused."""

from collections.abc import Iterator

from garden import pages
from garden.figures import figure
from garden.measures import MEASURES, REFUSED
from garden.page import Page
from garden.view import Data, View

TITLE = "Measures"


def build(view: View) -> Iterator[Page]:
    """Yield the page of all measures."""
    found = [_entry(view, place) for place in range(len(MEASURES))]
    index = {
        "name": "measures",
        "title": TITLE,
        "intro": "What can be counted here, how it is counted, and what no number here can tell. "
        "Ideas are measured, not people.",
        "known": [entry for entry in found if not entry["unknown"]],
        "unknown": [entry for entry in found if entry["unknown"]],
        "refused": [{"what": refused.what, "why": refused.why} for refused in REFUSED],
    }
    path = pages.index_path(view.garden, "measures")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _entry(view: View, place: int) -> Data:
    measure = MEASURES[place]
    found = figure(view, measure.id, measure.needs)
    return {
        "id": measure.id,
        "name": measure.name,
        "facts": found["facts"],
        "unknown": found["unknown"],
        "url": found["url"],
        "measure": view.measure(measure, str(found["coverage"])),
    }
