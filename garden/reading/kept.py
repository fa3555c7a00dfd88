"""Notes that were read before. The same text under the same rules makes the same note.

Some notes lie in one value of the cache, since ten thousand small files would cost more than
they spare. The key of a value tells the paths and texts of all of them, so a value is either
what was made from just these, or it is not found.
"""

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import version
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Protocol, get_type_hints
from zlib import crc32

from msgspec import MsgspecError, Raw, defstruct, msgpack

from garden.cache import Cache, digest
from garden.config import GardenConfig
from garden.model import Note, NotePath, Packed, PackedHeadings, PackedProse
from garden.reading.parse import parse_note
from garden.reading.unread import is_unread
from garden.slug import SLUGIFIERS, Slugify

KIND = "notes"
"""What values with notes are called in the cache."""

TOGETHER = 16
"""How many notes lie in one value, about: when one is edited, as many are read again."""

READERS = (
    *("reading", "frontmatter", "strictyaml", "model", "vocabulary"),
    *("config.py", "options.py", "limits.py", "timelimit.py", "nearest.py", "slug.py"),
    *("wikilink.py", "errors.py"),
)
"""The folders and files of this package that have a part in what a note says."""

LIBRARIES = (
    *("markdown-it-py", "mdit-py-plugins", "pyyaml", "python-frontmatter"),
    *("pydantic", "rapidfuzz", "msgspec"),
)
"""The libraries that have."""

OPTIONS = frozenset({"fields", "folders", "limits", "types", "unknown_fields", "values"})
"""The options of a garden that have."""

Texts = Mapping[NotePath, str]
Notes = Sequence[Note]

_GIVEN = ("path", "text")
_PACKED = {"headings": PackedHeadings, "prose": PackedProse}
_KEPT = tuple(field.name for field in fields(Note) if field.name not in _GIVEN)


class Spread(Protocol):
    """Does the same with several things, like `map`, on as many cores as it likes."""

    def __call__(self, function: "_Reader", items: Sequence[Texts], /) -> Iterable[bytes | Notes]:
        """Yield what the function makes of each thing, in their order."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """Where notes are kept that were read under one rule for the ids of headings."""

    cache: Cache
    """What keeps them."""
    rule: str
    """The rule, in words that no other rule has; empty where there are none: nothing is kept."""
    spread: Spread | None = None
    """Has those read that were not read before; None where they are read here, one by one."""

    def read(self, texts: Texts, config: GardenConfig, slugify: Slugify) -> Iterator[Note]:
        """Yield the note of each text, in no order; what was not read before is parsed."""
        if not self.rule:
            yield from (parse_note(path, texts[path], config, slugify) for path in texts)
            return
        made_by = digest(_code(), config.model_dump_json(include=set(OPTIONS)), self.rule)
        missing: dict[str, Texts] = {}
        for bundle in _together(texts):
            key = digest(made_by, *chain(*bundle.items()))
            notes = _unpack(self.cache.find(KIND, key), bundle)
            if notes is None:
                missing[key] = bundle
            yield from notes or ()
        yield from self._new(missing, _Reader(config, slugify))

    def _new(self, missing: Mapping[str, Texts], reader: "_Reader") -> Iterator[Note]:
        """Yield the notes of bundles by the keys under which they are kept from now on."""
        if not self.spread:
            for key, bundle in missing.items():
                notes = reader.notes(bundle)
                self._keep(key, _pack(notes))
                yield from notes
            return
        made = self.spread(reader, tuple(missing.values()))
        for (key, bundle), value in zip(missing.items(), made, strict=True):
            if isinstance(value, bytes):
                self._keep(key, value)
                yield from _unpack(value, bundle) or reader.notes(bundle)
            else:
                yield from value

    def _keep(self, key: str, value: bytes | None) -> None:
        if value is not None:
            self.cache.keep(KIND, key, value)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads bundles of notes, wherever it is sent."""

    config: GardenConfig
    slugify: Slugify

    def __call__(self, bundle: Texts) -> bytes | Notes:
        """Return notes as they are kept, since that travels best; as they are if they are not."""
        notes = self.notes(bundle)
        value = _pack(notes)
        return notes if value is None else value

    def notes(self, bundle: Texts) -> Notes:
        """Return the notes of some texts."""
        return [parse_note(path, text, self.config, self.slugify) for path, text in bundle.items()]


def notebook(cache: Cache, slugify: Slugify, spread: Spread | None = None) -> Notebook:
    """Return where notes are kept whose heading ids one of our own rules makes.

    `spread` has those read that are not there yet.
    """
    rule = next((name for name, rule in SLUGIFIERS.items() if rule is slugify), "")
    return Notebook(cache, rule, spread)


def _together(texts: Texts) -> Iterator[Texts]:
    """Yield the texts that lie together, told by their paths: one more moves no other."""
    bundles = 1
    while bundles * TOGETHER < len(texts):
        bundles *= 2
    placed = sorted(
        (crc32(path.encode("utf-8", "surrogatepass")) % bundles, path) for path in texts
    )
    for _, bundle in groupby(placed, key=lambda place: place[0]):
        yield {path: texts[path] for _, path in bundle}


def _pack(notes: Notes) -> bytes | None:
    """Return notes as one value; None if they are not to be kept, or cannot be."""
    if any(map(is_unread, notes)):  # a quieter hour may do better
        return None
    row = _row_type()
    try:
        return msgpack.encode(
            [row(*(_packed(getattr(note, name)) for name in _KEPT)) for note in notes]
        )
    except (MsgspecError, UnicodeEncodeError):  # half a character
        return None


def _unpack(value: bytes | None, texts: Texts) -> Notes | None:
    """Return the notes in a value; None if there is none, or it holds anything else."""
    try:
        rows = _decoder().decode(value) if value else []
    except (MsgspecError, ValueError):
        return None
    if len(rows) != len(texts):
        return None
    return [
        Note(path, text, *(_unpacked(name, getattr(row, name)) for name in _KEPT))
        for (path, text), row in zip(texts.items(), rows, strict=True)
    ]


def _packed(value: object) -> object:
    return Raw(value.data) if isinstance(value, Packed) else value


def _unpacked(name: str, value: Any) -> Any:  # noqa: ANN401 - any part of a note
    return _PACKED[name](bytes(value)) if isinstance(value, Raw) else value


@cache
def _row_type() -> Any:  # noqa: ANN401 - made from the fields of a note
    """Return the type of a note without its path and its text, which are known."""
    hints = {**get_type_hints(Note), **dict.fromkeys(_PACKED, Raw)}
    return defstruct("Row", [(name, hints[name]) for name in _KEPT], array_like=True, gc=False)


@cache
def _decoder() -> Any:  # noqa: ANN401 - of the type above
    return msgpack.Decoder(list[_row_type()])  # type: ignore[misc]


@cache
def _code() -> str:
    """Return the digest of all the code that has a part in what a note says."""
    package = Path(__file__).parents[1]
    places = (package / name for name in READERS)
    files = (sorted(at.rglob("*.py")) if at.is_dir() else [at] for at in places)
    sources = (file.read_bytes() for group in files for file in group)
    libraries = (f"{name} {version(name)}" for name in LIBRARIES)
    return digest(platform.python_version(), *libraries, *sources)
