"""The known name that a misspelt one is nearest to."""

from collections.abc import Iterable

from rapidfuzz import process, utils
from rapidfuzz.distance import OSA

NEAR = 0.75
"""Similarity, from 0 to 1, from which a suggestion helps more than it confuses.

Measured as one less the share of letters that must be inserted, deleted, replaced or
swapped with a neighbour: three of four letters stand.
"""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name among `known` that `name` is most likely a slip of, or None."""
    found = process.extractOne(
        name,
        sorted(known),
        scorer=OSA.normalized_similarity,
        processor=utils.default_process,
        score_cutoff=NEAR,
    )
    return found[0] if found else None
