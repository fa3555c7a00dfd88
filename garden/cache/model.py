"""What a cache tells of itself, and what a place to keep things must be able to do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from garden.errors import GardenError

LIMIT = 1024**3
"""How many bytes are kept unless somebody says otherwise."""

DAY = 24 * 60 * 60.0
"""How exactly it is known when something was last of use."""

NAME = re.compile(r"(?P<kind>[a-z]+)/(?P<first>[0-9a-f]{2})/(?P<rest>[0-9a-f]{6,126})")
"""Where a value lies below its place. What is named otherwise is none of ours: never touched."""


class CacheError(GardenError):
    """The cache cannot be where somebody wants it. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kept value, as its place lists it."""

    name: str
    """Its path below the place, with `/`."""
    size: int
    """How many bytes it takes."""
    used: float
    """When it was last of use, to a day; where the place cannot note that, when it was kept."""

    @property
    def kind(self) -> str:
        """What sort of value it is."""
        return self.name.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Holding:
    """What is kept of one kind."""

    count: int
    """How many values."""
    size: int
    """How many bytes they take."""
    oldest: float
    """When the one longest out of use was last of use, in seconds since 1970."""
    newest: float
    """When the one last used was."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What a cache holds."""

    place: str
    """Where it is; empty if nothing is kept at all."""
    kinds: Mapping[str, Holding]
    """By kind, in the order of the alphabet."""

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(holding.count for holding in self.kinds.values())

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return sum(holding.size for holding in self.kinds.values())


class Store(Protocol):
    """A place that keeps bytes under names. Each method takes a failing place for an empty one."""

    place: str
    """What people call it: a path or a URL."""

    def read(self, name: str, stale: float) -> bytes | None:
        """Return what is kept as `name`, or None; note its use if it was last noted before."""

    def write(self, name: str, value: bytes) -> None:
        """Keep a value whole or not at all, in place of what was there."""

    def remove(self, name: str) -> None:
        """Let go of a value; one that is not there is fine."""

    def entries(self) -> Iterator[Entry]:
        """Yield everything that is kept and named as we name."""


def name_of(kind: str, key: str) -> str:
    """Return where a value lies. Raises ValueError if kind or key are not ours to use."""
    name = f"{kind}/{key[:2]}/{key[2:]}"
    if not NAME.fullmatch(name):
        raise ValueError(f"a cache has no place for {kind!r} and {key!r}")
    return name
