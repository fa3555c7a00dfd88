"""Notes inside a disc: rings around a centre, like the growth of a tree.

Ring `k` has `6k` places, so notes stand about one spacing apart everywhere. Which ring a note
stands in depends on how linked it is, where on the ring on whom it is linked with.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Seat:
    """What decides where a note stands in its disc."""

    path: str
    """The note."""
    is_centre: bool
    """Whether it belongs in the middle, as a charter does."""
    links: int
    """How many notes it is linked with."""
    towards: float | None
    """The direction of the discs it is linked with, in radians; None if there are none."""


SPREAD = 1.2
"""Within which angle notes with the same neighbour are strewn, so that they do not all queue."""


def rings_for(notes: int) -> int:
    """Return how many rings hold so many notes beside the one in the middle."""
    return 0 if notes <= 1 else math.ceil((math.sqrt((4 * notes - 1) / 3) - 1) / 2)


def places(seats: Sequence[Seat], facing: float) -> Iterator[tuple[str, float, float]]:
    """Yield path, x and y of every note, from the middle outwards, in units of the spacing.

    `facing` is the direction of the disc's strongest neighbours: the rings are cut open on the
    far side of it. Takes time linear in the notes but for sorting them.

    A note that comes or goes moves one other from each ring to the next, and every other one by
    at most one place along its ring.
    """
    ordered = sorted(seats, key=_rank)
    if ordered:
        yield ordered[0].path, 0.0, 0.0
    start, ring = 1, 1
    while start < len(ordered):
        yield from _on_ring(ordered[start : start + 6 * ring], ring, facing)
        start, ring = start + 6 * ring, ring + 1


def _on_ring(seats: list[Seat], ring: int, facing: float) -> Iterator[tuple[str, float, float]]:
    seats = sorted(seats, key=lambda seat: (_wanted(seat, facing), seat.path))
    for place, seat in enumerate(seats):
        angle = facing - math.pi + math.tau * (place + 0.5) / len(seats)
        yield seat.path, ring * math.cos(angle), ring * math.sin(angle)


def _rank(seat: Seat) -> tuple[bool, int, int, str]:
    """The most linked stand inside; by powers of two, so that one link more moves hardly any."""
    return not seat.is_centre, -seat.links.bit_length(), _lot(seat.path), seat.path


def _wanted(seat: Seat, facing: float) -> float:
    """The angle from `facing` at which a note would like to stand, from -pi to pi."""
    share = _lot(seat.path[::-1]) / 2**32 - 0.5
    if seat.towards is None:
        return round(math.tau * share, 6)
    return round(math.remainder(seat.towards - facing + SPREAD * share, math.tau), 6)


def _lot(path: str) -> int:
    """A number that looks random, and is the same for the same path everywhere."""
    return crc32(path.encode("utf-8", "surrogatepass"))
