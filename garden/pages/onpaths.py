"""What pages show of reading paths: the trails, and where on one of them a note stands."""

from collections.abc import Iterable

from garden.model import NotePath
from garden.pages.view import Data, View
from garden.practice.paths import SHORTEST, Paths, Trail, find_paths

FEW = 6
"""How many ways on a note's own page shows; the page of paths has the rest."""


def path_data(view: View, path: NotePath) -> Data:
    """Return what comes before and after a note on a reading path; nothing if it is on none."""
    paths = find_paths(view.garden)
    at = paths.step_of.get(path)
    if at is None:
        return {}
    trail = paths.trail_of[at]
    branches = [branch for branch in paths.branches.get(at, ()) if is_numbered(branch)]
    if not is_numbered(trail) and not branches:
        return {}
    row = row_of(trail)
    place = row.index(at)
    ahead = [*row[place + 1 : place + 2], *(branch.steps[0] for branch in branches)]
    return {
        "number": place + 1 if is_numbered(trail) else 0,
        "of": len(trail) if is_numbered(trail) else 0,
        "together": [brief(view, other) for other in paths.steps[at].notes if other != path],
        "before": _notes(view, paths, row[place - 1 : place] if place else ()),
        "after": _notes(view, paths, ahead[:FEW]),
        "more": max(0, len(ahead) - FEW),
        "url": view.index_url("paths"),
    }


def trail_data(view: View, paths: Paths, trail: Trail) -> Data:
    """Return a trail as numbered steps; what it goes on from is the first of them."""
    row = row_of(trail)
    goal = paths.steps[row[-1]].notes[0]
    return {
        "goal": brief(view, goal),
        "goes_on": trail.start is not None,
        "steps": [_step(view, paths, row, place) for place in range(len(row))],
    }


def is_numbered(trail: Trail) -> bool:
    """Tell whether a trail is long enough to be told step by step."""
    return len(trail) >= SHORTEST


def row_of(trail: Trail) -> tuple[int, ...]:
    """Return the steps of a trail, led by the one it goes on from."""
    return trail.steps if trail.start is None else (trail.start, *trail.steps)


def brief(view: View, path: NotePath) -> Data:
    """Return a note as a title with its type, for pages that name many."""
    note = view.garden.notes[path]
    return {"title": note.title, "url": view.url_of(path), "type_label": view.type_label(note)}


def _step(view: View, paths: Paths, row: tuple[int, ...], place: int) -> Data:
    step = paths.steps[row[place]]
    known = set(row[:place])
    also = [at for at in step.after if at not in known] if place else []
    return {
        "number": place + 1,
        "notes": [brief(view, path) for path in step.notes],
        "also": _notes(view, paths, also),
    }


def _notes(view: View, paths: Paths, places: Iterable[int]) -> list[Data]:
    return [brief(view, path) for at in places for path in paths.steps[at].notes]
