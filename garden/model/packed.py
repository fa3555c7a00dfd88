"""Parts of notes that are looked at now and then, and are held as bytes in between.

They are what most of a note consists of. As values they take three times as much memory, and
each process that only looks at them ends up with a copy of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Generic, Self, TypeVar, overload

from msgspec import msgpack

from garden.model.parts import Heading, Prose

T = TypeVar("T")


class Packed(Sequence[T], Generic[T]):
    """Values that never change, made anew whenever somebody asks for them."""

    __slots__ = ("data",)
    data: bytes
    """The values as MessagePack."""
    _decoder: ClassVar[msgpack.Decoder[tuple[object, ...]]]
    _last: ClassVar[tuple[bytes, tuple[object, ...]]] = (b"", ())
    """Those that were asked for last, since whoever asks is likely to ask again."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of some values."""
        self.data = data

    @classmethod
    def of(cls, values: Iterable[T]) -> Self | tuple[T, ...]:
        """Return some values, packed; as they are if they hold half a character."""
        held = tuple(values)
        try:
            return cls(msgpack.encode(held))
        except UnicodeEncodeError:
            return held

    def _values(self) -> tuple[T, ...]:
        data, values = self._last
        if data is not self.data:
            values = self._decoder.decode(self.data)
            Packed._last = self.data, values
        return values  # type: ignore[return-value]

    def __iter__(self) -> Iterator[T]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._values()[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self.data == other.data
        return isinstance(other, tuple) and self._values() == other

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return repr(self._values())


class PackedProse(Packed[Prose]):
    """The running text of a note."""

    __slots__ = ()
    _decoder = msgpack.Decoder(tuple[Prose, ...])


class PackedHeadings(Packed[Heading]):
    """The headings of a note."""

    __slots__ = ()
    _decoder = msgpack.Decoder(tuple[Heading, ...])
