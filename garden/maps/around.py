"""Around a note: what it is linked with, and what those are linked with, in two columns.

Worked out for every note, so each costs no more than its own links: of its neighbours so many
are looked at further, and none that is linked with half the garden.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from garden.garden import Garden
from garden.maps.drawing import grouped, number
from garden.maps.model import Dot
from garden.maps.ties import neighbours
from garden.model import NotePath
from garden.pages import locations
from garden.pages.view import Data, View, shorten
from garden.slug import fold

FEWEST = 2
"""With fewer neighbours there is nothing to see that the links do not say."""
COLUMN = 9
"""How many notes stand in each of the two columns, at most."""
HUB = 40
"""A note with more neighbours brings nothing near to anything: everybody is two steps away."""
THREADS = 2
"""How many lines lead to a note of the second column, at most."""
TITLE = 60
"""How many letters of a title are shown."""
BYTES = 1_350
"""What names and addresses may come to, so that a page does not grow by more than 3 kB."""
FRAME = 34
"""What one entry needs in HTML beside its name and its address."""

ROW = 18
"""Height of a row, in tenths of a letter's height."""
FAN, GAP = 30, 50
"""Width of the drawing before each column, in the same."""
MARK = 7.0
"""Size of a mark, in the same."""


@dataclass(frozen=True, slots=True)
class Around:
    """The notes around one."""

    near: tuple[NotePath, ...]
    """One step away, in order of title."""
    far: tuple[NotePath, ...]
    """Two steps away, beside those they are linked with."""
    threads: tuple[tuple[int, int], ...]
    """Which of `near` is linked with which of `far`, by their places."""


def around(view: View, path: NotePath) -> Around:
    """Return what lies around a note; nothing where it has fewer than `FEWEST` neighbours."""
    linked = view.garden.once(neighbours)
    if len(linked[path]) < FEWEST:
        return Around((), (), ())
    room = _Room(view)
    near = _by_title(view.garden, room.take(_nearest(view, path)))
    known = {path, *linked[path]}
    open_ = [index for index, note in enumerate(near) if len(linked[note]) <= HUB]
    paths = Counter(other for i in open_ for other in linked[near[i]] if other not in known)
    joined = {
        note: [index for index in open_ if note in linked[near[index]]]
        for note in room.take(_ranked(view.garden, paths))
    }
    far = sorted(
        _by_title(view.garden, joined), key=lambda note: sum(joined[note]) / len(joined[note])
    )
    threads = [(i, place) for place, note in enumerate(far) for i in joined[note][:THREADS]]
    return Around(tuple(near), tuple(far), tuple(sorted(threads)))


class _Room:
    """How many bytes are left in the page."""

    def __init__(self, view: View) -> None:
        self._cost = view.once(_cost)
        self._left = BYTES

    def take(self, paths: Iterable[NotePath]) -> list[NotePath]:
        """Return those that fit, at most a column of them."""
        taken: list[NotePath] = []
        for path in paths:
            cost = self._cost(path)
            if len(taken) == COLUMN or cost > self._left:
                break
            self._left -= cost
            taken.append(path)
        return taken


def _cost(view: View) -> Callable[[NotePath], int]:
    """What one entry comes to, worked out once for each note."""

    @cache
    def cost(path: NotePath) -> int:
        title = escape(shorten(view.garden.notes[path].title, TITLE))
        return FRAME + len(title.encode("utf-8", "replace")) + len(view.url_of(path))

    return cost


def _nearest(view: View, path: NotePath) -> list[NotePath]:
    """The neighbours; of many, those first that have most neighbours in common with the note."""
    linked = view.garden.once(neighbours)
    near = linked[path]
    if len(near) <= COLUMN:
        return _by_title(view.garden, near)
    mine = frozenset(near)
    shared = {o: len(mine.intersection(linked[o])) if len(linked[o]) <= HUB else 0 for o in near}
    return _ranked(view.garden, shared)


def _ranked(garden: Garden, counts: Mapping[NotePath, int]) -> list[NotePath]:
    """The column of those with most paths, then by title."""
    ranked: list[NotePath] = []
    for count in sorted(set(counts.values()), reverse=True):
        ranked += _by_title(garden, [path for path in counts if counts[path] == count])
        if len(ranked) >= COLUMN:
            break
    return ranked[:COLUMN]


def _by_title(garden: Garden, paths: Iterable[NotePath]) -> list[NotePath]:
    return sorted(paths, key=garden.once(_title_order).__getitem__)


def _title_order(garden: Garden) -> Mapping[NotePath, int]:
    """The place of each note among all by title: titles are compared once, not for every note."""
    ordered = sorted(garden.notes, key=lambda path: (fold(garden.notes[path].title), path))
    return {path: place for place, path in enumerate(ordered)}


# --- as data for a template ---------------------------------------------------------------


def around_data(view: View, path: NotePath) -> Data:
    """Return the two columns and the lines between them; empty where there is nothing to see."""
    if path == locations.home_path(view.garden):
        return {}
    found = around(view, path)
    if not found.near:
        return {}
    rows = max(len(found.near), len(found.far))
    near = [_middle(rows, len(found.near), place) for place in range(len(found.near))]
    far = [_middle(rows, len(found.far), place) for place in range(len(found.far))]
    root = rows * ROW / 2
    return {
        "height": number(rows * ROW / 10) + "em",
        "tall": rows * ROW,
        "near": [_item(view, note) for note in found.near],
        "far": [_item(view, note) for note in found.far],
        "root": number(root),
        "fan": "".join(_thread(6, root, FAN - 6, y) for y in near),
        "threads": "".join(_thread(0, near[a], GAP - 6, far[b]) for a, b in found.threads),
        "near_marks": _marks(view.garden, found.near, FAN - 5, near),
        "far_marks": _marks(view.garden, found.far, GAP - 5, far),
    }


def _middle(rows: int, notes: int, place: int) -> float:
    """The height of an entry of a column that stands in the middle of `rows`."""
    return ((rows - notes) / 2 + place + 0.5) * ROW


@cache
def _thread(x: float, y: float, to_x: float, to_y: float) -> str:
    half, end = number((x + to_x) / 2), number(to_y)
    return f"M{number(x)} {number(y)}C{half} {number(y)} {half} {end} {number(to_x)} {end}"


def _item(view: View, path: NotePath) -> Data:
    return {"title": shorten(view.garden.notes[path].title, TITLE), "url": view.url_of(path)}


def _marks(
    garden: Garden, paths: Sequence[NotePath], x: float, heights: Sequence[float]
) -> list[Data]:
    dots = [Dot(path, x, y, elsewhere=False) for path, y in zip(paths, heights, strict=True)]
    return list(grouped(garden, dots, MARK / 0.6))
