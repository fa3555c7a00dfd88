"""Bytes to texts: the content folder, read once. Nothing outside it is ever opened."""

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pathspec import GitIgnoreSpec

from garden.errors import SourceError
from garden.model import Finding, NotePath, Position, Severity

NOTE_SUFFIX = ".md"
MAX_BYTES = 4 * 1024 * 1024
"""A longer note is not read: no editor, reviewer or reader is served by it."""

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


def read_folder(root: Path, exclude: Iterable[str] = ()) -> Sources:
    """Read the content folder at `root`, without what the gitignore patterns `exclude` match.

    Raises SourceError if the folder is not there, or a pattern cannot be understood.
    """
    require_folder(root)
    return read_files(_walk(root), partial(_read, os.fspath(root)), exclude)


def read_files(
    paths: Iterable[str], read: Callable[[str], bytes | Finding], exclude: Iterable[str] = ()
) -> Sources:
    """Return what the files at `paths` hold, wherever they are kept.

    `read` gives the bytes of a note, or the finding that says why there are none.
    """
    spec = left_out(exclude)
    found = sorted(path for path in paths if not spec.match_file(path))
    files = [path for path in found if _is_text(path)]
    notes = [path for path in files if is_note(path)]
    texts: dict[NotePath, str] = {}
    findings = [_unnameable(path) for path in found if not _is_text(path)]
    for path in notes:
        data = read(path)
        text = decode_note(path, data) if isinstance(data, bytes) else data
        if isinstance(text, Finding):
            findings.append(text)
            text = ""
        texts[NotePath(path)] = text
    return Sources(texts, frozenset(files) - set(notes), tuple(findings))


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


def decode_note(path: str, data: bytes) -> str | Finding:
    """Return the text of a note, or the finding that says why there is none."""
    if too_long := find_too_long(path, len(data)):
        return too_long
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8-sig", "replace")) + 1
        message = f"The note is not UTF-8: byte 0x{data[error.start]:02x} cannot be read."
        return _unreadable(path, message, "Save it again as UTF-8.", Position(line, column))


def find_too_long(path: str, size: int) -> Finding | None:
    """Return the finding that a note of so many bytes is not read; None if it is."""
    if size <= MAX_BYTES:
        return None
    message = f"The note is {size // 1024} KiB long; more than {MAX_BYTES // 1024} is not read."
    return _unreadable(path, message, "Split it into notes of one idea each.", Position())


def _is_text(path: str) -> bool:
    """Tell whether a path is UTF-8, as the address of a page must be."""
    return path.isascii() or path.encode("utf-8", "ignore").decode("utf-8") == path


def _unnameable(path: str) -> Finding:
    message = "The name of the file is not UTF-8, so it cannot have an address."
    return _unreadable(path, message, "Rename it.", Position())


def encode_note(text: str, like: bytes) -> bytes:
    """Return `text` in the encoding, and behind the byte order mark, of the bytes `like`."""
    for mark, encoding in _MARKS.items():
        if like.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode()


def _unreadable(path: str, message: str, hint: str, position: Position) -> Finding:
    return Finding(path, position, "unreadable-note", Severity.ERROR, message, hint)


def _read(root: str, path: str) -> bytes:
    with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - thousands of times
        return file.read()


def _walk(root: Path) -> Iterator[str]:
    """Yield the regular files below `root` as POSIX paths; links to files are left out."""
    folders = [""]
    while folders:
        below = folders.pop()
        for entry in _entries(root / below):
            path = f"{below}{entry.name}"
            if entry.is_file(follow_symlinks=False):
                yield path
            elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                folders.append(f"{path}/")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing where we may not look."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
