"""What somebody typed, understood: which note is meant, and what it is to be called.

What holds a slash or ends in `.md` is a path; anything else is a title. A file that is
named after its title follows the title, in the same manner; another keeps its name.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from garden.errors import UsageError
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.reading.source import NOTE_SUFFIX, left_out
from garden.rename.model import Move, RefusedError
from garden.slug import identity

_NOT_IN_FILES = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|#^\[\]]+")
_LONGEST_NAME = 240
"""How many bytes the name of a file may have; file systems end at 255."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed."""

    old: str
    """The note: a title, an alias or a path; with `#` a heading of it."""
    new: str = ""
    """The new path or title, or the new text of the heading; may be empty if `title` is given."""
    title: str = ""
    """The new title, if it is not what `new` says."""
    alias: bool = False
    """Whether to keep the old name as an alias."""
    redirect: bool = False
    """Whether to write down the old path."""


def understand(garden: Garden, wish: Wish, exclude: Iterable[str] = (), prefix: str = "") -> Move:
    """Return the move that `wish` asks for.

    `exclude` are the patterns of files that are no notes, `prefix` is the content folder as
    seen from where the command was typed, as a shell completes paths. Raises UsageError if
    the note is not there or the new name makes no sense.
    """
    is_whole = bool(_found(garden, wish.old, prefix))
    name, mark, fragment = (wish.old, "", "") if is_whole else wish.old.partition("#")
    if not name:
        raise UsageError("Say which note: a title, an alias or a path.")
    old = _find(garden, name, prefix)
    if mark:
        return _heading_move(old, fragment.strip(), wish)
    if not wish.new and not wish.title:
        raise UsageError("Say what the note is to be called: a path, a title, or --title.")
    note = _note(garden, old)
    is_path = "/" in wish.new or wish.new.endswith(NOTE_SUFFIX)
    if not is_path and any(path.startswith(f"{wish.new}/") for path in garden.notes):
        raise UsageError(
            f"“{wish.new}” is a folder. Say `{wish.new}/` to move the note there, or give the "
            "title with --title."
        )
    title = wish.title or ("" if is_path else wish.new)
    title = " ".join(title.split())
    new = _path(wish.new, old, prefix) if is_path else old
    if wish.new and not is_path:
        new = _following(note, title)
    _require_note(new, exclude)
    if new == old and title in {"", note.title}:
        raise UsageError(f"{old} is called that already.")
    return Move(old, new, title, alias=wish.alias, redirect=wish.redirect and new != old)


def _heading_move(old: NotePath, fragment: str, wish: Wish) -> Move:
    text = " ".join(wish.new.split())
    if wish.title or wish.alias:
        raise UsageError("A heading has no title and no alias of its own.")
    if not fragment or not text:
        raise UsageError("Say which heading, and what it is to say: 'Note#Heading' 'New heading'.")
    if fragment.startswith("^"):
        raise UsageError("Only headings are renamed; a block id stays as it is.")
    return Move(old, old, heading=fragment, heading_text=text, redirect=wish.redirect)


def _note(garden: Garden, path: NotePath) -> Note:
    drafts = {note.path: note for note in garden.drafts}
    return garden.notes[path] if path in garden.notes else drafts[path]


def _found(garden: Garden, name: str, prefix: str) -> tuple[NotePath, ...]:
    """Return the notes that `name` may mean, the drafts by their paths among them."""
    notes = {*garden.notes, *(note.path for note in garden.drafts)}
    for path in (name, f"{name}{NOTE_SUFFIX}"):
        for known in (path, path.removeprefix("./").removeprefix(prefix)):
            if known in notes:
                return (NotePath(known),)
    return garden.candidates(name) if name else ()


def _find(garden: Garden, name: str, prefix: str) -> NotePath:
    """Return the note that `name` means. Raises UsageError if none or several do."""
    found = _found(garden, name, prefix)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"“{name}” could be {', '.join(found)}. Give the path.")
    near = garden.find_nearest(name)
    hint = f" Did you mean “{near}”?" if near else ""
    raise UsageError(f"There is no note called “{name}”.{hint}")


def _path(typed: str, old: NotePath, prefix: str) -> NotePath:
    """Return the path that was typed, from the content root; a folder takes the note as it is."""
    path = typed.removeprefix("./").removeprefix(prefix)
    if path.endswith("/") or not path:
        path += posixpath.basename(old)
    path = posixpath.normpath(path)
    if path.startswith(("/", "..")):
        raise UsageError(f"{typed} is not in the content folder. Give a path from its root.")
    return NotePath(path if path.endswith(NOTE_SUFFIX) else path + NOTE_SUFFIX)


def _following(note: Note, title: str) -> NotePath:
    """Return where a note stands under a new title, if its file is named after the title."""
    file = PurePosixPath(note.path)
    if file.stem.lower() in {"index", "readme"}:
        return note.path
    if file.stem == note.title:
        stem = " ".join(_NOT_IN_FILES.sub(" ", title).split()).strip(".")
    elif file.stem == identity(note.title):
        stem = identity(title)
    else:
        return note.path
    return NotePath(str(file.with_name(f"{stem}{NOTE_SUFFIX}"))) if stem else note.path


def _require_note(path: NotePath, exclude: Iterable[str]) -> None:
    """Raise RefusedError if a file at `path` would be no note."""
    if left_out(exclude).match_file(path):
        raise RefusedError(f"{path} is left out of the garden, so the note would be lost.")
    if any(len(part.encode()) > _LONGEST_NAME for part in path.split("/")):
        raise RefusedError("That name is too long for a file. Give a shorter path and --title.")
    if re.search(r"[\x00-\x1f\x7f\\]", path):
        raise UsageError("The name of a file cannot hold control characters or backslashes.")
