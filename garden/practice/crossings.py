"""Where domains meet, and where they might: encounters, common ground, bridges that are missing.

Nothing here is about people. A domain is where a note is at home; see `garden.measures.links`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from garden.domains import Domain
from garden.garden import Garden
from garden.measures import home_of, links_between_domains, users_by_home
from garden.measures.participation import may_be_shared
from garden.model import Note, NotePath
from garden.slug import fold
from garden.words.glossary import users
from garden.words.uses import is_term

COMMON = 12
"""A word or a tag that more domains share joins no two of them."""

MEETING_TYPES = ("question", "artifact", "term")
"""What two domains that link to it may have a problem in common about, the most telling first."""

SHARED_PROBLEM = "shares_problem_with"

Item = TypeVar("Item")
Pair = tuple[str, str]
"""The slugs of two domains, in order."""


@dataclass(frozen=True, slots=True)
class MissingBridge:
    """Two domains that use the same words, and no link joins them."""

    pair: Pair
    """The two."""
    terms: tuple[NotePath, ...]
    """Terms that notes of both use, in order of title."""
    tags: tuple[str, ...]
    """Tags that notes of both carry, in order."""


@dataclass(frozen=True, slots=True)
class CommonGround:
    """A note to which notes of several domains link: they may share a problem."""

    path: NotePath
    """The note."""
    users: Mapping[str, tuple[NotePath, ...]]
    """Those who link to it, by their home."""


@dataclass(frozen=True, slots=True)
class SharedProblem:
    """Two notes that say that they share a problem."""

    one: NotePath
    """The note that comes first by path."""
    other: NotePath
    """The other note."""


def met(garden: Garden, note: Note) -> tuple[tuple[Domain | None, str], ...]:
    """Return who met at an encounter: each domain, or None for who is none, with its name.

    That is what the note says under `between`, else the domains that it is about.
    """
    if not note.fields.between:
        return tuple((domain, domain.title) for domain in garden.domains_of(note))
    found: dict[str, tuple[Domain | None, str]] = {}
    for name in note.fields.between:
        slug = garden.domain_slug(name)
        domain = garden.domains.get(slug)
        found.setdefault(slug, (domain, domain.title if domain else name))
    return tuple(found.values())


def encounters(garden: Garden, slug: str = "") -> list[NotePath]:
    """Return the encounters of a domain, or all: the latest first, then by title."""
    found = [
        path
        for path, note in garden.notes.items()
        if note.fields.type == "encounter" and (not slug or slug in _slugs(garden, note))
    ]
    found.sort(key=lambda path: (fold(garden.notes[path].title), path))
    return sorted(found, key=lambda path: garden.notes[path].fields.date, reverse=True)


def encounters_of_pairs(garden: Garden) -> Mapping[Pair, int]:
    """Count the encounters between each two domains."""
    counts: Counter[Pair] = Counter()
    for path in encounters(garden):
        counts.update(combinations(sorted(_slugs(garden, garden.notes[path])), 2))
    return counts


def shared_objects(garden: Garden) -> Mapping[Pair, int]:
    """Count the notes to which notes of both domains link; charters and people's pages do not."""
    counts: Counter[Pair] = Counter()
    for path, note in garden.notes.items():
        if may_be_shared(garden, note):
            counts.update(combinations(sorted(users_by_home(garden, path)), 2))
    return counts


def notes_about_both(garden: Garden) -> Mapping[Pair, int]:
    """Count the notes that name both of two domains; the pages of people do not count."""
    return garden.once(_notes_about_both)


def _notes_about_both(garden: Garden) -> Mapping[Pair, int]:
    counts: Counter[Pair] = Counter()
    for note in garden.notes.values():
        if note.fields.type != "person":
            counts.update(combinations(sorted(d.slug for d in garden.domains_of(note)), 2))
    return counts


def shared_problems(garden: Garden) -> tuple[SharedProblem, ...]:
    """Return the pairs of notes that say that they share a problem, in order of path."""
    pairs = {
        SharedProblem(min(path, link.other), max(path, link.other))
        for path in garden.notes
        for link in garden.practice(path)
        if link.relation.name == SHARED_PROBLEM and link.other and link.other != path
    }
    return tuple(sorted(pairs, key=lambda pair: (pair.one, pair.other)))


def common_ground(garden: Garden) -> tuple[CommonGround, ...]:
    """Return notes from which one could see that domains share a problem.

    They are questions, artifacts and terms to which notes of two or more domains link, as long
    as no two of these say so already. Questions come first, then what most domains link to.
    """
    partners: dict[NotePath, set[NotePath]] = {}
    for pair in shared_problems(garden):
        partners.setdefault(pair.one, set()).add(pair.other)
    found = []
    for path, note in garden.notes.items():
        if note.fields.type not in MEETING_TYPES:
            continue
        by_home = _working(garden, users_by_home(garden, path))
        notes = {path, *(user for paths in by_home.values() for user in paths)}
        is_said = any(not partners[one].isdisjoint(notes) for one in notes & partners.keys())
        if len(by_home) > 1 and not is_said:
            found.append(CommonGround(path, by_home))
    return tuple(
        sorted(
            found,
            key=lambda ground: (
                MEETING_TYPES.index(garden.notes[ground.path].fields.type),
                -len(ground.users),
                ground.path,
            ),
        )
    )


def missing_bridges(garden: Garden) -> tuple[MissingBridge, ...]:
    """Return pairs of domains with a word or a tag in common that nothing joins.

    No link between their notes, no note that is about both, no encounter. Those with most
    words in common come first.
    """
    terms = _by_pair((path, _homes(garden, users(garden, path))) for path in _terms(garden))
    tags = _by_pair(_tag_homes(garden))
    joined = _joined(garden)
    bridges = [
        MissingBridge(pair, tuple(terms.get(pair, ())), tuple(tags.get(pair, ())))
        for pair in {*terms, *tags}
        if pair not in joined
    ]
    return tuple(sorted(bridges, key=lambda b: (-len(b.terms), -len(b.tags), b.pair)))


def _by_pair(items: Iterable[tuple[Item, set[str]]]) -> dict[Pair, list[Item]]:
    found: dict[Pair, list[Item]] = {}
    for item, slugs in items:
        if len(slugs) <= COMMON:
            for pair in combinations(sorted(slugs), 2):
                found.setdefault(pair, []).append(item)
    return found


def _slugs(garden: Garden, note: Note) -> set[str]:
    """The domains that met; those who are none are left out."""
    return {domain.slug for domain, _ in met(garden, note) if domain}


def _working(
    garden: Garden, by_home: Mapping[str, tuple[NotePath, ...]]
) -> Mapping[str, tuple[NotePath, ...]]:
    """Leave out charters, which link to what they hold and use nothing."""
    kept = {
        slug: tuple(path for path in paths if may_be_shared(garden, garden.notes[path]))
        for slug, paths in by_home.items()
    }
    return {slug: paths for slug, paths in kept.items() if paths}


def _terms(garden: Garden) -> list[NotePath]:
    terms = [path for path, note in garden.notes.items() if is_term(garden, note)]
    return sorted(terms, key=lambda path: (fold(garden.notes[path].title), path))


def _homes(garden: Garden, paths: Iterable[NotePath]) -> set[str]:
    return {home_of(garden, path) for path in paths} - {""}


def _tag_homes(garden: Garden) -> Iterator[tuple[str, set[str]]]:
    """Yield each tag, as it is first spelled, with the homes of those who carry it."""
    spelled: dict[str, str] = {}
    homes: dict[str, set[str]] = {}
    for path, note in garden.notes.items():
        for tag in note.tags:
            homes.setdefault(fold(tag), set()).add(home_of(garden, path))
            spelled.setdefault(fold(tag), tag)
    for name in sorted(homes):
        yield spelled[name], homes[name] - {""}


def _joined(garden: Garden) -> set[Pair]:
    """The pairs that a link, a note about both or an encounter joins."""
    linked = {(one, other) for one, row in links_between_domains(garden).items() for other in row}
    return linked | set(notes_about_both(garden)) | set(encounters_of_pairs(garden))
