"""The home page: what this community cares about, knows and asks."""

from collections.abc import Iterator
from heapq import nlargest

from garden.pages import locations
from garden.pages.page import Page
from garden.pages.summaries import domain_summary, shelves
from garden.pages.view import Data, View
from garden.past.dates import changed_at
from garden.practice.questions import open_questions

FEW = 6
"""How many open questions, asks and changes a first screen bears."""

LINKED = 2
"""From so many other notes a note is led to before it is one to begin with."""


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
        "begin": [] if garden.domains else _much_linked(view),
        "repertoire": [shelf for shelf in shelves(view) if shelf["count"]],
        "questions": view.cards(open_questions(garden, published))[:FEW],
        "asks": [{**view.card(p), "asks": garden.notes[p].fields.asks} for p in asking[:FEW]],
        "lately": _lately(view),
        "counts": {"notes": len(published), "links": garden.census()["found"]},
    }


def _much_linked(view: View) -> list[Data]:
    """Return where many notes lead: a way in for a garden that names no domain."""
    garden, home = view.garden, locations.home_path(view.garden)
    linking = {
        path: len({link.source for link in garden.backlinks(path)})
        for path in garden.notes
        if path != home
    }
    much = [path for path, count in linking.items() if count >= LINKED]
    return [view.card(path) for path in nlargest(FEW, view.in_order(much), key=linking.__getitem__)]


def _lately(view: View) -> list[Data]:
    """Return the notes that were changed last, each with the day; those of one day by title."""
    days = {path: at.date() for path in view.garden.notes if (at := changed_at(view.garden, path))}
    last = nlargest(FEW, view.in_order(days), key=days.__getitem__)
    return [{**view.card(path), "changed": days[path].isoformat()} for path in last]
