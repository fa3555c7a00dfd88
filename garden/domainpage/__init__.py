"""What the page of a domain shows beside its charter, in the order in which readers need it.

First who looks after it and how to take part, then what it asks and knows, where it meets
others, what is disputed, what is in the way, and last what can be measured of it.
"""

from garden.domainpage.charter import charter_data
from garden.domainpage.disputes import disputes_data
from garden.domainpage.encounter import encounter_data
from garden.domainpage.figures import figures_data, looking_back, openness_data
from garden.domainpage.lists import (
    between_data,
    boundary_objects_data,
    encounter_items,
    gaps,
    knowledge_data,
    neighbours_data,
    ways_data,
)
from garden.domainpage.people import named_data, stances_data
from garden.domains import Domain
from garden.pages.barrierdata import barriers_data
from garden.pages.view import Data, View
from garden.practice.barriers import barriers_of
from garden.practice.questions import open_questions

__all__ = ["between_data", "domain_data", "encounter_data", "encounter_items", "openness_data"]

PARTS = (
    ("questions", "Questions"),
    ("notes", "What we know"),
    ("shared", "Shared with others"),
    ("disputes", "Disagreements"),
    ("gaps", "Gaps"),
    ("barriers", "Barriers"),
    ("encounters", "Encounters"),
    ("stances", "People"),
    ("people", "Named on notes"),
    ("ways", "Ways to take part"),
    ("neighbours", "Neighbours"),
)
"""The parts of the page that have something to list, as its first screen names them."""

ANCHORS = {"barriers": "__garden-in-the-way"}
"""Places that are not called as their part: the charter may have barriers of its own."""


def domain_data(view: View, domain: Domain) -> Data:
    """Return what a domain's page shows beside its charter."""
    garden = view.garden
    notes = garden.notes_of_domain[domain.slug]
    parts: Data = {
        "questions": view.cards(open_questions(garden, notes)),
        "notes": knowledge_data(view, notes),
        "shared": boundary_objects_data(view, domain),
        "disputes": disputes_data(view, domain),
        "gaps": view.cards(gaps(garden, notes)),
        "barriers": barriers_data(view, barriers_of(garden, notes)),
        "encounters": encounter_items(view, domain.slug),
        "stances": stances_data(view, domain),
        "people": named_data(view, notes),
        "ways": ways_data(view, domain),
        "neighbours": neighbours_data(view, domain),
    }
    return {
        "slug": domain.slug,
        "title": domain.title,
        "charter": charter_data(view, domain),
        "contents": [
            {"title": title, "anchor": ANCHORS.get(key, f"__garden-{key}")}
            for key, title in PARTS
            if _holds(parts[key])
        ],
        **parts,
        "figures": figures_data(view, domain),
        "looking_back": looking_back(view, domain),
    }


def _holds(part: object) -> bool:
    """Tell whether a part lists anything, folded or not."""
    return bool(part.get("count")) if isinstance(part, dict) else bool(part)
