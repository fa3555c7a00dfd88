"""Names to notes: one resolver for wikilinks, Markdown links and practice links alike.

The rule, in order; the first step that finds anything decides:

1. a path, from the content root or from the note (for Markdown links also from the
   note's published address);
2. a path suffix, which is what a bare file name is;
3. a title, an alias or a declared id;
4. any of these as other tools write them in addresses: `peer-assist`, `Peer%20assist`.

Names are compared case-folded under Unicode NFC, the exact spelling first. On a tie the
candidate in the closest common folder wins if it is alone there; otherwise the link is
`Ambiguous`. The first file walked never wins by being first.

One thing goes before 2 and 3: where terms of several domains share a name, a note that is at
home in one of these domains means that domain's term, if there is one alone.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from urllib.parse import unquote

from garden.anchors import find_anchor
from garden.config import GardenConfig
from garden.fate import (
    Ambiguous,
    Asset,
    External,
    Fate,
    Found,
    IgnoredLink,
    MissingAnchor,
    MissingAsset,
    Wanted,
)
from garden.model import Link, LinkKind, Note, NotePath
from garden.slug import fold, slugify_github
from garden.words.sharedterms import Home, shared_terms

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,11}$")
_FILE = re.compile(
    r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp|flac|m4a|mp3|oga|ogg|opus|wav|3gp|mkv|mov|mp4|ogv|webm"
    r"|pdf|base|canvas|csv|docx?|drawio|epub|excalidraw|json|od[pst]|pptx?|tsv|txt|xlsx?|ya?ml|zip)$",
    re.IGNORECASE,
)
"""What is surely a file when it is not there; `Node.js` and `ASP.NET` are wanted notes."""
_NOTE_SUFFIXES = (".md", ".markdown", ".html", ".htm")
_WORDS = re.compile(r"[^\W_]+")
_UPWARD = re.compile(r"^(?:\.{0,2}/)+")
_INDEXES = ("index", "readme")
_TABLES = frozenset(
    {"_paths", "_suffixes", "_names", "_shared_terms", "_wordings", "_asset_suffixes"}
)
"""What is worked out of the names of notes."""
_BY_NAME = frozenset({LinkKind.WIKILINK, LinkKind.EMBED, LinkKind.PRACTICE, LinkKind.FIELD})


class Resolver:
    """Every name of every note, ready to be asked. Never changes."""

    def __init__(
        self,
        notes: Mapping[NotePath, Note],
        assets: frozenset[str],
        config: GardenConfig,
        home: Home,
    ) -> None:
        """Index the names of `notes`; `assets` are the other files of the content folder."""
        self._notes = notes
        self._assets = assets
        self._config = config
        self._home = home
        self._ignored = [re.compile(pattern) for pattern in config.links.ignore]

    def again(self, notes: Mapping[NotePath, Note], home: Home) -> "Resolver":
        """Return the resolver of notes that are called the same, whatever else they say."""
        new = Resolver(notes, self._assets, self._config, home)
        tables = {name: table for name, table in self.__dict__.items() if name in _TABLES}
        new.__dict__.update(tables)
        return new

    def resolve(self, source: NotePath, link: Link) -> Fate:
        """Return what becomes of `link`, which stands in the note at `source`."""
        if link.kind in _BY_NAME:
            return self._by_name(source, link)
        if _SCHEME.match(link.target):
            return External(link.target)
        if not link.target:
            return self._anchored(source, link)
        return self._by_path(source, link)

    def candidates(self, source: NotePath, name: str) -> tuple[NotePath, ...]:
        """Return the notes that `name` may mean, seen from `source`: none, one or several."""
        # As most are: nothing to make normal.
        is_word = bool(name) and "/" not in name and "." not in name
        for base in _bases(source, name):
            path = f"{base}/{name}" if base and is_word else name
            found = self._paths.get(path) if is_word else self._exact(_joined(base, name))
            if found:
                return (found,)
        suffix = fold(name if is_word else _stem(name.strip("/")))
        own = self._own_term(source, suffix)
        if own:
            return (own,)
        for names in (self._suffixes, self._names):
            spelled = names.get(suffix, ())
            if spelled:
                return _closest(source, _exact_first(spelled, _stem(name)))
        return self._from_address(source, name)

    def _own_term(self, source: NotePath, name: str) -> NotePath | None:
        """Return what the domain of `source` means by a word that several domains define."""
        homes = self._shared_terms.get(name)
        meant = homes.get(self._home(source), ()) if homes and source in self._notes else ()
        return meant[0] if len(meant) == 1 else None

    def _from_address(self, source: NotePath, name: str) -> tuple[NotePath, ...]:
        """Return the notes of which another tool would make the address `name`."""
        decoded = unquote(name)
        if decoded != name:
            return self.candidates(source, decoded)
        found = self._wordings.get(_wording(_stem(name.strip("/"))), ())
        return _closest(source, _exact_first(found, name))

    def _by_name(self, source: NotePath, link: Link) -> Fate:
        for pattern in self._ignored:
            if pattern.fullmatch(link.target):
                return IgnoredLink(pattern.pattern)
        if _SCHEME.match(link.target) and "://" in link.target:
            return External(link.target)
        if not link.target:
            return self._anchored(source, link)
        found = self.candidates(source, link.target)
        if not found:
            asset = self._asset(source, link.target)
            is_name = isinstance(asset, MissingAsset) and not _FILE.search(link.target)
            return Wanted(link.target) if asset is None or is_name else asset
        return self._one_of(found, link)

    def _by_path(self, source: NotePath, link: Link) -> Fate:
        target = link.target.partition("?")[0]
        for path in _addresses(source, target):
            found = self._exact(path)
            if found:
                return self._anchored(found, link)
            if path in self._assets:
                return Asset(path)
        candidates = self.candidates(source, _UPWARD.sub("", target))
        if candidates:
            return self._one_of(candidates, link)
        if _EXTENSION.search(target) and not target.endswith(_NOTE_SUFFIXES):
            return self._asset(source, target) or MissingAsset(target)
        return Wanted(target)

    def _one_of(self, found: tuple[NotePath, ...], link: Link) -> Fate:
        return self._anchored(found[0], link) if len(found) == 1 else Ambiguous(found)

    def _anchored(self, path: NotePath, link: Link) -> Fate:
        if not link.fragment:
            return Found(path)
        anchor = find_anchor(self._notes[path], link.fragment)
        return Found(path, anchor) if anchor else MissingAnchor(path, link.fragment)

    def _exact(self, path: str) -> NotePath | None:
        """Return the note at a path written with or without its suffix, or a folder's index."""
        return self._paths.get(_normal(path))

    def _asset(self, source: NotePath, target: str) -> Fate | None:
        """Return the file a target with an extension names; None if it names a note."""
        if not _EXTENSION.search(target) or target.endswith(_NOTE_SUFFIXES):
            return None
        for path in _addresses(source, target):
            if path in self._assets:
                return Asset(path)
        found = self._asset_suffixes.get(fold(target.strip("/")), ())
        closest = _closest(source, _exact_first(found, target))
        if len(closest) > 1:
            return Ambiguous(closest)
        return Asset(closest[0]) if closest else MissingAsset(target)

    @cached_property
    def _paths(self) -> Mapping[str, NotePath]:
        """Each note by its path without suffix; a folder's index by the folder too."""
        paths = {_stem(path): path for path in self._notes}
        for index in _INDEXES:
            for stem, path in list(paths.items()):
                folder, _, name = stem.rpartition("/")
                if name.lower() == index:
                    paths.setdefault(folder or ".", path)
        return paths

    @cached_property
    def _suffixes(self) -> Mapping[str, tuple[tuple[str, NotePath], ...]]:
        return _grouped((suffix, p) for p in self._notes for suffix in _suffixes_of(_stem(p)))

    @cached_property
    def _names(self) -> Mapping[str, tuple[tuple[str, NotePath], ...]]:
        return _grouped(
            (name, path)
            for path, note in self._notes.items()
            for name in {note.title, *note.fields.aliases, *note.fields.ids}
        )

    @cached_property
    def _shared_terms(self) -> Mapping[str, Mapping[str, tuple[NotePath, ...]]]:
        return shared_terms(self._notes, self._config, self._home)

    @cached_property
    def _wordings(self) -> Mapping[str, tuple[tuple[str, NotePath], ...]]:
        """Each note by the words of its names, and of what other tools make of its titles."""
        names = tuple(chain(*self._names.values()))
        slugs = ((slugify_github(name), path) for name, path in names)
        spelled = chain(*self._suffixes.values(), names, slugs)
        return _grouped((words, path) for name, path in spelled if (words := _wording(name)))

    @cached_property
    def _asset_suffixes(self) -> Mapping[str, tuple[tuple[str, NotePath], ...]]:
        return _grouped((s, NotePath(p)) for p in sorted(self._assets) for s in _suffixes_of(p))


def _grouped(
    pairs: Iterable[tuple[str, NotePath]],
) -> Mapping[str, tuple[tuple[str, NotePath], ...]]:
    """Folded name to every (spelling, path) that has it."""
    groups: dict[str, dict[tuple[str, NotePath], None]] = {}
    for spelling, path in pairs:
        groups.setdefault(fold(spelling), {})[(spelling, path)] = None
    return {name: tuple(group) for name, group in groups.items()}


def _suffixes_of(path: str) -> Iterator[str]:
    """`a/b/c` gives `a/b/c`, `b/c` and `c`; a folder's index also answers to the folder."""
    parts = path.split("/")
    yield from ("/".join(parts[at:]) for at in range(len(parts)))
    if parts[-1].lower() in _INDEXES:
        yield from ("/".join(parts[at:-1]) for at in range(len(parts) - 1))


def _wording(name: str) -> str:
    """The words of a name, whatever stands between them; empty if the name is one word.

    Of one word too little would be left: `C` of *C++*.
    """
    parts = [" ".join(_WORDS.findall(part)) for part in fold(name).split("/")]
    return "/".join(parts) if " " in parts[-1] else ""


def _exact_first(spelled: tuple[tuple[str, NotePath], ...], name: str) -> tuple[NotePath, ...]:
    exact = [path for spelling, path in spelled if spelling == name]
    return tuple(sorted(set(exact or (path for _, path in spelled))))


def _closest(source: NotePath, paths: tuple[NotePath, ...]) -> tuple[NotePath, ...]:
    """Keep the candidate in the closest common folder if it is alone there, else all."""
    if len(paths) < 2:  # noqa: PLR2004 - one candidate is no tie
        return paths
    shared = {path: len(_common_folders(source, path)) for path in paths}
    best = [path for path in paths if shared[path] == max(shared.values())]
    return tuple(best) if len(best) == 1 else paths


def _common_folders(a: str, b: str) -> list[str]:
    common = []
    for left, right in zip(a.split("/")[:-1], b.split("/")[:-1], strict=False):
        if left != right:
            break
        common.append(left)
    return common


def _bases(source: NotePath, name: str) -> tuple[str, str]:
    """The folders that a name may start from: a bare name is looked for next door first."""
    folder = posixpath.dirname(source)
    return ("", folder) if "/" in name.rstrip("/") else (folder, "")


def _addresses(source: NotePath, target: str) -> Iterator[str]:
    """The paths that a Markdown link's target may mean, most literal first."""
    if target.startswith("/"):
        yield _normal(target)
        return
    folder, stem = posixpath.dirname(source), _stem(source)
    is_index = posixpath.basename(stem).lower() in _INDEXES
    for base in (folder, folder if is_index else stem, ""):
        joined = posixpath.normpath(posixpath.join(base, target))
        if not joined.startswith(".."):
            yield joined


def _normal(path: str) -> str:
    return _stem(posixpath.normpath(path.strip("/") or "."))


def _joined(base: str, name: str) -> str:
    return posixpath.join(base, name.strip("/"))


def _stem(path: str) -> str:
    lowered = path.lower()
    if lowered.endswith(_NOTE_SUFFIXES):
        return path[: -len(next(filter(lowered.endswith, _NOTE_SUFFIXES)))]
    return path
