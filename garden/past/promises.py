"""What a site promises today, and which of its earlier promises it would break.

Promised are the addresses of notes and of generated pages, and the headings of notes. Pages
of people are not: whoever wants to be named no longer shall leave no address behind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import unquote

from garden.address import file_at, page_file, page_url, promised
from garden.compile.notes import compile_indexes
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.pages.view import View
from garden.past.published import Published
from garden.past.redirects import Redirects, find_redirects

_COUNTED = re.compile(r"(.+)_[0-9]+")


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that nothing keeps."""

    entry: str
    """The address as it stands in the lock file."""
    line: int
    """Where it stands there."""
    note: NotePath | None = None
    """The note whose heading it was; None if the page itself is gone."""


class Promises:
    """The addresses of a garden as they are and as they were."""

    def __init__(self, garden: Garden) -> None:
        """Work out where everything of `garden` stands."""
        self._garden = garden
        urls = garden.past.directory_urls
        view = View(garden, partial(page_url, directory_urls=urls))
        pages = list(compile_indexes(view))
        self._generated = {page_file(page.path, directory_urls=urls): page for page in pages}
        self._notes = {page_file(path, directory_urls=urls): path for path in garden.notes}

    @cached_property
    def redirects(self) -> Redirects:
        """The old places that lead on, generated pages kept."""
        return find_redirects(self._garden, self._generated)

    def made(self) -> Iterator[str]:
        """Yield what the site promises by being as it is."""
        for file, path in self._notes.items():
            yield promised(file)
            for anchor in _lasting_anchors(self._garden.notes[path]):
                yield promised(file, anchor)
        for file, page in self._generated.items():
            if page.data.get("kind") != "person":
                yield promised(file)

    def broken(self, lock: Published | None = None) -> Iterator[Broken]:
        """Yield the earlier promises that nothing keeps, in the order of the lock file.

        That is the garden's own, if it is not another one that is asked about.
        """
        published = lock or self._garden.past.published
        for entry, line in published.lines.items() if published else ():
            address, _, anchor = entry.partition("#")
            if self._garden.hidden.means_path(unquote(address)):
                continue  # whoever is named no longer leaves no address behind
            file = file_at(unquote(address)[1:])
            goal = self.redirects.pages.get(file)
            note = self._notes.get(file) or (goal.path if goal else None)
            if note and anchor and not self._holds(note, unquote(anchor)):
                yield Broken(entry, line, note)
            elif not note and file not in self._generated:
                yield Broken(entry, line)

    def _holds(self, path: NotePath, anchor: str) -> bool:
        places = (self._garden.notes[path].anchors, self.redirects.anchors.get(path, {}))
        return any(anchor in held for held in (*places, self.redirects.moved.get(path, {})))


def _lasting_anchors(note: Note) -> Iterator[str]:
    """Yield the anchors of sections: not of the title, and none that a number keeps apart.

    `example_1` means another section as soon as one is added above it.
    """
    for number, heading in enumerate(note.headings):
        counted = _COUNTED.fullmatch(heading.anchor)
        is_title = number == 0 and heading.level == 1
        if not is_title and not (counted and counted[1] in note.anchors):
            yield heading.anchor
