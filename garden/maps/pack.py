"""Discs side by side: the strongly linked near each other, none upon another.

Each disc in turn is laid against two that lie already, where it comes nearest to those it is
linked with. It is what a person does with coins on a table. A simulation of springs would need
numbers by the million, discs pushed apart afterwards, and luck to look the same twice.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

FLAT = 1.8
"""How much dearer height is than width: screens are wider than high."""
HOME = 0.8
"""How strongly everything is drawn to the middle."""
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Body:
    """A disc with the room it needs."""

    slug: str
    """What it is."""
    radius: float
    """The room it needs around its centre."""
    pulls: Mapping[str, int]
    """How strongly it is linked with others, by slug."""


def pack(bodies: Sequence[Body]) -> dict[str, Point]:
    """Return the centre of each body. Takes time in the cube of their number: keep them few."""
    left = {body.slug: body for body in sorted(bodies, key=lambda body: body.slug)}
    placed: list[tuple[Body, Point]] = []
    while left:
        body = max(left.values(), key=lambda b: _urgency(b, placed))
        placed.append((body, _place(body, placed)))
        del left[body.slug]
    return {body.slug: point for body, point in placed}


def _urgency(body: Body, placed: Sequence[tuple[Body, Point]]) -> tuple[int, int, float]:
    """First the one most linked with those that lie already; at the start, with all."""
    near = sum(body.pulls.get(other.slug, 0) for other, _ in placed)
    return near, sum(body.pulls.values()), body.radius


def _place(body: Body, placed: Sequence[tuple[Body, Point]]) -> Point:
    if not placed:
        return 0.0, 0.0
    candidates = sorted(_candidates(body, placed), key=lambda point: _cost(body, point, placed))
    return next(point for point in candidates if _is_free(body, point, placed))


def _candidates(body: Body, placed: Sequence[tuple[Body, Point]]) -> Iterator[Point]:
    """Every point at which it touches two others, and the four sides of each."""
    for index, (one, (x, y)) in enumerate(placed):
        reach = one.radius + body.radius
        yield from ((x + reach, y), (x - reach, y), (x, y + reach), (x, y - reach))
        for other, centre in placed[:index]:
            yield from _touching((x, y), reach, centre, other.radius + body.radius)


def _touching(a: Point, reach_a: float, b: Point, reach_b: float) -> Iterator[Point]:
    """Where two circles cross."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    apart = math.hypot(dx, dy)
    if not abs(reach_a - reach_b) < apart <= reach_a + reach_b:
        return
    along = (apart**2 + reach_a**2 - reach_b**2) / (2 * apart)
    aside = math.sqrt(max(reach_a**2 - along**2, 0))
    ux, uy = dx / apart, dy / apart
    x, y = a[0] + along * ux, a[1] + along * uy
    yield x - aside * uy, y + aside * ux
    yield x + aside * uy, y - aside * ux


def _cost(
    body: Body, point: Point, placed: Sequence[tuple[Body, Point]]
) -> tuple[float, float, float]:
    """How far it is from those it is linked with, and from the middle; ties upwards, leftwards."""
    x, y = point
    pull = far = 0.0
    for other, (ox, oy) in placed:
        strength = body.pulls.get(other.slug, 0) ** 2
        pull += strength
        far += strength * math.hypot(x - ox, y - oy)
    cost = (far / pull if pull else 0) + HOME * math.hypot(x, FLAT * y)
    return round(cost, 3), round(y, 3), round(x, 3)


def _is_free(body: Body, point: Point, placed: Sequence[tuple[Body, Point]]) -> bool:
    x, y = point
    return all(
        math.hypot(x - ox, y - oy) >= body.radius + other.radius - TOLERANCE
        for other, (ox, oy) in placed
    )
