"""Which note a file of the repository is: the record names files, a garden knows notes."""

from collections import Counter
from collections.abc import Callable, Iterable

from garden.garden import Garden
from garden.model import NotePath


def note_finder(garden: Garden, files: Iterable[str]) -> Callable[[str], NotePath | None]:
    """Return a function that finds the note which a file of the repository is, under any name.

    The record does not say in which folder of the repository the notes are. It is the folder
    below which most of `files` are notes; of several, the nearest to the root.
    """
    known = garden.past.notes.keys() | {str(path) for path in garden.notes}
    folders = Counter(folder for file in set(files) for folder in _folders(file, known))
    best = min(folders, key=lambda f: (-folders[f], f.count("/"), f), default="")

    def find(file: str) -> NotePath | None:
        if not file or not file.startswith(best):
            return None
        path = file[len(best) :]
        today = path if path in garden.notes else garden.past.notes.get(path, "")
        return NotePath(today) if today in garden.notes else None

    return find


def _folders(file: str, known: Iterable[str]) -> Iterable[str]:
    """Yield every folder, with its slash, below which a file would be a note."""
    parts = file.split("/")
    for depth in range(len(parts)):
        if "/".join(parts[depth:]) in known:
            yield "".join(f"{part}/" for part in parts[:depth])
