"""Which notes name which, without the words and the places: what most questions need of uses.

To find every name in every text takes long in a large garden, so what was found in one that says
the same can be taken over.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from garden.garden import Garden
from garden.model import NotePath
from garden.words.uses import NameKind, find_uses, uses_in


@dataclass(frozen=True, slots=True)
class Naming:
    """That a note names another."""

    targets: tuple[NotePath, ...]
    """The notes it may mean: one, or several if they share the name."""
    is_good: bool
    """Whether the name is one that is to be used."""
    is_plain: bool
    """Whether all of it stands in plain text, and not in a link, code or the like."""


Namings = Mapping[NotePath, tuple[Naming, ...]]
"""What each note names, in order of place."""


def namings(garden: Garden) -> Namings:
    """Return what each note names."""
    return garden.once(_namings)


def take_over(garden: Garden, known: Namings) -> None:
    """Let a garden know what its notes name, from another of which it is known to be the same."""
    garden.learn(_namings, known)


def _namings(garden: Garden) -> Namings:
    before = garden.earlier(_namings) or {}
    return {
        path: before[path]
        if path in before and path not in garden.rewritten_paths
        else tuple(
            Naming(use.targets, use.kind is NameKind.OWN, use.span is not None)
            for use in uses_in(garden, path)
        )
        for path in find_uses(garden)
    }
