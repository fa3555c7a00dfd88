"""Measures over a garden: one file each; the visible list of those that pages show is below."""

from garden.measures.cells import COMPARISON, GROUP, hide_small
from garden.measures.evidence import evidence
from garden.measures.links import isolated, links_between_domains, orphans
from garden.measures.measure import Measure

MEASURES: tuple[Measure, ...] = ()
"""Every measure, in the order of their ids."""

__all__ = [
    "COMPARISON",
    "GROUP",
    "MEASURES",
    "Measure",
    "evidence",
    "hide_small",
    "isolated",
    "links_between_domains",
    "orphans",
]
