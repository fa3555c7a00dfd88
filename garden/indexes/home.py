"""The home page: what this community cares about, knows and asks."""

from collections.abc import Iterator

from garden.pages import locations
from garden.pages.page import Page
from garden.pages.summaries import domain_summary, shelves
from garden.pages.view import Data, View
from garden.practice.questions import open_questions

FEW = 6
"""How many open questions and asks a first screen bears."""


def build(view: View) -> Iterator[Page]:
    """Yield a home page, for a garden in which no note stands at the root."""
    path = locations.home_path(view.garden)
    yield Page(path, "Home", {"kind": "home", "path": path, "home": home_data(view)})


def home_data(view: View) -> Data:
    """Return what the home page shows beside its own text."""
    garden = view.garden
    published = garden.notes
    asking = [path for path, note in published.items() if note.fields.asks]
    return {
        "notes": len(published),
        "domains": [domain_summary(view, domain) for domain in garden.domains.values()],
        "repertoire": [shelf for shelf in shelves(view) if shelf["count"]],
        "questions": view.cards(open_questions(garden, published))[:FEW],
        "asks": [{**view.card(p), "asks": garden.notes[p].fields.asks} for p in asking[:FEW]],
        "counts": {"notes": len(published), "links": garden.census()["found"]},
    }
