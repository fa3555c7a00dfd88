"""The generated pages: one file each, in the order in which readers meet them."""

from collections.abc import Callable, Iterator

from garden.indexes import (
    agenda,
    alignment,
    boundaries,
    changes,
    contributors,
    disagreements,
    domains,
    evidence,
    home,
    measures,
    overview,
    paths,
    portrait,
    repertoire,
    search,
    tags,
    wanted,
    ways,
)
from garden.indexes import map as garden_map
from garden.pages.page import Page
from garden.pages.view import View

Index = Callable[[View], Iterator[Page]]
"""Makes the pages of one index."""

INDEXES: tuple[Index, ...] = (
    home.build,
    overview.build,
    search.build,
    domains.build,
    boundaries.build,
    garden_map.build,
    repertoire.build,
    evidence.build,
    agenda.build,
    ways.build,
    paths.build,
    disagreements.build,
    alignment.build,
    contributors.build,
    changes.build,
    portrait.build,
    measures.build,
    tags.build,
    wanted.build,
)
"""Every index: a pure function of a garden seen through the engine's addresses."""
