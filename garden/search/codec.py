"""How postings are written: as Whoosh does it, less what a small index has no use for.

Whoosh presses each list together, and reads the length of a document back from disk for each of
its words. Without that a thousand notes are written in less than half of the time.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping

from garden.search.engine import TEXT, Positions, W3Codec, W3FieldWriter

Places = Mapping[str, "array[int]"]
"""The words of a text, and at which place each stands."""


class PlacesFormat(Positions):  # type: ignore[misc]  # Whoosh has no types
    """The places of a word, as machine numbers: the index never leaves the machine."""

    def decode_frequency(self, value: bytes) -> int:
        """Return how often a word stands there."""
        return len(self._read(value))

    def decode_positions(self, value: bytes) -> list[int]:
        """Return where."""
        return self._read(value).tolist()

    @staticmethod
    def _read(value: bytes) -> "array[int]":
        places = array("I")
        places.frombytes(value)
        return places


class Words(TEXT):  # type: ignore[misc]
    """A field of words that were found before, all fields of a note in one pass."""

    def __init__(self, analyzer: object) -> None:
        super().__init__(analyzer=analyzer)
        self.format = PlacesFormat()

    def index(self, value: Places, **_how: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield word, number, weight, and places."""
        for word, places in value.items():
            yield word.encode(), len(places), float(len(places)), places.tobytes()


class _Lengths:
    """The length of each field of each document, asked for once."""

    def __init__(self, reader: object) -> None:
        self._reader = reader
        self._known: dict[tuple[int, str], int] = {}

    def doc_field_length(self, document: int, field: str) -> int:
        """Return the length of a field."""
        key = document, field
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._reader.doc_field_length(document, field)  # type: ignore[attr-defined]
        return known


class LeanFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Whoosh's writer of postings."""

    def add_postings(self, schema: object, lengths: object, items: Iterable[object]) -> None:
        """Write postings in their order."""
        super().add_postings(schema, _Lengths(lengths), items)


class LeanCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's format, not pressed together."""

    def __init__(self) -> None:
        super().__init__(compression=0)

    def field_writer(self, storage: object, segment: object) -> LeanFieldWriter:
        """Return what writes the postings of a segment."""
        return LeanFieldWriter(self, storage, segment)
