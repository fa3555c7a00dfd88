"""From a garden and what a change touches to an invitation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from garden.domains import Domain
from garden.engagement import engaged
from garden.garden import Garden
from garden.history import Voice
from garden.invite.draw import draw
from garden.invite.model import Invitation, Invitee, TouchedNote
from garden.model import NotePath
from garden.people import Person
from garden.practice.standing import learners_of, practising_in, stewards_of
from garden.slug import identity

_NOREPLY = "@users.noreply."
"""In addresses that forges make up: `123+login@users.noreply.github.com`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is proposed, and by whom."""

    paths: tuple[str, ...]
    """Files that it touches, seen from the content folder."""
    authors: tuple[str, ...] = ()
    """Names, logins and addresses of those who wrote it; they are compared and forgotten."""
    seed: str = ""
    """What the draw hangs on; without it, the touched notes."""


def gather(
    garden: Garden, change: Change, keepers: Mapping[NotePath, frozenset[str]] | None = None
) -> Invitation:
    """Return the invitation to a change. `keepers` has what files of owners say, as people."""
    paths = [NotePath(path) for path in sorted({*change.paths}) if path in garden.notes]
    known = engaged(garden)
    hands = known.hands(garden.notes)
    owned = keepers or {}
    notes = [
        TouchedNote(
            title=garden.notes[path].title,
            domains=tuple(domain.slug for domain in garden.domains_of(garden.notes[path])),
            is_quiet=known.has_history and len(hands[path]) <= 1,
            keepers=owned.get(path, frozenset()),
        )
        for path in paths
    ]
    people = _invitees(garden, {slug for note in notes for slug in note.domains}, hands)
    titles = {slug: domain.title for slug, domain in garden.domains.items()}
    seed = change.seed or " ".join(paths)
    drawn = draw(people, notes, frozenset(_authors(garden, change.authors)), seed, titles)
    return replace(drawn, seed=change.seed, is_history_known=known.has_history)


def _authors(garden: Garden, stated: Iterable[str]) -> Iterator[str]:
    """Yield the slugs of the people whom names, logins and addresses mean, hidden ones too."""
    for text in stated:
        login = text.partition(_NOREPLY)[0].rpartition("+")[2] if _NOREPLY in text else text
        person = garden.find_person(login.lstrip("@"))
        if person:
            yield person.slug
        yield identity(login)


def _invitees(
    garden: Garden, touched: Iterable[str], hands: Mapping[NotePath, frozenset[Voice]]
) -> list[Invitee]:
    tends: dict[str, set[str]] = {}
    learns: dict[str, set[str]] = {}
    for slug in touched:
        domain = garden.domains[slug]
        for person in (*stewards_of(garden, domain), *practising_in(garden, domain)):
            tends.setdefault(person.slug, set()).add(slug)
        for person in learners_of(garden, domain):
            learns.setdefault(person.slug, set()).add(slug)
        for voice in _hands_in(garden, domain, hands):
            tends.setdefault(voice.removeprefix("person:"), set()).add(slug)
    return [
        Invitee(person, frozenset(tends.get(slug, ())), frozenset(learns.get(slug, ())))
        for slug, person in garden.people.items()
    ]


def _hands_in(
    garden: Garden, domain: Domain, hands: Mapping[NotePath, frozenset[Voice]]
) -> set[Voice]:
    """Return who had a hand in a domain lately, of those who say that they may be asked.

    To be listed is not enough: what git knows of people is not a reason to call on them.
    """
    said = {f"person:{slug}" for slug, person in garden.people.items() if _says_so(person)}
    return {v for path in garden.notes_of_domain[domain.slug] for v in hands[path]} & said


def _says_so(person: Person) -> bool:
    stances = (person.stewarding, person.practising, person.learning)
    return bool(person.ask_me or person.availability or any(stances))
