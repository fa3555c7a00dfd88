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
from itertools import groupby
from pathlib import Path
from typing import Any, get_type_hints
from zlib import crc32

from msgspec import MsgspecError, defstruct, msgpack

from garden.cache import Cache, digest
from garden.config import GardenConfig
from garden.model import Note, NotePath
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

_GIVEN = ("path", "text")
_KEPT = tuple(field.name for field in fields(Note) if field.name not in _GIVEN)


@dataclass(frozen=True, slots=True)
class Notebook:
    """Where notes are kept that were read under one rule for the ids of headings."""

    cache: Cache
    """What keeps them."""
    rule: str
    """The rule, in words that no other rule has; empty where there are none: nothing is kept."""

    def read(self, texts: Texts, config: GardenConfig, slugify: Slugify) -> Iterator[Note]:
        """Yield the note of each text, in no order; what was not read before is parsed."""
        if not self.rule:
            yield from (parse_note(path, texts[path], config, slugify) for path in texts)
            return
        made_by = digest(_code(), config.model_dump_json(include=set(OPTIONS)), self.rule)
        for paths in _together(texts):
            parts = (part for path in paths for part in (path, texts[path]))
            key = digest(made_by, *parts)
            notes = _unpack(self.cache.find(KIND, key), texts, paths)
            if notes is None:
                notes = [parse_note(path, texts[path], config, slugify) for path in paths]
                self._keep(key, notes)
            yield from notes

    def _keep(self, key: str, notes: Sequence[Note]) -> None:
        if any(map(is_unread, notes)):  # a quieter hour may do better
            return
        try:
            value = _pack(notes)
        except (MsgspecError, UnicodeEncodeError):  # half a character: no text that can be kept
            return
        self.cache.keep(KIND, key, value)


def notebook(cache: Cache, slugify: Slugify) -> Notebook:
    """Return where notes are kept whose heading ids one of our own rules makes."""
    return Notebook(cache, next((n for n, rule in SLUGIFIERS.items() if rule is slugify), ""))


def _together(texts: Texts) -> Iterator[list[NotePath]]:
    """Yield the paths that lie together, told by themselves: one more moves no other."""
    bundles = 1
    while bundles * TOGETHER < len(texts):
        bundles *= 2
    placed = sorted(
        (crc32(path.encode("utf-8", "surrogatepass")) % bundles, path) for path in texts
    )
    for _, bundle in groupby(placed, key=lambda place: place[0]):
        yield [path for _, path in bundle]


def _pack(notes: Iterable[Note]) -> bytes:
    row = _row_type()
    return msgpack.encode([row(*(getattr(note, name) for name in _KEPT)) for note in notes])


def _unpack(value: bytes | None, texts: Texts, paths: list[NotePath]) -> list[Note] | None:
    """Return the notes in a value; None if there is none, or it holds anything else."""
    try:
        rows = _decoder().decode(value) if value else []
    except (MsgspecError, ValueError):
        return None
    if len(rows) != len(paths):
        return None
    return [
        Note(path, texts[path], *(getattr(row, name) for name in _KEPT))
        for path, row in zip(paths, rows, strict=True)
    ]


@cache
def _row_type() -> Any:  # noqa: ANN401 - made from the fields of a note
    """Return the type of a note without its path and its text, which are known."""
    hints = get_type_hints(Note)
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
