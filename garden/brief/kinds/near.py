"""New notes that say much of what another says already, or have nearly its name."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.model import NotePath
from garden.related.same import alike, same_name


def _find(compared: Comparison) -> Iterator[Point]:
    new = [path for path in compared.added if compared.after.notes[path].fields.type != "person"]
    if not new:
        return
    near = alike(compared.after.notes, new)
    told: set[frozenset[NotePath]] = set()
    for path in new:
        found = [other for other in near[path] if frozenset((path, other)) not in told]
        told |= {frozenset((path, other)) for other in found}
        if found:
            others = tuple(ref(compared, other) for other in found)
            yield Point("alike", ref(compared, path), others=others)
        named = [p for p in _named(compared, path) if frozenset((path, p)) not in told]
        told |= {frozenset((path, other)) for other in named}
        if named:
            others = tuple(ref(compared, other) for other in named)
            yield Point("nearly-named", ref(compared, path), others=others)


def _named(compared: Comparison, path: NotePath) -> Iterator[NotePath]:
    notes = compared.after.notes
    found = same_name(notes, notes[path].title, notes[path].fields.lang)
    return (other for other in found if other != path)


KIND = Kind(
    "near",
    "New notes that say much of what another says already, or have nearly its name.",
    {
        "alike": Say(
            "{title} says much of what {others} says, in the same words.",
            one="note much like another",
            many="notes much like others",
        ),
        "nearly-named": Say(
            "{title} has nearly the name of {others}.",
            one="name nearly taken",
            many="names nearly taken",
        ),
    },
    _find,
)
