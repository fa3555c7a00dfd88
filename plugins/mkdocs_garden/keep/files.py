"""The files of a build, some of which are pages that need not be made."""

from collections.abc import Callable, Iterable, Sequence

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

Lookups = dict[str, str | None]
"""Files that a page asked for by path, with where they are in the site; None for none there."""


class WatchedFiles(Files):
    """Files that notice which of them a page asks for, and keep some pages from being made.

    The engine states whether it wants drafts where it is about to make pages, and only there.
    Asked without, by the navigation, the site map and other plugins, they are all told.
    """

    def __init__(self, files: Iterable[File]) -> None:
        """Take over the files of a build."""
        super().__init__(files)
        self.kept: set[str] = set()
        self._asked: Lookups = {}

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> Sequence[File]:
        """Return the pages to make if `inclusion` is stated, else all of them."""
        if inclusion is None:
            return super().documentation_pages()
        pages = super().documentation_pages(inclusion=inclusion)
        return [page for page in pages if page.src_uri not in self.kept] if self.kept else pages

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file by its path in the content folder."""
        found = super().get_file_from_path(path)
        self._asked[path] = _place(found)
        return found

    def take_asked(self) -> Lookups:
        """Return, once, what has been asked for since the last time."""
        asked, self._asked = self._asked, {}
        return asked

    def still_answers(self, lookups: Lookups) -> bool:
        """Tell whether each lookup would find what it found."""
        found = super().get_file_from_path
        return all(_place(found(path)) == place for path, place in lookups.items())


def _place(file: File | None) -> str | None:
    return file.url if file and file.inclusion.is_included() else None  # type: ignore[no-untyped-call]


def pages_to_make(files: Files) -> list[Page]:
    """Return the pages of a build but for those that are kept, as the engine will make them."""
    chosen = files.documentation_pages(inclusion=InclusionLevel.is_included)
    return [file.page for file in chosen if file.page]
