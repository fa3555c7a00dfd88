"""Measures over a garden: one file each; the visible list of those that pages show is below."""

from garden.measures.absence import ABSENCE, ABSENCE_CURVE
from garden.measures.cells import COMPARISON, GROUP, hide_small
from garden.measures.change_age import CHANGE_AGE
from garden.measures.coverage import COVERAGE
from garden.measures.dissent import DISAGREEMENT
from garden.measures.evidence import (
    EVIDENCE,
    Standing,
    evidence,
    is_practice,
    practices,
    standing,
)
from garden.measures.links import (
    home_of,
    isolated,
    links_between_domains,
    links_by_home,
    orphans,
)
from garden.measures.measure import Measure
from garden.measures.newcomers import NEWCOMERS
from garden.measures.openness import OPENNESS, Openness, openness, openness_of, touching
from garden.measures.participation import (
    PARTICIPATION,
    BoundaryObject,
    boundary_objects,
    participation_of,
    users_by_home,
)
from garden.measures.queue import Proposal, promotion_queue
from garden.measures.reach import REACH
from garden.measures.reciprocity import RECIPROCITY
from garden.measures.refused import REFUSED, Refused
from garden.measures.repertoire import (
    REPERTOIRE,
    Share,
    needs_stated,
    possible_with_little,
    reuse,
    term_coverage,
)
from garden.measures.response import FIRST_RESPONSE
from garden.measures.second_voice import SECOND_VOICE
from garden.measures.stewards import STEWARDSHIP
from garden.measures.voices import SINGLE_VOICE

MEASURES: tuple[Measure, ...] = (
    SINGLE_VOICE,
    ABSENCE,
    NEWCOMERS,
    SECOND_VOICE,
    FIRST_RESPONSE,
    OPENNESS,
    PARTICIPATION,
    RECIPROCITY,
    REPERTOIRE,
    EVIDENCE,
    ABSENCE_CURVE,
    STEWARDSHIP,
    DISAGREEMENT,
    CHANGE_AGE,
    COVERAGE,
    REACH,
)
"""Every measure, in the order of their ids."""

__all__ = [
    "COMPARISON",
    "COVERAGE",
    "DISAGREEMENT",
    "EVIDENCE",
    "FIRST_RESPONSE",
    "GROUP",
    "MEASURES",
    "NEWCOMERS",
    "OPENNESS",
    "PARTICIPATION",
    "REFUSED",
    "REPERTOIRE",
    "SINGLE_VOICE",
    "BoundaryObject",
    "Measure",
    "Openness",
    "Proposal",
    "Refused",
    "Share",
    "Standing",
    "boundary_objects",
    "evidence",
    "hide_small",
    "home_of",
    "is_practice",
    "isolated",
    "links_between_domains",
    "links_by_home",
    "needs_stated",
    "openness",
    "openness_of",
    "orphans",
    "participation_of",
    "possible_with_little",
    "practices",
    "promotion_queue",
    "reuse",
    "standing",
    "term_coverage",
    "touching",
    "users_by_home",
]
