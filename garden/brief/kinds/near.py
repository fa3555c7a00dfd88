"""New notes that say much of what another says already, or have nearly its name."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from garden.brief.comparison import Comparison
from garden.brief.likeness import alike, own_runs
from garden.brief.model import Kind, Point, Say, ref
from garden.matcher import folded
from garden.model import NotePath

NEARLY = 90.0
"""How alike two names must be, out of 100, to be nearly the same."""

LEAST_LETTERS = 6
"""In shorter names, one letter makes another word."""


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
    """Yield the notes of the same language and type whose title or alias is nearly this title."""
    note = compared.after.notes[path]
    name = folded(note.title)
    if len(name) < LEAST_LETTERS or any(map(str.isdigit, name)):
        return
    for other in compared.after.notes.values():
        is_kin = other.path != path and other.fields.lang == note.fields.lang
        names = map(folded, (other.title, *other.fields.aliases))
        if is_kin and any(fuzz.ratio(name, n, score_cutoff=NEARLY) for n in names):
            yield other.path


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
