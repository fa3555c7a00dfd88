"""What domains are to people: who looks after one, practises it, wants to learn it.

People say so themselves: in `people.yml`, in a note of their own, or as stewards in a
charter. Nothing is worked out from what they do. Those who are hidden are never returned, and
those who are not active (emeritus, in memoriam) are not returned where somebody might be
asked for something. Where people are only counted, all count but those with `count: false`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from garden.domains import Domain
from garden.garden import Garden
from garden.measures import hide_small
from garden.model import NotePath
from garden.people import Person


@dataclass(frozen=True, slots=True)
class Stance:
    """What some domains are to somebody."""

    word: str
    """stewarding, practising, learning or emeritus."""
    label: str
    """The same for readers."""
    domains: tuple[Domain, ...]
    """The domains, in order of title."""


LABELS = {
    "stewarding": "Stewarding",
    "practising": "Practising",
    "learning": "Learning",
    "emeritus": "Emeritus in",
}
"""Every stance and how readers see it, in the order in which it is shown."""


REMEMBERED = {"practising": "Practised", "emeritus": "Looked after"}
"""The same of somebody who is remembered. What they wanted to learn is not told."""


def stewards_of(garden: Garden, domain: Domain) -> tuple[Person, ...]:
    """Return who looks after a domain and may be asked about it, in order of name.

    Its charter may name them under `stewards`, or they say it themselves under `stewarding`.
    """
    return _who(garden, domain, "stewarding")


def learners_of(garden: Garden, domain: Domain) -> tuple[Person, ...]:
    """Return who wants to learn a domain and let everybody know, in order of name."""
    return _who(garden, domain, "learning")


def practising_in(garden: Garden, domain: Domain) -> tuple[Person, ...]:
    """Return who practises a domain and lets everybody know, in order of name."""
    return _who(garden, domain, "practising")


def all_stewards(garden: Garden, domain: Domain) -> tuple[Person, ...]:
    """Return every active steward, hidden ones too: for counts and checks, never to be named."""
    slugs = _stances(garden)["stewarding"].get(domain.slug, frozenset())
    return tuple(p for slug, p in garden.people.items() if slug in slugs and p.is_active)


def stances(garden: Garden, person: Person) -> tuple[Stance, ...]:
    """Return what domains are to a person, in words; what they once looked after is emeritus."""
    found = {word: _domains_of(garden, person, word) for word in STATED}
    if not person.is_active:
        found["emeritus"] = found.pop("stewarding")
    labels = REMEMBERED if person.status == "in-memoriam" else LABELS
    return tuple(Stance(w, labels[w], found[w]) for w in labels if found.get(w))


def broker_count(garden: Garden) -> int | None:
    """Return how many people are active in two or more domains; None for fewer than five.

    Active in a domain is who is named on a note of it, or says so: learning, practising,
    stewarding, or under `bridges`. They are counted and never named: to be shown as a bridge
    is to be asked to carry more. Hidden people count unless they said `count: false`; those
    who are remembered do not.
    """
    counted = (p for p in garden.people.values() if p.counts and p.status != "in-memoriam")
    return hide_small(sum(1 for person in counted if len(_active_in(garden, person)) > 1))


def count_people(garden: Garden, paths: Iterable[NotePath]) -> int | None:
    """Return how many people stand behind some notes; None for fewer than five.

    Hidden people count unless they said `count: false`.
    """
    named = (garden.credits_of(garden.notes[path]) for path in paths)
    return hide_small(len({p.slug for credits_ in named for p, _ in credits_ if p.counts}))


STATED = ("stewarding", "practising", "learning")
"""Stances that people state and readers see."""


def _who(garden: Garden, domain: Domain, word: str) -> tuple[Person, ...]:
    slugs = _stances(garden)[word].get(domain.slug, frozenset())
    return tuple(
        person
        for slug, person in garden.people.items()
        if slug in slugs and person.is_active and not person.hidden
    )


def _domains_of(garden: Garden, person: Person, word: str) -> tuple[Domain, ...]:
    slugs = {d for d, people in _stances(garden)[word].items() if person.slug in people}
    return tuple(domain for slug, domain in garden.domains.items() if slug in slugs)


def _active_in(garden: Garden, person: Person) -> set[str]:
    """Return the slugs of the domains in which somebody is active."""
    notes = (garden.notes[path] for path in garden.credited[person.slug])
    named = {domain.slug for note in notes for domain in garden.domains_of(note)}
    return named | {slug for by in _stances(garden).values() for slug in _with(by, person)}


def _with(by_domain: Mapping[str, frozenset[str]], person: Person) -> Iterator[str]:
    yield from (slug for slug, people in by_domain.items() if person.slug in people)


def _stances(garden: Garden) -> Mapping[str, Mapping[str, frozenset[str]]]:
    return garden.once(_collected)


def _collected(garden: Garden) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return stance to domain to the people who take it, all by slug; domains that exist."""
    found: dict[str, dict[str, set[str]]] = {word: {} for word in (*STATED, "bridges")}
    for slug, person in garden.people.items():
        for word, of_domain in found.items():
            for name in getattr(person, word):
                of_domain.setdefault(garden.domain_slug(name), set()).add(slug)
    for slug, person_slug in _charter_stewards(garden):
        found["stewarding"].setdefault(slug, set()).add(person_slug)
    return {
        word: {slug: frozenset(p) for slug, p in of_domain.items() if slug in garden.domains}
        for word, of_domain in found.items()
    }


def _charter_stewards(garden: Garden) -> Iterator[tuple[str, str]]:
    """Yield the slugs of each domain and of whoever its charter names as steward."""
    for domain in garden.domains.values():
        if domain.charter:
            for name in garden.steward_names(domain.charter):
                person = garden.find_person(name)
                if person:
                    yield domain.slug, person.slug
