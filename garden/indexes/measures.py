"""Measures: every figure with how it is worked out, and what is refused."""

from collections.abc import Iterator

from garden.figures import figure
from garden.measures import MEASURES, REFUSED
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.view import View

TITLE = "Measures"


def build(view: View) -> Iterator[Page]:
    """Yield the page of all measures."""
    found = [figure(view, measure) for measure in MEASURES]
    index = {
        "name": "measures",
        "title": TITLE,
        "intro": "What can be counted here, how it is counted, and what no number here can tell. "
        "Ideas are measured, not people.",
        "known": [entry for entry in found if not entry["unknown"]],
        "unknown": [entry for entry in found if entry["unknown"]],
        "refused": [{"what": refused.what, "why": refused.why} for refused in REFUSED],
    }
    path = locations.index_path(view.garden, "measures")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
