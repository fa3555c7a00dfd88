"""Links between notes that are new, and those that are not there any more."""

from collections.abc import Iterable, Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Ref, Say, ref
from garden.model import NotePath


def _find(compared: Comparison) -> Iterator[Point]:
    lost = []
    for path, edit in compared.edits.items():
        goals = compared.after.outgoing(path)
        then = compared.before.outgoing(edit.was.path) if edit.was else ()
        known = {compared.now(goal) for goal in then}
        gained = [goal for goal in goals if goal not in known]
        if gained:
            yield Point("gained", ref(compared, path), others=_refs(compared, gained))
        dropped = [goal for goal in then if compared.now(goal) not in goals]
        kept = [goal for goal in dropped if compared.now(goal) in compared.after.notes]
        if kept:
            others = _refs(compared, (NotePath(compared.now(goal)) for goal in kept))
            lost.append(Point("lost", ref(compared, path), others=others))
    yield from lost


def _refs(compared: Comparison, paths: Iterable[NotePath]) -> tuple[Ref, ...]:
    return tuple(ref(compared, path) for path in paths)


KIND = Kind(
    "links",
    "Links between notes that are new, or not there any more.",
    {
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
