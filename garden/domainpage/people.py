"""People at a domain: those who chose to be named, in order of name, and never how much they do."""

from collections.abc import Iterable

from garden.domains import Domain
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.view import Data, View
from garden.people import Person
from garden.practice.standing import LABELS, learners_of, practising_in, stances


def emeriti_of(garden: Garden, domain: Domain) -> tuple[Person, ...]:
    """Return who once looked after a domain: thanked, and asked for nothing."""
    return tuple(
        person
        for person in garden.people.values()
        if not person.hidden
        and any(s.word == "emeritus" and domain in s.domains for s in stances(garden, person))
    )


NAMED = (("practising", practising_in), ("learning", learners_of), ("emeritus", emeriti_of))
"""Stances beside that of stewards, who stand above the charter."""

STANCE_LABELS = {**LABELS, "emeritus": "Emeritus"}
"""As `LABELS`; here the domain need not be named."""


def stances_data(view: View, domain: Domain) -> list[Data]:
    """Return who practises, wants to learn or once looked after the domain, as they say."""
    found = [(word, who(view.garden, domain)) for word, who in NAMED]
    return [
        {"stance": word, "label": STANCE_LABELS[word], "people": [view.person(p) for p in people]}
        for word, people in found
        if people
    ]


def named_data(view: View, notes: Iterable[NotePath]) -> list[Data]:
    """Return those who are named on notes of the domain and did not ask to be hidden."""
    garden = view.garden
    slugs = {
        person.slug
        for path in notes
        for person, _ in garden.credits_of(garden.notes[path])
        if not person.hidden
    }
    return [view.person(person) for slug, person in garden.people.items() if slug in slugs]
