"""Values that nobody needs for a while: in a file without a name, and not in memory."""

import os
import pickle
import weakref
from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where a value lies."""

    start: int
    """How many bytes come before it."""
    size: int
    """How many it has."""


class Shelf:
    """Holds values of one build. What is on it when workers are forked, they find there too."""

    def __init__(self) -> None:
        """Begin with an empty one. Raises OSError if there is no room for any file."""
        with TemporaryFile(prefix="garden-") as file:
            self._file = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._file)
        self._end = 0

    def put(self, value: object) -> Place:
        """Put a plain value on the shelf. Raises OSError if there is no room."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        place = Place(self._end, len(data))
        while data:
            data = data[os.pwrite(self._file, data, self._end + place.size - len(data)) :]
        self._end += place.size
        return place

    def get(self, place: Place) -> Any:  # noqa: ANN401 - whatever was put there
        """Return a value; it stays where it is."""
        return pickle.loads(os.pread(self._file, place.size, place.start))  # noqa: S301 - put there by this very build


class Shelved(Mapping[str, str]):
    """Texts by path, each on a shelf."""

    def __init__(self, texts: Iterator[tuple[str, str]], shelf: Shelf) -> None:
        """Put one text after another on the shelf. Raises OSError if there is no room."""
        self._shelf = shelf
        self._places = {path: shelf.put(text) for path, text in texts}

    def __getitem__(self, path: str) -> str:
        text: str = self._shelf.get(self._places[path])
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def find_shelf() -> Shelf | None:
    """Return an empty shelf; None if there can be none here."""
    try:
        return Shelf() if hasattr(os, "pread") else None
    except OSError:
        return None
