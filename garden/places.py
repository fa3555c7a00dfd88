"""Where a note would stand that nobody has written yet."""

import posixpath
from collections import Counter
from dataclasses import dataclass

from garden.garden import Garden
from garden.slug import fold, identity


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
    return Place(posixpath.join(usual_folder(garden, kind), f"{identity(stem)}.md"), stem)


def _folders(garden: Garden) -> dict[str, str]:
    """Every folder that holds notes, by its folded path."""
    folders: dict[str, str] = {}
    for path in garden.notes:
        folder = posixpath.dirname(path)
        while folder and fold(folder) not in folders:
            folders[fold(folder)] = folder
            folder = posixpath.dirname(folder)
    return folders
