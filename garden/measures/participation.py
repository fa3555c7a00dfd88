"""Boundary objects (M6b): notes that are used from several other domains."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from garden.garden import Garden
from garden.measures.links import home_of
from garden.measures.measure import Measure
from garden.model import Note, NotePath

FEWEST_LINKS = 4
"""A note that fewer other notes link to is not listed."""

FEWEST_DOMAINS = 2
"""Nor is one that is used from fewer domains that are not its own."""

NOT_OBJECTS = frozenset({"person", "domain"})
"""Types that are no boundary objects: people are not counted so, and a charter is a domain."""

PARTICIPATION = Measure(
    id="M6b",
    name="Boundary objects",
    definition="A note is a boundary object if at least four notes link to it, from at least two "
    "domains that are not its own. Participation says how evenly these notes are spread over "
    "domains: 0 if all are of one domain, nearer to 1 the more domains share it evenly.",
    formula="P(n) = 1 - sum over domains d of (k_nd / k_n)^2, where k_n is how many notes link "
    "to n and k_nd how many of them are at home in d.",
    source="Participation coefficient (Guimera and Amaral 2005, Functional cartography of complex "
    "metabolic networks); boundary objects after Star and Griesemer 1989.",
    window="The notes as they are now.",
    denominator="Distinct notes that link to the note and have a domain; each stands in the first "
    "domain that it names.",
    cannot="Whether the note means the same to those who link to it. That it need not is what "
    "makes it a boundary object.",
)


@dataclass(frozen=True, slots=True)
class BoundaryObject:
    """A note that other domains use."""

    path: NotePath
    """The note."""
    used_from: Mapping[str, tuple[NotePath, ...]]
    """The notes that link to it by their home, in order of the garden's domains."""
    foreign: tuple[str, ...]
    """The homes among these that are not domains of the note itself."""
    participation: float
    """0 to 1: how evenly its users are spread over domains."""

    @property
    def links(self) -> int:
        """How many notes link to it."""
        return sum(map(len, self.used_from.values()))


def participation_of(counts: Mapping[str, int]) -> float | None:
    """Return P = 1 - Σ_d (k_d / k)² for links counted by domain; None if there are none.

    The participation coefficient of Guimerà and Amaral (2005).
    """
    links = sum(counts.values())
    if not links:
        return None
    # In whole numbers until the last step, so that the order of the domains cannot matter.
    return (links * links - sum(count * count for count in counts.values())) / (links * links)


def users_by_home(garden: Garden, path: NotePath) -> Mapping[str, tuple[NotePath, ...]]:
    """Return the other notes that link to a note, by their home; those without are left out."""
    found: dict[str, list[NotePath]] = {}
    for source in sorted({link.source for link in garden.backlinks(path)}):
        found.setdefault(home_of(garden, source), []).append(source)
    return {slug: tuple(found[slug]) for slug in garden.domains if slug in found}


def may_be_shared(garden: Garden, note: Note) -> bool:
    """Tell whether a note may be a boundary object: people and charters are none."""
    return note.fields.type not in NOT_OBJECTS and garden.find_charter_domain(note) is None


def boundary_objects(garden: Garden) -> tuple[BoundaryObject, ...]:
    """Return the boundary objects of the garden, used from most domains first, then by path."""
    return garden.once(_boundary_objects)


def boundary_objects_at(garden: Garden, slug: str) -> tuple[BoundaryObject, ...]:
    """Return the boundary objects that are of a domain or used from it, in the same order."""
    return garden.once(_by_domain).get(slug, ())


def _by_domain(garden: Garden) -> Mapping[str, tuple[BoundaryObject, ...]]:
    found: dict[str, list[BoundaryObject]] = {}
    for item in boundary_objects(garden):
        own = {domain.slug for domain in garden.domains_of(garden.notes[item.path])}
        for slug in own.union(item.used_from):
            found.setdefault(slug, []).append(item)
    return {slug: tuple(items) for slug, items in found.items()}


def _boundary_objects(garden: Garden) -> tuple[BoundaryObject, ...]:
    found = []
    for path, note in garden.notes.items():
        if not may_be_shared(garden, note) or len(garden.backlinks(path)) < FEWEST_LINKS:
            continue
        users = users_by_home(garden, path)
        own = {domain.slug for domain in garden.domains_of(note)}
        foreign = tuple(slug for slug in users if slug not in own)
        spread = participation_of(Counter({slug: len(paths) for slug, paths in users.items()}))
        item = BoundaryObject(path, users, foreign, spread or 0.0)
        if item.links >= FEWEST_LINKS and len(foreign) >= FEWEST_DOMAINS:
            found.append(item)
    return tuple(sorted(found, key=lambda item: (-len(item.foreign), -item.links, item.path)))
