"""Old places and where they lead: what notes declare, and what git saw renamed.

An old page becomes a small page that leads on. An old heading becomes one more anchor of
its page; if its part has moved to another note, a line at the end of the old page says so.
Nothing is ever put in place of a page or a file that is there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from garden.address import is_servable, old_file, page_file
from garden.anchors import find_anchor
from garden.garden import Garden
from garden.model import Anchor, Note, NotePath, OldPlace
from garden.slug import fold
from garden.theme import STYLES

RESERVED = (
    *("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "objects.inv"),
    *STYLES,
)
"""Files of a site that engines write by themselves, or that we join."""

_NO_ID = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Goal:
    """Where an old place leads."""

    path: NotePath
    """The note."""
    anchor: Anchor | None = None
    """The heading in it; None for the note as a whole."""
    said: str = ""
    """What the old place was called by whoever declared it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An old place that can lead nowhere."""

    path: NotePath
    """The note that declares it."""
    place: OldPlace
    """The entry."""
    message: str
    """Why, in one sentence."""
    hint: str
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class Redirects:
    """Every old place of a garden."""

    pages: Mapping[str, Goal] = field(default_factory=dict)
    """File of the site that was once a page, and where it leads."""
    anchors: Mapping[NotePath, Mapping[Anchor, Anchor | None]] = field(default_factory=dict)
    """Note to its old anchors, each with the one it is now; None for the top of the page."""
    moved: Mapping[NotePath, Mapping[Anchor, Goal]] = field(default_factory=dict)
    """Note to anchors of parts that another note holds now."""
    faults: tuple[Fault, ...] = ()
    """What was declared and cannot be done, by note and in order."""


def find_redirects(garden: Garden, others: Iterable[str] = ()) -> Redirects:
    """Return the redirects of a garden whose site also has the files `others`."""
    declared = any(note.fields.redirect_from for note in garden.notes.values())
    if not (declared or garden.past.notes or garden.past.anchors):
        return Redirects()
    return _Search(garden, others).result()


class _Search:
    """Old places, one after the other: those of the notes go before those of git."""

    def __init__(self, garden: Garden, others: Iterable[str]) -> None:
        self._garden = garden
        self._urls = garden.past.directory_urls
        self._file_of = {p: page_file(p, directory_urls=self._urls) for p in garden.notes}
        self._note_at = {file: path for path, file in self._file_of.items()}
        self._taken = _Taken((*self._note_at, *garden.assets, *others, *RESERVED))
        self._pages: dict[str, Goal] = {}
        self._anchors: dict[NotePath, dict[Anchor, Anchor | None]] = {}
        self._moved: dict[NotePath, dict[Anchor, Goal]] = {}
        self._faults: list[Fault] = []

    def result(self) -> Redirects:
        parts = []
        for note in self._garden.notes.values():
            for place in note.fields.redirect_from:
                file = old_file(place.path, directory_urls=self._urls)
                file = file if place.path else self._file_of[note.path]
                if not file or not (place.path or place.fragment):
                    self._refuse(note, place, "is no address of this site", _WRITE_PATH)
                elif place.fragment:
                    parts.append((note, place, file))
                else:
                    self._page(note, place, file)
        for note, place, file in parts:
            self._part(note, place, file)
        self._from_git()
        return Redirects(self._pages, self._anchors, self._moved, tuple(self._faults))

    def _page(self, note: Note, place: OldPlace, file: str) -> None:
        goal = self._goal(note, place)
        there = self._note_at.get(file)
        if there == note.path:
            self._refuse(note, place, "is this note itself, so it would lead in a circle", _DROP)
        elif there and file in self._old_files_of(there, self._file_of[note.path]):
            both = "a note of its own that lists this one in turn: they would lead in a circle"
            self._refuse(note, place, f"is {both}", _DROP)
        elif there:
            self._refuse(note, place, "is a note of its own, which stays where it is", _DROP)
        elif clash := self._taken.clash(file):
            self._refuse(note, place, f"would stand in the place of {clash}", _DROP)
        elif file in self._pages:
            other = self._pages[file].path
            why = "is listed twice" if other == note.path else f"leads to {other} already"
            self._refuse(note, place, why, "Keep one of the two.")
        else:
            self._pages[file] = goal

    def _old_files_of(self, path: NotePath, other: str) -> set[str]:
        """Return the file of `path` if that note in turn declares `other` as an old place."""
        places = self._garden.notes[path].fields.redirect_from
        pages = (place.path for place in places if not place.fragment)
        old = {old_file(path, directory_urls=self._urls) for path in pages}
        return {self._file_of[path]} if other in old else set()

    def _part(self, note: Note, place: OldPlace, file: str) -> None:
        goal = self._goal(note, place)
        there = self._note_at.get(file)
        if there is None:
            clash = self._taken.clash(file)
            if clash:
                self._refuse(note, place, f"would stand in the place of {clash}", _DROP)
                return
            # Nobody says where the rest of that page went, so it leads here as well.
            there = self._pages.setdefault(file, Goal(note.path)).path
        for anchor in self._ids(place.fragment):
            if anchor in self._garden.notes[there].anchors:
                if anchor == place.fragment:
                    self._refuse(note, place, f"is still in {there}", _DROP)
            elif there == note.path:
                self._anchors.setdefault(there, {}).setdefault(anchor, goal.anchor)
            else:
                self._moved.setdefault(there, {}).setdefault(anchor, goal)

    def _goal(self, note: Note, place: OldPlace) -> Goal:
        anchor = find_anchor(note, place.heading) if place.heading else None
        if place.heading and anchor is None:
            message = f"should lead to the heading “{place.heading}”, which is not in this note"
            self._refuse(note, place, message, "Write the heading as it is now.")
        return Goal(note.path, anchor, place.fragment)

    def _ids(self, fragment: str) -> Iterator[Anchor]:
        """Yield the ids by which readers may have kept a heading: as written, and as it reads."""
        last = unquote(fragment).rpartition("#")[2]
        slug = "" if last.startswith("^") else self._garden.past.slugify(last)
        for name in dict.fromkeys((last, slug)):
            if name and name.isprintable() and not _NO_ID.search(name):
                yield Anchor(name)

    def _from_git(self) -> None:
        past, notes = self._garden.past, self._garden.notes
        for old, path in sorted(past.notes.items()):
            file = page_file(old, directory_urls=self._urls)
            declared = self._pages.get(page_file(path, directory_urls=self._urls))
            goal = Goal(path) if path in notes else declared
            if goal and is_servable(file) and not self._taken.clash(file):
                self._pages.setdefault(file, goal)
        for path, anchors in past.anchors.items():
            there = notes[path].anchors if path in notes else frozenset()
            for old, now in anchors.items():
                if now in there and old not in there:
                    self._anchors.setdefault(path, {}).setdefault(old, now)

    def _refuse(self, note: Note, place: OldPlace, why: str, hint: str) -> None:
        is_part = place.fragment or not place.path
        written = f"{place.path}{f'#{place.fragment}' if is_part else ''}"
        self._faults.append(Fault(note.path, place, f"`{written}` {why}.", hint))


_DROP = "Take the entry out of `redirect_from`."
_WRITE_PATH = "Write a path from the content folder, such as `notes/old-name.md`."


class _Taken:
    """Files that a site has, compared without case: on many systems that is the same file."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = {fold(file): file for file in files}
        self._folders = {parent: file for file in self._files for parent in _parents(file)}

    def clash(self, file: str) -> str:
        """Return the file that stands in the way of `file`; empty if there is none."""
        key = fold(file)
        in_the_way = (self._files.get(parent, "") for parent in (key, *_parents(key)))
        return next(filter(None, in_the_way), "") or self._folders.get(key, "")


def _parents(file: str) -> Iterator[str]:
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file
