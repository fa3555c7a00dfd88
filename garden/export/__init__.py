"""The garden for other programs: files beside the pages, a graph, a compiled tree."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from garden.export import feeds, llms, map_, twins, whole
from garden.pages.page import Page
from garden.pages.view import View

FILES: tuple[Callable[[View, Mapping[str, Page]], Iterator[tuple[str, str]]], ...] = (
    twins.index_twins,
    twins.domain_twins,
    map_.map_file,
    whole.garden_file,
    whole.schema_file,
    llms.llms_file,
    feeds.domain_feeds,
    feeds.index_feeds,
)
"""Every kind of machine-readable file: path in the site, and text, from a garden as the engine
addresses it and its generated pages by path."""


def compile_files(
    view: View, pages: Mapping[str, Page], others: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file for machines; none stands in the way of `others`."""
    taken = {*others, *view.garden.assets}
    for make in FILES:
        for path, text in make(view, pages):
            if path not in taken:
                yield path, text
