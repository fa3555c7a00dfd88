"""The words a garden starts with: note types, practice relations, and what fields may hold.

A community adds its own in `mkdocs.yml`; see `GardenConfig`.
"""

from garden.vocabulary.homes import TYPES_OF_FIELD
from garden.vocabulary.relations import RELATIONS, Relation
from garden.vocabulary.shelves import SHELVES, Shelf
from garden.vocabulary.types import NOTE_TYPES, NoteType
from garden.vocabulary.words import (
    LEVELS,
    NEEDS,
    OBJECTION_STATES,
    ORIGINS,
    OUTCOMES,
    REASONED,
    STATES,
    STATUSES,
    WAYS,
    is_mixed,
)

__all__ = [
    "LEVELS",
    "NEEDS",
    "NOTE_TYPES",
    "OBJECTION_STATES",
    "ORIGINS",
    "OUTCOMES",
    "REASONED",
    "RELATIONS",
    "SHELVES",
    "STATES",
    "STATUSES",
    "TYPES_OF_FIELD",
    "WAYS",
    "NoteType",
    "Relation",
    "Shelf",
    "is_mixed",
]
