"""New notes that say much of what another says already, or have nearly its name."""

import re
from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.likeness import alike, own_runs
from garden.brief.model import Kind, Point, Say, ref
from garden.model import NotePath
from garden.words.matcher import folded

_WORD = re.compile(r"\w+")


def _find(compared: Comparison) -> Iterator[Point]:
    new = [path for path in compared.added if compared.after.notes[path].fields.type != "person"]
    if not new:
        return
    runs = own_runs(compared.after.notes.values())
    told: set[frozenset[NotePath]] = set()
    for path in new:
        found = [other for other in alike(path, runs) if frozenset((path, other)) not in told]
        told |= {frozenset((path, other)) for other in found}
        if found:
            others = tuple(ref(compared, other) for other in found)
            yield Point("alike", ref(compared, path), others=others)
        named = [p for p in _nearly(compared, path) if frozenset((path, p)) not in told]
        told |= {frozenset((path, other)) for other in named}
        if named:
            others = tuple(ref(compared, other) for other in named)
            yield Point("nearly-named", ref(compared, path), others=others)


def _nearly(compared: Comparison, path: NotePath) -> Iterator[NotePath]:
    """Yield the notes of the same language that have the name of this one, signs and `s` apart."""
    note = compared.after.notes[path]
    name = _bare(note.title)
    for other in compared.after.notes.values():
        is_kin = other.path != path and other.fields.lang == note.fields.lang
        if name and is_kin and name in map(_bare, (other.title, *other.fields.aliases)):
            yield other.path


def _bare(name: str) -> str:
    """Return what is left of a name without signs, spaces, case and the `s` of several.

    One letter more or less is not looked at: on the gardens we tested with, it told apart
    symmetric and asymmetric, GitHub and GitLab, and found no slip.
    """
    return "".join(word.rstrip("s") for word in _WORD.findall(folded(name)))


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
