"""Who is linked with whom: between notes, and between the discs they stand in."""

from collections import Counter
from collections.abc import Mapping

from garden.fate import found_path
from garden.garden import Garden
from garden.model import NotePath

Neighbours = Mapping[NotePath, tuple[NotePath, ...]]
"""The notes that each note is linked with, either way, each once, in order of path."""


def neighbours(garden: Garden) -> Neighbours:
    """Return who is linked with whom, either way. Linear in the links."""
    sets: dict[NotePath, set[NotePath]] = {path: set() for path in garden.notes}
    for link in garden.links():
        other = found_path(link)
        if other and other != link.source:
            sets[link.source].add(other)
            sets[other].add(link.source)
    return {path: tuple(sorted(others)) for path, others in sets.items()}


def ties_between(home: Mapping[NotePath, str], near: Neighbours) -> Mapping[tuple[str, str], int]:
    """Count the pairs of linked notes whose homes differ, by the two homes in order of slug."""
    counts: Counter[tuple[str, str]] = Counter()
    for path, others in near.items():
        one = home[path]
        for other in others:
            if one < home[other]:
                counts[one, home[other]] += 1
    return counts
