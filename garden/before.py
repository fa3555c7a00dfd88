"""What stays of a garden when bodies of some of its notes are written anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from garden.fate import ResolvedLink
from garden.model import NotePath
from garden.resolve import Resolver


@dataclass(frozen=True, slots=True)
class Before:
    """The parts of an earlier garden from which its successor is made quickly."""

    made: Mapping[Callable[[Any], object], object]
    """What functions made of the earlier garden, by function; to be looked through again for the
    notes at `paths`."""
    tables: Mapping[str, object]
    """What follows from the titles and frontmatter of notes alone, by name of the attribute."""
    resolver: Resolver
    """Every name of every note: nothing is called anything else."""
    links: Mapping[NotePath, tuple[ResolvedLink, ...]]
    """The links of notes that neither changed nor lead to one that did."""
    paths: frozenset[NotePath]
    """Where the new bodies are."""
