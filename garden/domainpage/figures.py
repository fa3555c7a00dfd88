"""What can be measured of a domain, and what cannot without other evidence."""

from garden.domains import Domain
from garden.figures import figure, of_domain
from garden.measures import MEASURES, OPENNESS, Openness, openness, touching
from garden.measures.openness import ENOUGH
from garden.pages.view import Data, View

CHANCE = 0.05
"""So near to 1 an openness is what chance would give."""

LOOKING_BACK = ("M1", "M4", "M13")
"""Measures of a domain that its history and the record of reviews give."""


def figures_data(view: View, domain: Domain) -> list[Data]:
    """Return the openness of the domain, where there are links enough to speak of it."""
    links = touching(view.garden, domain.slug)
    found = openness(view.garden, domain.slug)
    if links < ENOUGH or found.value is None:
        return []
    return [openness_data(view, found, links)]


def openness_data(view: View, found: Openness, links: int | None = None) -> Data:
    """Return an openness in words and with its card; `links` are those that touch the domain."""
    value = found.value if found.value is not None else 1.0
    expected = (found.expected or 0) * found.links
    seen = f"{found.links} distinct links between notes that have a domain."
    return {
        "value": "" if found.value is None else f"{found.value:.2f}",
        "across": found.across,
        "links": found.links if links is None else links,
        "expected": f"{expected:.0f}",
        "than": _than(value),
        "measure": view.measure(OPENNESS, seen),
    }


def _than(value: float) -> str:
    if abs(value - 1) <= CHANCE:
        return "about as many as chance would give"
    return "more than chance would give" if value > 1 else "fewer than chance would give"


def looking_back(view: View, domain: Domain) -> list[Data]:
    """Return what history and reviews tell of the domain; what is unknown says why."""
    scope = of_domain(view, domain)
    return [figure(view, one, scope) for one in MEASURES if one.id in LOOKING_BACK]
