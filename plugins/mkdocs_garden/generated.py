"""The generated pages of one state of the garden: all for a build, one for who asks for one."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from garden.compile.notes import compile_index
from garden.indexes import INDEXES, Index
from garden.pages.page import Page
from garden.pages.view import View


class GeneratedPages(Mapping[str, Page]):
    """Pages that no author wrote, by path."""

    def __init__(
        self,
        view: View,
        makers: Mapping[str, Index] | None = None,
        others: Iterable[str] = (),
        known: Collection[str] = (),
    ) -> None:
        """Take the garden as the engine addresses it.

        `makers` tells, from an earlier state of the garden, which index made the page at a
        path: it alone is asked for that page. `others` are paths that are not ours to fill;
        `known` are those that there will be, if that is known without making the pages.
        """
        self._view = view
        self._makers = dict(makers or {})
        self._others = set(others)
        self._known = tuple(known)
        self._made: dict[Index, dict[str, Page]] = {}

    def __getitem__(self, path: str) -> Page:
        maker = self._makers.get(path)
        if maker and path not in self._others and path in (pages := self._by(maker)):
            return pages[path]
        return self._all[path]

    def __contains__(self, path: object) -> bool:
        return path in (self._known or self._all)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known or self._all)

    def __len__(self) -> int:
        return len(self._known or self._all)

    def leave(self, paths: Iterable[str]) -> None:
        """Leave these paths to pages of the site's own, or of other plugins."""
        self._others.update(paths)
        self.__dict__.pop("_all", None)

    def again(self, view: View) -> "GeneratedPages":
        """Return the pages of another state of the garden; each is made when it is asked for."""
        return GeneratedPages(view, self._makers, self._others)

    @cached_property
    def _all(self) -> dict[str, Page]:
        """Every page, in the order in which readers meet them."""
        made = {path: page for build in INDEXES for path, page in self._by(build).items()}
        return {path: page for path, page in made.items() if path not in self._others}

    def _by(self, build: Index) -> dict[str, Page]:
        if build not in self._made:
            pages = {page.path: page for page in compile_index(self._view, build)}
            self._makers.update(dict.fromkeys(pages, build))
            self._made[build] = pages
        return self._made[build]
