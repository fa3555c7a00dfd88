"""Which note a file of the repository is: the record names files, a garden knows notes."""

from collections import Counter
from collections.abc import Callable, Iterable

from garden.garden import Garden
from garden.model import NotePath


def note_finder(garden: Garden, files: Iterable[str]) -> Callable[[str], NotePath | None]:
    """Return a function that finds the note which a file of the repository is, under any name.

    The record names files from the root of the repository, and git knows where in it the notes
    are. Where it does not, or they were elsewhere when the record was made, it is the folder below
    which most of `files` are notes; of several, the nearest to the root.
    """
    files = {file for file in files if file}
    place = garden.past.place
    if place is None or not any(file.startswith(place) for file in files):
        place = _likeliest(garden, files)

    def find(file: str) -> NotePath | None:
        if not file or not file.startswith(place):
            return None
        path = file[len(place) :]
        today = path if path in garden.notes else garden.past.notes.get(path, "")
        return NotePath(today) if today in garden.notes else None

    return find


def _likeliest(garden: Garden, files: Iterable[str]) -> str:
    known = garden.past.notes.keys() | {str(path) for path in garden.notes}
    folders = Counter(folder for file in files for folder in _folders(file, known))
    return min(folders, key=lambda f: (-folders[f], f.count("/"), f), default="")


def _folders(file: str, known: Iterable[str]) -> Iterable[str]:
    """Yield every folder, with its slash, below which a file would be a note."""
    parts = file.split("/")
    for depth in range(len(parts)):
        if "/".join(parts[depth:]) in known:
            yield "".join(f"{part}/" for part in parts[:depth])
