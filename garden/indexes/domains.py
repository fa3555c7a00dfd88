"""Domains: the index, and a page for each domain that has no charter note."""

from collections.abc import Iterable, Iterator

from garden import pages
from garden.domains import Domain
from garden.model import NotePath
from garden.page import Page
from garden.questions import open_questions
from garden.summaries import by_type, domain_summary
from garden.view import Data, View

TITLE = "Domains"


def build(view: View) -> Iterator[Page]:
    """Yield the index, then the page of each domain that nobody has described yet."""
    garden = view.garden
    index = {
        "name": "domains",
        "title": TITLE,
        "intro": "What we care about. Every note names the domains that it is about.",
        "domains": [domain_summary(view, domain) for domain in garden.domains.values()],
    }
    path = pages.index_path(garden, "domains")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
    for domain in garden.domains.values():
        if domain.charter is None:
            page = pages.domain_path(garden, domain)
            data = {"kind": "domain", "path": page, "domain": domain_data(view, domain)}
            yield Page(page, domain.title, data)


def domain_data(view: View, domain: Domain) -> Data:
    """Return what a domain's page shows beside its charter."""
    garden = view.garden
    notes = garden.notes_of_domain[domain.slug]
    return {
        "slug": domain.slug,
        "title": domain.title,
        "notes": [
            {"type": kind.name, "plural": kind.plural, "items": view.cards(of)}
            for kind, of in by_type(view, notes)
        ],
        "people": _people(view, notes),
        "neighbours": _neighbours(view, domain),
        "questions": view.cards(open_questions(garden, notes)),
    }


def _people(view: View, notes: Iterable[NotePath]) -> list[Data]:
    garden = view.garden
    people = {
        person.slug: person
        for path in notes
        for person in map(garden.person, garden.notes[path].fields.contributors)
        if not person.hidden
    }
    return [view.person(people[slug]) for slug in garden.people if slug in people]


def _neighbours(view: View, domain: Domain) -> list[Data]:
    """Other domains by how many links join them to this one, most first, then by title."""
    counts = view.domain_links[domain.slug]
    ordered = sorted(counts, key=lambda slug: (-counts[slug], view.garden.domains[slug].title))
    return [{**view.domain(view.garden.domains[slug]), "links": counts[slug]} for slug in ordered]
