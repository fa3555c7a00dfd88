"""Contributors: only those who put themselves here, in order of name, never ranked or counted."""

from collections.abc import Iterator

from garden.domains import Domain
from garden.measures import hide_small
from garden.model import Credit, NotePath
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.view import Data, View
from garden.people import AWAY, Person
from garden.people.handles import place_of, url_of_handle
from garden.practice.standing import stances

TITLE = "Contributors"
MOST = 6
"""How many domains stand beside a name; the list by domain has them all."""
UNFOLDED = 12
"""How many domains are listed with their people at once; more are folded."""
MOST_CARDS = 24
"""How many notes are shown with their first lines on somebody's page; of more, the titles."""
HELP = "People and consent"
"""The note that says how to be named, changed or removed; a garden may write its own."""


def build(view: View) -> Iterator[Page]:
    """Yield the index, then the page of each person who wrote none of their own."""
    garden = view.garden
    shown = [person for person in garden.people.values() if not person.hidden]
    rows = {person.slug: _row(view, person) for person in shown}
    unnamed = sum(p.hidden and p.listed and p.counts for p in garden.people.values())
    domains = list(_by_domain(view, shown))
    index = {
        "name": "contributors",
        "title": TITLE,
        "intro": "Those who stand behind notes, under the names they chose. In order of name.",
        "people": list(rows.values()),
        "domains": domains,
        "folded": len(domains) > UNFOLDED,
        "unnamed": hide_small(unnamed) or 0,
        "help": _help(view),
    }
    path = locations.index_path(garden, "contributors")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
    for person in shown:
        if person.page is None:
            page = locations.person_path(garden, person)
            data = {"kind": "person", "path": page, "person": person_data(view, person)}
            yield Page(page, person.name, data)


def person_data(view: View, person: Person) -> Data:
    """Return what a person's page shows beside their own words.

    Of somebody who is remembered, nothing is told that asks anything of them.
    """
    is_here = person.status != "in-memoriam"
    is_away = person.availability.casefold() == AWAY
    return {
        "name": person.name,
        "status": person.status,
        "says": person.says,
        "stances": [
            {"word": s.word, "label": s.label, "domains": [view.domain(d) for d in s.domains]}
            for s in stances(view.garden, person)
        ],
        "roles": list(person.roles),
        "ask_me": person.ask_me if is_here else "",
        "away": is_away and is_here,
        "availability": person.availability if is_here and not is_away else "",
        "affiliation": person.affiliation,
        "handles": [
            {"place": place_of(handle), "name": handle.name, "url": url_of_handle(handle)}
            for handle in person.handles
        ],
        "credits": _credits(view, person),
        "brief": len(view.garden.credited[person.slug]) > MOST_CARDS,
    }


def _credits(view: View, person: Person) -> list[Data]:
    """Return the notes that name somebody, grouped by what they did there, in order of word."""
    groups: dict[str, list[NotePath]] = {}
    for path, credit in view.garden.credited[person.slug].items():
        for role in _roles(credit):
            groups.setdefault(role, []).append(path)
    return [
        {"role": role[:1].upper() + role[1:], "items": view.cards(groups[role])}
        for role in sorted(groups, key=str.casefold)
    ]


def _roles(credit: Credit) -> tuple[str, ...]:
    return credit.roles or ("",)


def _row(view: View, person: Person) -> Data:
    named = view.garden.credited[person.slug].values()
    roles = {role for credit in named for role in credit.roles}
    return {
        **view.person(person),
        "status": person.status,
        "roles": list(dict.fromkeys((*person.roles, *sorted(roles)))),
        "domains": [view.domain(domain) for domain in _domains(view, person)[:MOST]],
        "more_domains": len(_domains(view, person)) > MOST,
    }


def _domains(view: View, person: Person) -> list[Domain]:
    """Return the domains that somebody has to do with: says so, or is named on notes of."""
    garden = view.garden
    named = garden.credited[person.slug]
    slugs = {d.slug for path in named for d in garden.domains_of(garden.notes[path])}
    slugs |= {d.slug for stance in stances(garden, person) for d in stance.domains}
    return [domain for slug, domain in garden.domains.items() if slug in slugs]


def _by_domain(view: View, shown: list[Person]) -> Iterator[Data]:
    """Yield each domain with those who have to do with it, in order of name."""
    found: dict[str, list[Data]] = {}
    for person in shown:
        for domain in _domains(view, person):
            found.setdefault(domain.slug, []).append(view.person(person))
    for slug, domain in view.garden.domains.items():
        if slug in found:
            yield {**view.domain(domain), "people": found[slug]}


def _help(view: View) -> Data | None:
    """Return the note of this garden that says how to be named, changed or removed, if any."""
    found = view.garden.candidates(HELP)
    return view.card(found[0]) if len(found) == 1 else None
