"""What a build remembers of each note and page, so that the next need not compile them all.

It holds only where nothing that other pages can show of any note has changed, and nothing else
that goes into compiled pages: see `garden.pages.outside`. Where anything has, every page is
compiled, and what came of it is compared. Where git alone tells something new, it still holds for
the notes of which it tells the same: see `mkdocs_garden.keep.pasts`.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from msgspec import MsgspecError, Struct, msgpack, structs

from garden.cache import Cache, digest
from garden.garden import Garden, known_names
from garden.model import NotePath
from garden.nearest import KnownNames
from garden.output.inputs import installed
from garden.pages.outside import embedding, outside
from garden.pages.page import Page
from garden.pages.view import View
from garden.words.namings import Naming, namings, take_over
from mkdocs_garden.keep.code import own_code
from mkdocs_garden.keep.pasts import TOLD, Pasts, pasts_of
from mkdocs_garden.keep.plain import plain

KIND = "garden"
"""What memories are called in the cache."""


class NoteRow(Struct, array_like=True, frozen=True, gc=False):
    """A note as it was."""

    text: str
    """The digest of its text."""
    outside: str
    """The digest of what other pages can show of it; empty if nobody can tell."""
    print: str
    """The digest of its compiled page; empty if that is not known."""
    past: str = ""
    """The digest of what git tells that its page shows."""


class PageRow(Struct, array_like=True, frozen=True, gc=False):
    """A generated page as it was."""

    title: str
    """Its title."""
    rest: str
    """The frontmatter that is for the engine, as JSON."""
    print: str = ""
    """The digest of it all; empty if that is not known."""

    def head(self, path: str) -> Page:
        """Return the page as far as its head."""
        return Page(path, self.title, {}, rest=json.loads(self.rest))


class Told(Struct, array_like=True, frozen=True):
    """What one build tells the next."""

    notes: dict[str, NoteRow] = {}
    """Every note."""
    pages: dict[str, PageRow] = {}
    """Every generated page."""
    files: dict[str, str] = {}
    """The digest of each file for machines."""
    named: list[list[tuple[list[int], bool, bool]]] = []
    """What each note names, by their places among all paths in order."""
    past: str = ""
    """The digest of all that git tells."""
    near: dict[str, str | None] = {}
    """The nearest name to each name that no note has."""


class Made(Protocol):
    """What a build made of the whole garden."""

    @property
    def generated(self) -> Mapping[str, Page]:
        """The generated pages, by path."""

    @property
    def files(self) -> Mapping[str, str]:
        """The files for machines, by path."""


class Memory:
    """What the last build in the same circumstances knew, and how much of it holds."""

    def __init__(self, cache: Cache, key: str, garden: Garden) -> None:
        """Recall what was made of a garden; `key` tells all that it was made from but notes."""
        self._cache, self._key, self._garden = cache, key, garden
        self._texts = {path: digest(note.text) for path, note in garden.notes.items()}
        self._last = _read(cache.find(KIND, key)) if key else Told()
        known = self._last.notes
        self._edited = {
            path for path, text in self._texts.items() if path in known and known[path].text != text
        }

    @cached_property
    def holds(self) -> bool:
        """Whether nothing but the insides of some notes has changed."""
        known = self._last.notes
        return (
            bool(known)
            and known.keys() == self._texts.keys()
            and all(
                known[path].outside and known[path].outside == outside(self._garden, note)
                for path, note in self._garden.notes.items()
                if path in self._edited
            )
        )

    @cached_property
    def _holds_all(self) -> bool:
        """Whether that is so, and git tells nothing new either."""
        return self.holds and self._last.past == self._pasts.whole

    @cached_property
    def _pasts(self) -> Pasts:
        return pasts_of(self._garden)

    @cached_property
    def _stale(self) -> frozenset[NotePath]:
        return embedding(self._garden, self._edited)

    @property
    def pages(self) -> Mapping[str, PageRow]:
        """The generated pages, if nothing has changed in them."""
        return self._last.pages if self._holds_all else {}

    @property
    def files(self) -> Mapping[str, str]:
        """The digests of files for machines, if nothing has changed in them."""
        return self._last.files if self._holds_all else {}

    def tell(self) -> None:
        """Tell the garden what its notes name, and nearly name, if nothing has changed in that."""
        paths = sorted(self._texts)
        if self.holds:
            self._garden.learn(known_names, KnownNames(self._garden.names, self._last.near))
        if self.holds and len(self._last.named) == len(paths):
            rows = zip(paths, self._last.named, strict=True)
            take_over(self._garden, {path: _names(row, paths) for path, row in rows})

    def find_print(self, path: str) -> str:
        """Return the digest of the page at `path` as it would be compiled; empty if unknown."""
        if not self.holds or path in self._stale:
            return ""
        note = self._last.notes.get(path)
        if note:
            return note.print if note.past == self._pasts.own[NotePath(path)] else ""
        page = self.pages.get(path)
        return page.print if page else ""

    def keep(self, prints: Mapping[str, str], made: Made) -> None:
        """Tell the next build; `prints` are the digests of the pages that were compiled."""
        if not self._key:
            return
        notes: dict[str, NoteRow] = {path: self._row(path, prints) for path in self._texts}
        pages, files = self.pages, self.files
        if not self._holds_all:
            if not all(map(_is_plain, made.generated.values())):
                return
            pages = {path: _row_of(page) for path, page in made.generated.items()}
            files = {path: digest(text) for path, text in made.files.items()}
        places = {path: place for place, path in enumerate(sorted(self._texts))}
        told = Told(
            notes,
            {
                p: structs.replace(row, print=row.print or prints.get(p, ""))
                for p, row in pages.items()
            },
            dict(files),
            [
                [([places[to] for to in n.targets], n.is_good, n.is_plain) for n in found]
                for _, found in sorted(namings(self._garden).items())
            ],
            self._pasts.whole,
            dict(self._garden.once(known_names).found),
        )
        if told != self._last:
            self._cache.keep(KIND, self._key, msgpack.encode(told))

    def _row(self, path: NotePath, prints: Mapping[str, str]) -> NoteRow:
        shown = (
            self._last.notes[path].outside
            if self.holds
            else outside(self._garden, self._garden.notes[path])
        )
        printed = prints.get(path, "") or self.find_print(path)
        return NoteRow(self._texts[path], shown, printed, self._pasts.own[path])


def circumstances(config: MkDocsConfig, view: View, paths: Iterable[str], rule: str) -> str:
    """Return the digest of all that compiled pages are made from but notes and their history.

    `paths` are those of all files of the site, `rule` tells how ids of headings are made. Empty
    where there are people who are hidden: of their notes, not all is in the garden.
    """
    garden = view.garden
    if garden.hidden or not rule:
        return ""
    past = [
        (name, plain(getattr(garden.past, name)))
        for name in garden.past.__dataclass_fields__
        if name not in TOLD and name != "slugify"  # a function; `rule` tells which
    ]
    return digest(
        type(config).__module__,
        repr(sys.version_info[:2]),
        *installed(),
        *own_code(),
        garden.config.model_dump_json(),
        plain(garden.entries),
        plain([(draft.path, digest(draft.text)) for draft in garden.drafts]),
        plain(garden.findings),
        plain(past),
        plain(view.forge),
        plain(view.site),
        plain(sorted(garden.assets)),
        plain(sorted(paths)),
        plain(config.use_directory_urls),
        rule,
    )


def print_of(page: Page) -> str:
    """Return the digest of a compiled page."""
    return digest(_spelled((page.title, page.body, page.rest, page.data)))


def _spelled(value: object) -> bytes | str:
    """Return a value in words: the same for the same."""
    try:
        return msgpack.encode(value, enc_hook=repr)
    except (MsgspecError, UnicodeEncodeError, OverflowError):  # half a character, a huge number
        return repr(value)


def _names(
    row: Sequence[tuple[Sequence[int], bool, bool]], paths: Sequence[NotePath]
) -> tuple[Naming, ...]:
    return tuple(
        Naming(tuple(paths[place] for place in targets), is_good, is_plain)
        for targets, is_good, is_plain in row
    )


def _row_of(page: Page) -> PageRow:
    return PageRow(page.title, json.dumps(page.rest))


def _is_plain(page: Page) -> bool:
    """Tell whether the head of a page comes back from JSON as it was."""
    try:
        return bool(json.loads(json.dumps(page.rest)) == page.rest)
    except (TypeError, ValueError):
        return False


def _read(kept: bytes | None) -> Told:
    try:
        return msgpack.decode(kept, type=Told) if kept else Told()
    except (MsgspecError, ValueError):
        return Told()
