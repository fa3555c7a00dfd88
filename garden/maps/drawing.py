"""The map as lines of SVG: the shortest paths that say where something is.

Numbers are written without a needless zero. A path of many dots is one element, so a page with
ten thousand of them stays small; a dot that is a link is an element of its own.
"""

from collections.abc import Iterable
from functools import lru_cache

from garden.garden import Garden
from garden.maps.model import Disc, Dot, Tie
from garden.maps.shapes import SHAPES, shape_of

SIZES = {
    "circle": 0.3,
    "ring": 0.3,
    "hole": 0.16,
    "square": 0.27,
    "triangle": 0.36,
    "diamond": 0.38,
}
"""Half the width of a shape in spacings, so that all look equally large."""
LINE = 0.16
"""Width of the line by which rings, crosses and sprouts are drawn, in spacings."""


def size_of(shape: str, spacing: float) -> float:
    """Return half the width of a shape, in whole units: that is half the bytes of its path."""
    return max(1, round(SIZES.get(shape, 0.3) * spacing))


def outline(shape: str, x: float, y: float, size: float) -> str:
    """Return one shape around a point, as path data."""
    s, d = number(size), number(2 * size)
    match shape:
        case "circle" | "ring":
            return f"M{number(x - size)} {number(y)}a{s} {s} 0 1 0 {d} 0a{s} {s} 0 1 0-{d} 0z"
        case "square":
            return f"M{number(x - size)} {number(y - size)}h{d}v{d}h-{d}z"
        case "triangle":
            return f"M{number(x)} {number(y - size)}l{s} {d}h-{d}z"
        case "diamond":
            return f"M{number(x)} {number(y - size)}l{s} {s}-{s} {s}-{s}-{s}z"
        case "cross":
            return f"M{number(x - size)} {number(y - size)}l{d} {d}m0-{d}l-{d} {d}"
        case _:  # a sprout: two leaves that bend outwards, and a stem
            up = number(y - size)
            return f"M{number(x - size)} {up}q{s} 0 {s} {s}v{s}v-{s}q0-{s} {s}-{s}"


def marks(shape: str, dots: Iterable[Dot], spacing: float) -> str:
    """Return many of a shape as path data; of circles, rings and squares the points alone.

    Those three are drawn by the ends of a line without length, which the stylesheet makes round
    or square: ten bytes each.
    """
    if shape in {"circle", "ring", "square"}:
        return "".join(f"M{number(dot.x)} {number(dot.y)}h0" for dot in dots)
    size = size_of(shape, spacing)
    return "".join(outline(shape, dot.x, dot.y, size) for dot in dots)


def grouped(garden: Garden, dots: Iterable[Dot], spacing: float) -> list[dict[str, object]]:
    """Return shape and path data of many dots, in as few paths as there are shapes.

    A ring is a circle with a hole, which is a smaller circle upon it.
    """
    groups: dict[str, list[Dot]] = {}
    for dot in dots:
        groups.setdefault(shape_of(garden.notes[dot.path].fields.type).name, []).append(dot)
    paths = {
        shape.name: marks(shape.name, groups[shape.name], spacing)
        for shape in SHAPES
        if shape.name in groups
    }
    if "ring" in paths:
        paths["hole"] = paths["ring"]
    return [{"shape": shape, "path": path} for shape, path in paths.items()]


def feet(dots: Iterable[Dot], spacing: float) -> str:
    """Return a short line below each dot that is at home in other domains, too."""
    half, below = round(0.3 * spacing, 1), 0.45 * spacing
    return "".join(
        f"M{number(dot.x - half)} {number(dot.y + below)}h{number(2 * half)}"
        for dot in dots
        if dot.elsewhere
    )


def lines(pairs: Iterable[tuple[Dot, Dot]]) -> str:
    """Return straight lines from dot to dot, as path data."""
    return "".join(f"M{number(a.x)} {number(a.y)}L{number(b.x)} {number(b.y)}" for a, b in pairs)


def tie_line(one: Disc, other: Disc) -> str:
    """Return the line between the centres of two discs; the discs cover what is within them."""
    return f"M{number(one.x)} {number(one.y)}L{number(other.x)} {number(other.y)}"


def tie_width(tie: Tie) -> float:
    """Return how thick a tie is drawn: one step for each doubling of its links."""
    return round(0.5 + 0.75 * tie.links.bit_length(), 2)


@lru_cache(maxsize=10_000)
def number(value: float) -> str:
    """Write a number to a tenth, without a needless zero: `.5`, `-2`, `10.3`."""
    text = f"{value:.1f}".removesuffix(".0")
    if text.startswith(("0.", "-0.")):
        text = text.replace("0.", ".", 1)
    return "0" if text in {"-0", ""} else text
