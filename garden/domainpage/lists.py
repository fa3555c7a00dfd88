"""What a domain holds and where it touches others, as lists of cards."""

from collections.abc import Iterable

from garden.domains import Domain
from garden.garden import Garden
from garden.measures import links_by_home
from garden.measures.participation import boundary_objects_at
from garden.model import NotePath
from garden.pages.summaries import by_type
from garden.pages.view import Data, View
from garden.practice.crossings import encounters, met, notes_about_both
from garden.practice.questions import is_answered
from garden.vocabulary import WAYS

AT_ONCE = 6
"""How many notes of a type are shown at once where there are more than `FOLDED_FROM`."""
FOLDED_FROM = 9
"""From how many notes of a type on the rest of them is folded."""
MOST = 60
"""More boundary objects than these are not listed; the page of boundaries has the widest used."""


def knowledge_data(view: View, notes: Iterable[NotePath]) -> list[Data]:
    """Return the notes by type, but for what the page lists under a heading of its own."""
    kept = (path for path in notes if not _is_elsewhere(view.garden, path))
    return [
        {"type": kind.name, "plural": kind.plural, **fold_data(view.cards(of))}
        for kind, of in by_type(view, kept)
    ]


def fold_data(items: list[Data]) -> Data:
    """Return a list with how many of it are shown at once; the rest is folded."""
    most = AT_ONCE if len(items) >= FOLDED_FROM else len(items)
    return {"count": len(items), "entries": items, "most": most}


def _is_elsewhere(garden: Garden, path: NotePath) -> bool:
    kind = garden.notes[path].fields.type
    if kind == "question":
        return not is_answered(garden, path)
    return kind == "encounter" or is_gap(garden, path)


def is_gap(garden: Garden, path: NotePath) -> bool:
    """Tell whether a note says that something is lacking, and it still is."""
    fields = garden.notes[path].fields
    return fields.type == "gap" and fields.state != "closed"


def gaps(garden: Garden, notes: Iterable[NotePath]) -> list[NotePath]:
    """Return the open gaps among notes."""
    return [path for path in notes if is_gap(garden, path)]


def boundary_objects_data(view: View, domain: Domain) -> Data:
    """Return boundary objects that are at home here or used from here, with who else uses them."""
    garden = view.garden
    found = boundary_objects_at(garden, domain.slug)
    shown = [
        {
            **view.card(item.path),
            "is_ours": domain in garden.domains_of(garden.notes[item.path]),
            "others": [
                view.domain(garden.domains[slug]) for slug in item.used_from if slug != domain.slug
            ],
        }
        for item in found[:MOST]
    ]
    return {**fold_data(shown), "count": len(found)}


def encounter_items(view: View, slug: str = "") -> list[Data]:
    """Return the encounters of a domain, or all, with who met."""
    notes = view.garden.notes
    return [
        {**view.card(path), "date": notes[path].fields.date, "between": between_data(view, path)}
        for path in encounters(view.garden, slug)
    ]


def between_data(view: View, path: NotePath) -> list[Data]:
    """Return who met at an encounter as chips; who is no domain of ours has no address."""
    return [
        view.domain(domain) if domain else {"slug": "", "title": title, "url": ""}
        for domain, title in met(view.garden, view.garden.notes[path])
    ]


def explaining(garden: Garden, way: str, slug: str) -> list[NotePath]:
    """Return the notes that explain a way to take part: of a domain, else of the whole garden."""
    found = garden.once(_explanations).get(way, [])
    charter = garden.domains[slug].charter
    own = {charter, *garden.notes_of_domain[slug]}
    return [path for path in found if path in own] or found


def _explanations(garden: Garden) -> dict[str, list[NotePath]]:
    found: dict[str, list[NotePath]] = {}
    for path, note in garden.notes.items():
        for way in note.fields.ways:
            found.setdefault(way, []).append(path)
    return found


def ways_data(view: View, domain: Domain) -> list[Data]:
    """Return the ways to take part, from the periphery inwards, with the notes that explain each.

    A way that no note explains is left out; the page of ways tells of those.
    """
    found = [(way, explaining(view.garden, way, domain.slug)) for way in WAYS]
    return [{"way": way, "items": view.cards(paths)} for way, paths in found if paths]


def neighbours_data(view: View, domain: Domain) -> list[Data]:
    """Return other domains with the links to and from them, and the notes about both.

    Those with most links come first, then those with most notes about both.
    """
    garden = view.garden
    links, both = links_by_home(garden), notes_about_both(garden)
    found = []
    for slug, other in garden.domains.items():
        to, back = links.get((domain.slug, slug), 0), links.get((slug, domain.slug), 0)
        one, two = sorted((domain.slug, slug))
        shared = both.get((one, two), 0)
        if slug != domain.slug and (to or back or shared):
            row: Data = {"links": to + back, "to": to, "back": back, "about_both": shared}
            found.append((-to - back, -shared, {**view.domain(other), **row}))
    return [row for *_, row in sorted(found, key=lambda item: item[:2])]
