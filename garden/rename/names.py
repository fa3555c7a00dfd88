"""By which kind of name a link finds a file, and how else it could name it.

A link keeps its kind: who wrote a path gets a path, who wrote a title gets the title. The
spellings offered here are only proposals, the most faithful first; what each of them means
is asked of the resolver, which alone knows.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from garden.model import LinkKind, Note, NotePath
from garden.slug import fold

_SUFFIXES = (".md", ".markdown", ".html", ".htm")
_INDEXES = ("index", "readme")
_NOT_IN_WIKILINKS = frozenset("[]|#\\\r\n")


class Way(Enum):
    """A kind of name."""

    NOTE = "a path from the note"
    PAGE = "a path from the note's published address"
    ROOT = "a path from the content root"
    SLASH = "a path from the content root that begins with a slash"
    END = "the end of a path, which is what a bare file name is"
    TITLE = "a title"
    OTHER = "an alias or a declared id"


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to: a note, or another file."""

    path: str
    """Where it stands."""
    note: Note | None = None
    """The note, if it is one."""

    @property
    def stem(self) -> str:
        """The path without the suffix that links to notes may leave out."""
        return stem_of(self.path) if self.note else self.path

    @property
    def folder(self) -> str | None:
        """The folder of which this is the index, or None."""
        parent, _, name = self.stem.rpartition("/")
        return parent if self.note and name.lower() in _INDEXES else None


def stem_of(path: str) -> str:
    """Return a path without the suffix of a note."""
    return next((path[: -len(s)] for s in _SUFFIXES if path.lower().endswith(s)), path)


def way_of(kind: LinkKind, source: NotePath, written: str, target: Target) -> Way:
    """Return by which kind of name `written` finds `target` from `source`."""
    name = _without_suffix(written, target)
    if written.startswith("/"):
        return Way.SLASH
    goals = {target.stem, target.folder if target.folder is not None else target.stem}
    if kind in {LinkKind.MARKDOWN, LinkKind.IMAGE} or name.startswith("."):
        for way in (Way.NOTE, Way.PAGE, Way.ROOT):
            if _joined(_base(way, source), name) in goals:
                return way
    if any(fold(name.strip("/")) == fold(end) for end in _ends(target)):
        return Way.END
    if target.note and fold(name) == fold(target.note.title):
        return Way.TITLE
    return Way.OTHER


def spellings(
    kind: LinkKind, sources: tuple[NotePath, NotePath], written: str, old: Target, new: Target
) -> Iterator[str]:
    """Yield ways to name `new` in a link that names `old` as `written`, most faithful first.

    `sources` is where the link stands before and after.
    """
    way = way_of(kind, sources[0], written, old)
    is_address = kind in {LinkKind.MARKDOWN, LinkKind.IMAGE}
    if way in {Way.NOTE, Way.PAGE, Way.ROOT, Way.SLASH}:
        yield _path(way, sources[1], written, old, new)
    elif way is Way.TITLE and new.note and not _NOT_IN_WIKILINKS & set(new.note.title):
        yield new.note.title
    if is_address and way is not Way.END:
        path = posixpath.relpath(new.path, _base(Way.NOTE, sources[1]) or ".")
        yield path
        yield f"./{path}"  # a name that holds a colon would be taken for a URL
        return
    for name in _ends_of(way, written, old, new):
        if is_address or not _NOT_IN_WIKILINKS & set(name):
            yield name


def _ends_of(way: Way, written: str, old: Target, new: Target) -> Iterator[str]:
    """Yield the ends of a path, none shorter than what was written, then the whole path."""
    suffix = _suffix_of(written, old)
    by_folder = new.folder and way is Way.END and _is_folder_of(written, old)
    whole = str(new.folder) if by_folder else new.stem
    parts = whole.split("/")
    count = len(written.strip("/").split("/")) if way is Way.END else 1
    if count > 1 and fold(_without_suffix(written, old).strip("/")) == fold(old.stem):
        count = len(parts)
    for length in range(min(count, len(parts)), len(parts) + 1):
        yield "/".join(parts[-length:]) + suffix
    yield f"/{whole}{suffix}"


def _path(way: Way, source: NotePath, written: str, old: Target, new: Target) -> str:
    """Return the path of `new` from where `way` begins, with the looks of `written`."""
    suffix = _suffix_of(written, old)
    is_open = written.endswith("/") or (way is Way.PAGE and not suffix)
    goal = new.stem + suffix
    if new.folder is not None and not suffix and (_is_folder_of(written, old) or is_open):
        goal = new.folder
    if way is Way.SLASH:
        path = f"/{goal}"
    elif way is Way.ROOT:
        path = goal or "."
    else:
        path = posixpath.relpath(goal or ".", _base(way, source) or ".")
    if written.startswith("./") and not path.startswith("."):
        path = f"./{path}"
    return f"{path}/" if written.endswith("/") and not path.endswith("/") else path


def _is_folder_of(written: str, old: Target) -> bool:
    """Tell whether a link names the index of a folder by the folder."""
    if old.folder is None or _suffix_of(written, old):
        return False
    return written.rstrip("/").rpartition("/")[2].lower() not in _INDEXES


def _suffix_of(written: str, target: Target) -> str:
    return written[len(stem_of(written)) :] if target.note else ""


def _without_suffix(written: str, target: Target) -> str:
    return stem_of(written) if target.note else written


def _base(way: Way, source: NotePath) -> str:
    folder, stem = posixpath.dirname(source), stem_of(source)
    if way is Way.ROOT:
        return ""
    is_index = posixpath.basename(stem).lower() in _INDEXES
    return folder if way is Way.NOTE or is_index else stem


def _joined(base: str, name: str) -> str:
    joined = posixpath.normpath(posixpath.join(base, name))
    return "" if joined == "." else joined


def _ends(target: Target) -> Iterator[str]:
    """`a/b/c` gives `a/b/c`, `b/c` and `c`; a folder's index also answers to the folder."""
    for path in (target.stem, target.folder or ""):
        parts = path.split("/")
        yield from ("/".join(parts[at:]) for at in range(len(parts)) if path)
