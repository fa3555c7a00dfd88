"""Reading paths: what to read before what, from the notes that say what they build on.

A note that `builds_on` another is read after it. Notes that build on each other in a circle
have no order, so they make one *step* together. Steps form trails: each trail goes back from
an end, always to the step that itself stands on most, until it comes to a step that another
trail has. So every step is on exactly one trail, the longest trail comes first, and all of it
takes time linear in notes and links.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from garden.garden import Garden
from garden.model import NotePath
from garden.slug import fold

BUILDS_ON = "builds_on"
"""The relation that paths follow."""

SHORTEST = 3
"""How many steps, the one it branches off included, make a trail worth numbering."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is read at one go: a note, or several that build on each other."""

    notes: tuple[NotePath, ...]
    """The notes, in order of title."""
    after: tuple[int, ...]
    """The steps it builds on, by their places in `Paths.steps`, the deepest first."""
    level: int
    """How many steps stand one upon another below it; zero builds on nothing."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Steps in a row, each built on the one before."""

    steps: tuple[int, ...]
    """The steps, by their places, from the first to read to the last."""
    start: int | None
    """The step of another trail that it goes on from; None for a trail of its own."""

    def __len__(self) -> int:
        return len(self.steps) + (self.start is not None)


@dataclass(frozen=True, slots=True)
class Paths:
    """Every step and trail of a garden."""

    steps: tuple[Step, ...] = ()
    """The steps, in an order in which everything comes after what it builds on."""
    trails: tuple[Trail, ...] = ()
    """The trails, the longest first, then by the title of where they end."""
    step_of: Mapping[NotePath, int] = field(default_factory=dict)
    """The step of each note that builds on another or is built on."""
    trail_of: Mapping[int, Trail] = field(default_factory=dict)
    """The trail that each step is on."""
    branches: Mapping[int, tuple[Trail, ...]] = field(default_factory=dict)
    """The trails that go on from each step, where there are any."""

    @property
    def circles(self) -> Iterator[Step]:
        """Steps of several notes, which have no order among them."""
        return (step for step in self.steps if len(step.notes) > 1)


def find_paths(garden: Garden) -> Paths:
    """Return the steps and trails of a garden."""
    return garden.once(_find_paths)


def _find_paths(garden: Garden) -> Paths:
    before = _before(garden)

    def order(path: NotePath) -> tuple[str, NotePath]:
        return (fold(garden.notes[path].title), path)

    groups = [tuple(sorted(group, key=order)) for group in _together(before)]
    steps = _steps(groups, before)
    trails = tuple(_trails(steps, [order(step.notes[0]) for step in steps]))
    branches: dict[int, list[Trail]] = {}
    for trail in trails:
        if trail.start is not None:
            branches.setdefault(trail.start, []).append(trail)
    return Paths(
        steps,
        trails,
        {path: place for place, step in enumerate(steps) for path in step.notes},
        {place: trail for trail in trails for place in trail.steps},
        {place: tuple(of) for place, of in branches.items()},
    )


def _before(garden: Garden) -> Mapping[NotePath, tuple[NotePath, ...]]:
    """Return each note that takes part, with the notes that it builds on, in order of path."""
    found: dict[NotePath, set[NotePath]] = {}
    for path in garden.notes:
        for end in garden.practice(path):
            if end.relation.name == BUILDS_ON and end.other and end.other != path:
                earlier = found.setdefault(path, set())
                if not end.inverse:
                    earlier.add(end.other)
    return {path: tuple(sorted(others)) for path, others in found.items()}


def _together(before: Mapping[NotePath, tuple[NotePath, ...]]) -> Iterator[list[NotePath]]:
    """Yield the notes that lead back to themselves together, all others alone.

    What a group builds on is yielded before it: Tarjan's algorithm, without recursion, since
    a chain may be as long as the garden is large.
    """
    index: dict[NotePath, int] = {}
    low: dict[NotePath, int] = {}
    waiting: dict[NotePath, None] = {}
    for root in before:
        work = [] if root in index else [(root, iter(before[root]))]
        while work:
            path, others = work[-1]
            if path not in index:
                index[path] = low[path] = len(index)
                waiting[path] = None
            deeper = next((other for other in others if other not in index), None)
            if deeper is not None:
                work.append((deeper, iter(before[deeper])))
                continue
            work.pop()
            low[path] = min(low[path], *(low[p] for p in before[path] if p in waiting), low[path])
            if low[path] == index[path]:
                yield _popped(waiting, path)


def _popped(waiting: dict[NotePath, None], path: NotePath) -> list[NotePath]:
    """Take from the end of `waiting` what came after `path`, and `path` itself."""
    group = [waiting.popitem()[0]]
    while group[-1] != path:
        group.append(waiting.popitem()[0])
    return group


def _steps(
    groups: Iterable[tuple[NotePath, ...]], before: Mapping[NotePath, tuple[NotePath, ...]]
) -> tuple[Step, ...]:
    place: dict[NotePath, int] = {}
    steps: list[Step] = []
    for group in groups:
        places = {place[p] for path in group for p in before[path] if p not in group}
        after = sorted(places, key=lambda at: (-steps[at].level, steps[at].notes))
        level = steps[after[0]].level + 1 if after else 0
        place |= dict.fromkeys(group, len(steps))
        steps.append(Step(group, tuple(after), level))
    return tuple(steps)


def _trails(steps: tuple[Step, ...], order: list[tuple[str, NotePath]]) -> list[Trail]:
    """Cut the steps into trails: from each end that is left, the deepest first, back."""
    taken: set[int] = set()
    trails: list[Trail] = []
    for end in sorted(range(len(steps)), key=lambda at: (-steps[at].level, order[at])):
        row: list[int] = []
        at: int | None = end
        while at is not None and at not in taken:
            taken.add(at)
            row.append(at)
            at = steps[at].after[0] if steps[at].after else None
        if row:
            trails.append(Trail(tuple(reversed(row)), at))
    return sorted(trails, key=lambda trail: (-len(trail), order[trail.steps[-1]]))
