"""Where a note would stand that nobody has written yet."""

import posixpath
from collections import Counter
from dataclasses import dataclass

from garden.garden import Garden
from garden.slug import fold, identity

LONGEST = 60
"""How many letters of a title make the name of a file, which may have 255 bytes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A path and a title under which a new note answers to the name it is linked by."""

    path: str
    """From the content root."""
    title: str
    """For its frontmatter."""


def usual_folder(garden: Garden, kind: str) -> str:
    """Return the folder in which most notes of a type stand; before the first, its plural."""
    folders = Counter(
        posixpath.dirname(path) for path, note in garden.notes.items() if note.fields.type == kind
    )
    if folders:
        return max(sorted(folders), key=lambda folder: folders[folder])
    return identity(garden.config.note_types[kind].plural)


def place_for(garden: Garden, name: str, kind: str) -> Place:
    """Return where a note would stand that is linked as `name`.

    A name that begins with a folder of the garden goes there, under its own last part.
    """
    stem = name.strip("/").removesuffix(".md")
    folder, _, last = stem.rpartition("/")
    known = _folders(garden).get(fold(folder))
    if known and last:
        return Place(f"{known}/{last}.md", last)
    return Place(posixpath.join(usual_folder(garden, kind), file_name(stem)), stem)


def file_name(title: str) -> str:
    """Return the name of the file of a new note."""
    return f"{identity(title)[:LONGEST].strip('-')}.md"


def _folders(garden: Garden) -> dict[str, str]:
    """Every folder that holds notes, by its folded path."""
    folders: dict[str, str] = {}
    for path in garden.notes:
        folder = posixpath.dirname(path)
        while folder and fold(folder) not in folders:
            folders[fold(folder)] = folder
            folder = posixpath.dirname(folder)
    return folders
