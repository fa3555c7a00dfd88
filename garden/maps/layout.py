"""From a garden to a map: which disc a note is at home in, and where everything lies.

What holds when a note is added, so that readers find their way again: as long as no domain needs
another ring, no two domains are linked twice as strongly as before, and the garden as a whole
does not grow past the next step of `SPACINGS`, every disc stays where it is.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from garden.garden import Garden
from garden.maps import labels
from garden.maps.model import Disc, Dot, GardenMap, Tie
from garden.maps.pack import Body, Point, pack
from garden.maps.rings import Seat, places, rings_for
from garden.maps.ties import Neighbours, neighbours, ties_between
from garden.model import NotePath

NOWHERE = ""
"""The slug of the disc for notes of no domain."""
SMALL = "*"
"""The slug of the disc for notes of domains too small to have one; no domain has this slug."""

DISCS = 36
"""How many domains have a disc of their own; in a picture of more nobody finds anything."""
LINES = 3
"""The ties of a disc that are worth a line: so many of the strongest."""

SPACINGS = (30.0, 26.0, 22.0, 19.0, 16.0, 14.0, 12.0, 10.0, 8.5, 7.0, 6.0, 5.0, 4.2, 3.5)
"""Distances between notes, in units of the picture; the largest is taken that fits `ROOM`."""
ROOM = 330_000
"""How much of the picture all discs together may cover."""
EDGE = 0.75
"""Between the last ring of a disc and its edge, in spacings."""
GAP = 14.0
"""Between what belongs to two discs."""
ABOVE = 8.0
"""Between a disc and its name."""
MARGIN = 12.0
"""Around the whole picture."""


def map_of(garden: Garden) -> GardenMap:
    """Return the map of a garden; it is worked out once for each garden."""
    return garden.once(_map_of)


def _map_of(garden: Garden) -> GardenMap:
    home = _homes(garden)
    near = garden.once(neighbours)
    members = _members(garden, home)
    spacing = spacing_for(len(home))
    links = ties_between(home, near)
    names = {slug: _title(garden, slug) for slug in members}
    rooms = {slug: _room(len(members[slug]), names[slug], spacing) for slug in members}
    pulls = _pulls(members, links)
    footprints = pack([Body(slug, rooms[slug].radius, pulls[slug]) for slug in members])
    centres = {slug: (x, y + rooms[slug].drop) for slug, (x, y) in footprints.items()}
    seats = _seats(garden, home, near, centres)
    inside = {
        slug: list(places(seats[slug], _facing(slug, pulls[slug], centres))) for slug in members
    }
    left, top, width, height = _frame(footprints, rooms)
    discs = {
        slug: Disc(
            slug,
            names[slug],
            rooms[slug].lines,
            _round(centres[slug][0] - left),
            _round(centres[slug][1] - top),
            _round(rooms[slug].disc),
            tuple(
                Dot(
                    NotePath(path),
                    _round(centres[slug][0] - left + x * spacing),
                    _round(centres[slug][1] - top + y * spacing),
                    len(garden.domains_of(garden.notes[NotePath(path)])) > 1,
                )
                for path, x, y in inside[slug]
            ),
        )
        for slug in members
    }
    return GardenMap(_round(width), _round(height), spacing, discs, _ties(links, members))


def spacing_for(notes: int) -> float:
    """Return how far apart notes stand in a garden of so many."""
    fitting = (s for s in SPACINGS if notes * s * s <= ROOM)
    return next(fitting, SPACINGS[-1])


# --- who is at home where ---------------------------------------------------------------


def _homes(garden: Garden) -> dict[NotePath, str]:
    first = {path: _first(garden, path) for path in garden.notes}
    sizes = Counter(slug for slug in first.values() if slug)
    largest = sorted(sizes, key=lambda slug: (-sizes[slug], slug))[:DISCS]
    kept = {*largest, NOWHERE} if len(sizes) > DISCS else {*sizes, NOWHERE}
    return {path: slug if slug in kept else SMALL for path, slug in first.items()}


def _first(garden: Garden, path: NotePath) -> str:
    domains = garden.domains_of(garden.notes[path])
    return domains[0].slug if domains else NOWHERE


def _members(garden: Garden, home: Mapping[NotePath, str]) -> dict[str, list[NotePath]]:
    """The notes of each disc; discs in order of title, the two without a domain last."""
    used = set(home.values())
    order = [*(slug for slug in garden.domains if slug in used), *({SMALL, NOWHERE} & used)]
    order.sort(key=lambda slug: (slug == NOWHERE, slug == SMALL))
    members: dict[str, list[NotePath]] = {slug: [] for slug in order}
    for path, slug in home.items():
        members[slug].append(path)
    return members


def _title(garden: Garden, slug: str) -> str:
    if slug == NOWHERE:
        return "No domain yet"
    return "Smaller domains" if slug == SMALL else garden.domains[slug].title


# --- how much room, and how strong a pull -------------------------------------------------


class _Room:
    """What a disc and the name above it take together: a circle around both."""

    def __init__(self, disc: float, lines: tuple[str, ...]) -> None:
        self.disc = disc
        self.lines = lines
        half = labels.width(lines) / 2
        top = disc + ABOVE + labels.height(lines)
        # The smallest circle, its centre on the axis of both, around the disc and the label's
        # upper corners: `disc + drop == hypot(half, top - drop)`.
        drop = (half**2 + top**2 - disc**2) / (2 * (disc + top))
        self.drop = max(drop, 0.0)
        self.radius = max(disc + self.drop, math.hypot(half, top - self.drop)) + GAP / 2


def _room(notes: int, title: str, spacing: float) -> _Room:
    return _Room((rings_for(notes) + EDGE) * spacing, labels.wrap(title))


def _pulls(
    members: Iterable[str], links: Mapping[tuple[str, str], int]
) -> Mapping[str, Mapping[str, int]]:
    """How strongly discs draw each other: by powers of two, so that one link moves nothing."""
    pulls: dict[str, dict[str, int]] = {slug: {} for slug in members}
    for (one, other), count in sorted(links.items()):
        pulls[one][other] = pulls[other][one] = count.bit_length()
    return pulls


def _ties(links: Mapping[tuple[str, str], int], members: Iterable[str]) -> tuple[Tie, ...]:
    order = sorted(links, key=lambda pair: (-links[pair], pair))
    strongest = {slug: [pair for pair in order if slug in pair][:LINES] for slug in members}
    drawn = {pair for pairs in strongest.values() for pair in pairs}
    return tuple(Tie(*pair, links[pair], pair in drawn) for pair in order)


# --- where ---------------------------------------------------------------------------------


def _seats(
    garden: Garden, home: Mapping[NotePath, str], near: Neighbours, centres: Mapping[str, Point]
) -> Mapping[str, Sequence[Seat]]:
    charters = {domain.charter for domain in garden.domains.values()}
    seats: dict[str, list[Seat]] = {slug: [] for slug in centres}
    for path, slug in home.items():
        others = near[path]
        away = Counter(home[other] for other in others if home[other] != slug)
        towards = _direction(centres[slug], away, centres)
        seats[slug].append(Seat(path, path in charters, len(others), towards))
    return seats


def _facing(slug: str, pulls: Mapping[str, int], centres: Mapping[str, Point]) -> float:
    towards = _direction(centres[slug], pulls, centres)
    return -math.pi / 2 if towards is None else towards


def _direction(at: Point, weights: Mapping[str, int], centres: Mapping[str, Point]) -> float | None:
    """The direction from `at` in which the weighted discs lie; None if there are none."""
    east = south = 0.0
    for slug in sorted(weights):
        x, y = centres[slug][0] - at[0], centres[slug][1] - at[1]
        far = math.hypot(x, y)
        east += weights[slug] * x / far
        south += weights[slug] * y / far
    return round(math.atan2(south, east), 6) if east or south else None


def _frame(
    points: Mapping[str, Point], rooms: Mapping[str, _Room]
) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the picture around all discs and names."""
    if not points:
        return 0.0, 0.0, 2 * MARGIN, 2 * MARGIN
    left = min(x - rooms[slug].radius for slug, (x, _) in points.items()) - MARGIN
    top = min(y - rooms[slug].radius for slug, (_, y) in points.items()) - MARGIN
    right = max(x + rooms[slug].radius for slug, (x, _) in points.items()) + MARGIN
    bottom = max(y + rooms[slug].radius for slug, (_, y) in points.items()) + MARGIN
    return left, top, right - left, bottom - top


def _round(number: float) -> float:
    """A tenth of a unit is less than anybody sees; `+ 0.0` makes no difference of -0.0."""
    return round(number, 1) + 0.0
