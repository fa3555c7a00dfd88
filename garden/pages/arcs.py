"""Domains in a column and an arc for each two that are linked: a picture that stays calm.

The geometry only: names stand to the left, arcs bulge to the right, the thicker the more links.
The order of the domains is the caller's, so the same garden makes the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROW = 34
"""From name to name."""
NAMES = 232
"""The width that names may take."""
LETTERS = 26
"""Longer names are cut, for the picture only."""
BULGE = 0.85
"""How far an arc reaches, in its height."""
THIN, THICK = 1.0, 12.0
"""Widths of the thinnest and the thickest arc."""
MOST = 24
"""More arcs than these would hide each other; the strongest are drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """A name and where it stands."""

    name: str
    """What the arcs call it."""
    y: float
    """The height of its mark."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two rows."""

    one: str
    """The upper row."""
    other: str
    """The lower row."""
    count: int
    """What its width stands for."""
    path: str
    """Path data."""
    width: float
    """Of the line."""


@dataclass(frozen=True, slots=True)
class Arcs:
    """The whole picture."""

    width: float
    """Of the picture."""
    height: float
    """Of the picture."""
    rows: tuple[Row, ...]
    """From top to bottom."""
    arcs: tuple[Arc, ...]
    """The weakest first, so that the strongest lie on top."""
    left_out: int
    """How many pairs have a count and no arc."""


def draw_arcs(names: Sequence[str], counts: Mapping[tuple[str, str], int]) -> Arcs:
    """Return the picture of `names` in this order; pairs are counted in either direction."""
    at = {name: ROW * (index + 0.5) for index, name in enumerate(names)}
    sums: dict[tuple[str, str], int] = {}
    for (one, other), count in counts.items():
        if one != other and one in at and other in at:
            upper, lower = sorted((one, other), key=at.__getitem__)
            sums[upper, lower] = sums.get((upper, lower), 0) + count
    ordered = sorted(sums.items(), key=lambda item: (-item[1], at[item[0][0]], at[item[0][1]]))
    most = ordered[0][1] if ordered else 1
    arcs = [
        Arc(one, other, count, _path(at[one], at[other]), _width(count, most))
        for (one, other), count in reversed(ordered[:MOST])
    ]
    reach = max((at[arc.other] - at[arc.one] for arc in arcs), default=0) / 2 * BULGE
    return Arcs(
        round(NAMES + 20 + reach + THICK, 1),
        ROW * len(names),
        tuple(Row(name, y) for name, y in at.items()),
        tuple(arcs),
        max(0, len(ordered) - MOST),
    )


def short(name: str) -> str:
    """Return a name as the picture has room for it."""
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def _path(upper: float, lower: float) -> str:
    height = (lower - upper) / 2
    x = NAMES + 14
    return f"M{x} {upper:g}A{height * BULGE:g} {height:g} 0 0 1 {x} {lower:g}"


def _width(count: int, most: int) -> float:
    return round(max(THIN, THICK * count / most), 1)
