"""Which types of note a field is for, where it does nothing on others."""

from collections.abc import Mapping

from garden.vocabulary.words import STATES

_EXPERIENCE = ("experience", "story")
_CHARTER = ("stewards", "sponsor", "origin", "neighbours", "rhythm", "conduct", "continuity")
_STANCES = ("learning", "practising", "stewarding", "bridges")

TYPES_OF_FIELD: Mapping[str, tuple[str, ...]] = {
    "outcome": _EXPERIENCE,
    "context": _EXPERIENCE,
    "attested_by": _EXPERIENCE,
    "definitions": ("term",),
    "not": ("term",),
    "state": tuple(STATES),
    "between": ("encounter",),
    **dict.fromkeys((*_CHARTER, "intentionally_empty"), ("domain",)),
    **dict.fromkeys(_STANCES, ("person",)),
}
"""Field as written to the types it is for; a field that is not named here is for any."""
