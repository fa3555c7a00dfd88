"""From a garden and what a change touches to an invitation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from garden.domains import Domain
from garden.engagement import engaged, find_open_conversations
from garden.garden import Garden
from garden.history import Voice
from garden.invite.draw import draw
from garden.invite.model import Invitation, Invitee, TouchedNote
from garden.model import Note, NotePath
from garden.people import Person
from garden.practice.standing import learners_of, practising_in, stewards_of
from garden.slug import identity

_NOREPLY = "@users.noreply."
"""In addresses that forges make up: `123+login@users.noreply.github.com`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is proposed, and by whom."""

    paths: tuple[str, ...]
    """Files that it touches or takes away, seen from the content folder."""
    authors: tuple[str, ...] = ()
    """Names, logins and addresses of those who wrote it; they are compared and forgotten."""
    seed: str = ""
    """What the draw hangs on; without it, the touched notes."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Path of each file that stood elsewhere, to its old path."""


def gather(
    garden: Garden,
    change: Change,
    keepers: Mapping[NotePath, frozenset[str]] | None = None,
    before: Garden | None = None,
) -> Invitation:
    """Return the invitation to a change.

    `keepers` has what files of owners say, as people. `before` is the garden without the change:
    by it, notes that are gone count too, and so do the domains that a note has left; and who was
    hidden then, or is listed by a note of the change alone, is not asked.
    """
    touched = [NotePath(path) for path in sorted({*change.paths})]
    then = dict(_former(before, change)) if before else {}
    paths = [path for path in touched if path in garden.notes or path in then]
    known = engaged(garden)
    hands = known.hands(garden.notes)
    owned = keepers or {}
    notes = [
        TouchedNote(
            title=(garden.notes[path] if path in garden.notes else then[path]).title,
            domains=tuple(_domains(path, garden, then.get(path), before)),
            is_quiet=known.has_history and path in garden.notes and len(hands[path]) <= 1,
            keepers=owned.get(path, frozenset()),
        )
        for path in paths
    ]
    slugs = {slug for note in notes for slug in note.domains}
    invitees = _invitees(garden, slugs, hands)
    people = [one for one in invitees if _agreed(one.person, change, before)]
    worlds = (before, garden) if before else (garden,)
    titles = {slug: one.title for world in worlds for slug, one in world.domains.items()}
    seed = change.seed or " ".join(paths)
    drawn = draw(people, notes, frozenset(_authors(garden, change.authors)), seed, titles)
    return replace(drawn, seed=change.seed, is_history_known=known.has_history)


def _former(before: Garden, change: Change) -> Iterator[tuple[NotePath, Note]]:
    """Yield what the touched notes were, by where they are now, or were if they are gone."""
    for path in change.paths:
        note = before.notes.get(NotePath(change.moved.get(path, path)))
        if note:
            yield NotePath(path), note


def _domains(
    path: NotePath, garden: Garden, was: Note | None, before: Garden | None
) -> Iterator[str]:
    """Yield the slugs of the domains of a note as it is and as it was, each once, home first."""
    now = garden.domains_of(garden.notes[path]) if path in garden.notes else ()
    then = before.domains_of(was) if was and before else ()
    yield from dict.fromkeys(domain.slug for domain in (*now, *then))


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
    lately: dict[str, set[str]] = {}
    learns: dict[str, set[str]] = {}
    for slug in touched:
        domain = garden.domains.get(slug)
        if domain is None:
            continue  # the change takes its last note away, so nobody is known to tend it
        for person in (*stewards_of(garden, domain), *practising_in(garden, domain)):
            tends.setdefault(person.slug, set()).add(slug)
        for person in learners_of(garden, domain):
            learns.setdefault(person.slug, set()).add(slug)
        for voice in _hands_in(garden, domain, hands):
            lately.setdefault(voice.removeprefix("person:"), set()).add(slug)
    return [
        Invitee(
            person,
            tends=frozenset(tends.get(slug, set()) | lately.get(slug, set())),
            lately=frozenset(lately.get(slug, set()) - tends.get(slug, set())),
            learns=frozenset(learns.get(slug, ())),
            load=find_open_conversations(garden, person) if person.capacity is not None else None,
        )
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


def _agreed(person: Person, change: Change, before: Garden | None) -> bool:
    """Tell whether somebody let themselves be asked apart from the change itself.

    A change may come from anybody. So it can neither show who was hidden nor list somebody new
    by a note about them.
    """
    if before is None:
        return True
    is_new = person.page in change.paths and person.slug not in before.people
    names = (person.slug, person.name, *person.also)
    return not is_new and not any(map(before.hidden.means, names))


def _says_so(person: Person) -> bool:
    stances = (person.stewarding, person.practising, person.learning)
    return bool(person.ask_me or person.availability or any(stances))
