"""Domains whose stewards all declare the same organisation."""

from collections.abc import Iterator

from garden.check import Check
from garden.domains import Domain
from garden.garden import Garden
from garden.model import Finding, Position, Severity
from garden.practice.standing import all_stewards
from garden.slug import identity

CODE, SEVERITY = "one-affiliation", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    for domain in garden.domains.values():
        stewards = all_stewards(garden, domain)
        declared = {identity(s.affiliation) for s in stewards if s.affiliation}
        is_told = all(steward.affiliation for steward in stewards)
        if len(stewards) > 1 and is_told and len(declared) == 1:
            path, position = _place(garden, domain)
            message = f"All stewards of “{domain.title}” declare the same affiliation."
            hint = "Is there room for somebody from elsewhere, so that nobody owns the domain?"
            yield Finding(path, position, CODE, SEVERITY, message, hint)


def _place(garden: Garden, domain: Domain) -> tuple[str, Position]:
    """Return where the stewards are named: in the charter, else first in `people.yml`."""
    if domain.charter:
        positions = garden.notes[domain.charter].fields.positions
        return domain.charter, positions.get("stewards", Position())
    named = (named for entry in garden.entries for named in entry.domains)
    place = next((n for n in named if garden.domain_slug(n.name) == domain.slug), None)
    return (place.path, place.position) if place else (garden.config.people.file, Position())


CHECK = Check(
    CODE,
    SEVERITY,
    "All stewards of a domain declare that they are of the same organisation.",
    _find,
)
