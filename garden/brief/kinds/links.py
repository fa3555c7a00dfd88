"""Links between notes that are new, and those that are not there any more."""

from collections.abc import Iterable, Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Ref, Say, ref
from garden.garden import Garden
from garden.model import NotePath


def _find(compared: Comparison) -> Iterator[Point]:
    lost = []
    for path, edit in compared.edits.items():
        goals = compared.after.outgoing(path)
        then = compared.before.outgoing(edit.was.path) if edit.was else ()
        known = {compared.now(goal) for goal in then}
        fresh = dict(_opposed(compared, path))
        for what, opposed in fresh.items():
            yield Point(what, ref(compared, path), others=_refs(compared, opposed))
        said = {goal for opposed in fresh.values() for goal in opposed}
        gained = [goal for goal in goals if goal not in known and goal not in said]
        if gained:
            yield Point("gained", ref(compared, path), others=_refs(compared, gained))
        dropped = [goal for goal in then if compared.now(goal) not in goals]
        kept = [goal for goal in dropped if compared.now(goal) in compared.after.notes]
        if kept:
            others = _refs(compared, (NotePath(compared.now(goal)) for goal in kept))
            lost.append(Point("lost", ref(compared, path), others=others))
    yield from lost


def _opposed(compared: Comparison, path: NotePath) -> Iterator[tuple[str, list[NotePath]]]:
    """Yield against which notes a note speaks for the first time, and how."""
    was = compared.find_before(path)
    for what, relation in _AGAINST.items():
        then = _goals(compared.before, was.path, relation) if was else []
        known = {compared.now(goal) for goal in then}
        goals = [goal for goal in _goals(compared.after, path, relation) if goal not in known]
        if goals:
            yield what, goals


def _goals(garden: Garden, path: NotePath, relation: str) -> list[NotePath]:
    ends = garden.practice(path)
    own = (e.other for e in ends if e.relation.name == relation and not e.inverse and e.other)
    return list(dict.fromkeys(own))


def _refs(compared: Comparison, paths: Iterable[NotePath]) -> tuple[Ref, ...]:
    return tuple(ref(compared, path) for path in paths)


_AGAINST = {"contests": "contests", "objects": "objects_to"}
"""What is said of a relation that speaks against another note, and its name."""

KIND = Kind(
    "links",
    "Links between notes that are new, or not there any more.",
    {
        "contests": Say(
            "{title} contests {others} now.",
            one="note that contests another",
            many="notes that contest others",
        ),
        "objects": Say("{title} objects to {others} now."),
        "gained": Say(
            "{title} links to {others} now.",
            matters=False,
        ),
        "lost": Say(
            "{title} does not link to {others} any more.",
        ),
    },
    _find,
    folded=True,
)
