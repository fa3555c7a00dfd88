"""The known name that a misspelt one is nearest to."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from garden.garden import Garden

NEAR = 80
"""Similarity, out of 100, from which a suggestion helps more than it confuses."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name among `known` that `name` is most likely a slip of, or None."""
    found = process.extractOne(
        name, sorted(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEAR
    )
    return found[0] if found else None


def nearest_name(garden: Garden, name: str) -> str | None:
    """Return the title, alias or path nearest to the name of a note that was not found."""
    return nearest(name, garden.names)
