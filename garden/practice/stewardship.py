"""On how few shoulders the care of domains rests: what is known of M11 without a record."""

from dataclasses import dataclass

from garden.domains import Domain
from garden.garden import Garden
from garden.practice.standing import all_stewards


@dataclass(frozen=True, slots=True)
class Stewardship:
    """The domains by how many stewards they have. Domains are listed, never people."""

    none: tuple[Domain, ...] = ()
    """Domains without a steward, in order of title."""
    one: tuple[Domain, ...] = ()
    """Domains with one."""
    several: tuple[Domain, ...] = ()
    """Domains with two or more."""


def stewardship(garden: Garden) -> Stewardship:
    """Return the domains by how many active stewards they have.

    Stewards who are hidden count like all others. Those with `count: false` do not, but no
    domain is called untended because of that.
    """
    found: dict[int, list[Domain]] = {0: [], 1: [], 2: []}
    for domain in garden.domains.values():
        stewards = all_stewards(garden, domain)
        counted = sum(person.counts for person in stewards)
        found[min(2, max(counted, 1)) if stewards else 0].append(domain)
    return Stewardship(tuple(found[0]), tuple(found[1]), tuple(found[2]))
