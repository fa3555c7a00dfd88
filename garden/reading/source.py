"""Bytes to texts: the content folder, read once. Nothing outside it is ever opened."""

import codecs
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pathspec import GitIgnoreSpec

from garden.errors import SourceError
from garden.limits import LimitOptions
from garden.model import Finding, NotePath, Position
from garden.reading.folder import survey_folder
from garden.reading.heavy import find_large
from garden.reading.kinds import EVERYTHING, find_active_drawing, find_unpublished, is_drawing
from garden.reading.unread import unreadable

NOTE_SUFFIX = ".md"
MAX_BYTES = LimitOptions().note
"""A longer note is not read, unless the garden says so: no reviewer or reader is served by it."""

ENGINE_EXCLUDES = (".*", "/templates/")
"""What MkDocs leaves out by default: hidden files, and the garden's own note templates."""


_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


@dataclass(frozen=True, slots=True)
class Sources:
    """What a content folder holds."""

    texts: Mapping[NotePath, str]
    """Every note that could be read, decoded, without a byte order mark."""
    assets: frozenset[str]
    """Every other file."""
    findings: tuple[Finding, ...] = ()
    """What could not be read."""


def read_folder(
    root: Path,
    exclude: Iterable[str] = (),
    kinds: Collection[str] = (),
    limits: LimitOptions | None = None,
) -> Sources:
    """Read the content folder at `root`, without what the gitignore patterns `exclude` match.

    `kinds` are endings of files that are published beside those we know. Raises SourceError if
    the folder is not there, or a pattern cannot be understood.
    """
    limits = limits or LimitOptions()
    require_folder(root)
    survey = survey_folder(root)
    read = partial(_read, os.fspath(root))
    sources = read_files(survey.files, read, exclude, kinds, limits.note)
    drawings = () if EVERYTHING in kinds else sorted(filter(is_drawing, sources.assets))
    refused = [found for path in drawings if (found := find_active_drawing(path, read(path)))]
    spec = left_out(exclude)
    strange = (finding for path, finding in survey.refused.items() if not spec.match_file(path))
    return replace(
        sources,
        assets=sources.assets - {finding.path for finding in refused},
        findings=(*sources.findings, *refused, *strange, *_large(root, sources.assets, limits)),
    )


def read_files(
    paths: Iterable[str],
    read: Callable[[str], bytes | Finding],
    exclude: Iterable[str] = (),
    kinds: Collection[str] = (),
    most: int = MAX_BYTES,
) -> Sources:
    """Return what the files at `paths` hold, wherever they are kept; of notes, `most` bytes.

    `read` gives the bytes of a note, or the finding that says why there are none.
    """
    spec = left_out(exclude)
    found = sorted(path for path in paths if not spec.match_file(path))
    files = [path for path in found if is_text(path)]
    notes = [path for path in files if is_note(path)]
    texts: dict[NotePath, str] = {}
    findings = [unnameable(path) for path in found if not is_text(path)]
    for path in notes:
        data = read(path)
        text = decode_note(path, data, most) if isinstance(data, bytes) else data
        if isinstance(text, Finding):
            findings.append(text)
            text = ""
        texts[NotePath(path)] = text
    others = {path: find_unpublished(path, kinds) for path in files if not is_note(path)}
    findings += filter(None, others.values())
    assets = frozenset(path for path, refused in others.items() if refused is None)
    return Sources(texts, assets, tuple(findings))


def left_out(exclude: Iterable[str]) -> GitIgnoreSpec:
    """Return which files are no part of the garden.

    Raises SourceError if one of the gitignore patterns cannot be understood.
    """
    try:
        return GitIgnoreSpec.from_lines([*ENGINE_EXCLUDES, *exclude])
    except (ValueError, re.error) as error:
        raise SourceError(f"A pattern of files to leave out is wrong: {error}.") from None


def require_folder(root: Path) -> None:
    """Raise SourceError if there is no content folder at `root`."""
    if not root.is_dir():
        raise SourceError(f"There is no content folder at {root}. Is `docs_dir` right?")


def is_note(path: str) -> bool:
    """Tell whether a file is a note: Markdown by its name."""
    return path.endswith(NOTE_SUFFIX)


def decode_note(path: str, data: bytes, most: int = MAX_BYTES) -> str | Finding:
    """Return the text of a note, or the finding that says why there is none.

    A note of more than `most` bytes is not read.
    """
    if too_long := find_too_long(path, len(data), most):
        return too_long
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8-sig", "replace")) + 1
        message = f"The note is not UTF-8: byte 0x{data[error.start]:02x} cannot be read."
        return unreadable(path, message, "Save it again as UTF-8.", Position(line, column))


def find_too_long(path: str, size: int, most: int = MAX_BYTES) -> Finding | None:
    """Return the finding that a note of so many bytes is not read; None if it is."""
    if size <= most:
        return None
    message = f"The note has {size:,} bytes; one of more than {most:,} is not read."
    return unreadable(path, message, "Split it into notes of one idea each.", Position())


def _large(root: Path, assets: Iterable[str], limits: LimitOptions) -> Iterator[Finding]:
    for path in sorted(assets):
        with suppress(OSError):
            if found := find_large(path, (root / path).stat().st_size, limits.file):
                yield found


def is_text(path: str) -> bool:
    """Tell whether a path is UTF-8, as the address of a page must be."""
    return path.isascii() or path.encode("utf-8", "ignore").decode("utf-8") == path


def unnameable(path: str) -> Finding:
    """Return the finding that a file has a name that can be no address."""
    message = "The name of the file is not UTF-8, so it cannot have an address."
    return unreadable(path, message, "Rename it.", Position())


def encode_note(text: str, like: bytes) -> bytes:
    """Return `text` in the encoding, and behind the byte order mark, of the bytes `like`."""
    for mark, encoding in _MARKS.items():
        if like.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode()


def unopenable(path: str) -> Finding:
    """Return the finding that a note is there and cannot be opened."""
    hint = "Give yourself the right to read it."
    return unreadable(path, "The note cannot be opened.", hint, Position())


def _read(root: str, path: str) -> bytes | Finding:
    try:
        with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - thousands of times
            return file.read()
    except OSError:
        return unopenable(path)
