"""Measures over a garden: one file each; the visible list of those that pages show is below."""

from garden.measures.cells import COMPARISON, GROUP, hide_small
from garden.measures.evidence import M9, Standing, evidence, practices, standing
from garden.measures.later import (
    ABSENCE,
    ABSENCE_CURVE,
    CHANGE_AGE,
    FIRST_RESPONSE,
    NEWCOMERS,
    RECIPROCITY,
    SECOND_VOICE,
    SINGLE_VOICE,
)
from garden.measures.links import isolated, links_between_domains, orphans
from garden.measures.measure import Measure
from garden.measures.queue import Proposal, queue
from garden.measures.reach import REACH
from garden.measures.refused import REFUSED, Refused
from garden.measures.repertoire import (
    M8,
    Share,
    needs_stated,
    possible_with_little,
    reuse,
    term_coverage,
)
from garden.measures.stewards import STEWARDSHIP

MEASURES: tuple[Measure, ...] = (
    SINGLE_VOICE,
    ABSENCE,
    NEWCOMERS,
    SECOND_VOICE,
    FIRST_RESPONSE,
    RECIPROCITY,
    ABSENCE_CURVE,
    STEWARDSHIP,
    CHANGE_AGE,
    REACH,
)
"""Every measure, in the order of their ids."""

__all__ = [
    "COMPARISON",
    "GROUP",
    "MEASURES",
    "REFUSED",
    "Measure",
    "Refused",
    "evidence",
    "hide_small",
    "isolated",
    "links_between_domains",
    "orphans",
]
