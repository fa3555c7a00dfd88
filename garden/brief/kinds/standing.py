"""Where notes stand: statuses and states that moved, questions that found an answer, new titles."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.model import NotePath
from garden.past.changes import ChangeKind

_WHATS = {
    ChangeKind.MOVED: "moved-on",
    ChangeKind.ANSWERED: "answered",
    ChangeKind.RENAMED: "renamed",
}
UNSAID = "no status"


def _find(compared: Comparison) -> Iterator[Point]:
    for change in compared.changes:
        what = _WHATS.get(change.kind)
        if what is None or (what == "moved-on" and _is_objection(compared, change.path)):
            continue  # objections are told with what they say
        before, after = change.before, change.after
        if what == "moved-on":
            before, after = before or UNSAID, after or UNSAID
        others = tuple(ref(compared, NotePath(path)) for path in change.because)
        note = ref(compared, NotePath(change.path))
        yield Point(what, note, before=before, after=after, others=others)


def _is_objection(compared: Comparison, path: str) -> bool:
    return compared.after.notes[NotePath(path)].fields.type == "objection"


KIND = Kind(
    "standing",
    "Statuses and states that moved, questions that found an answer, notes with another title.",
    {
        "moved-on": Say(
            "{title}: from {before} to {after}", one="status moved", many="statuses moved"
        ),
        "answered": Say(
            "An answer to {title}: {others}", one="question answered", many="questions answered"
        ),
        "renamed": Say("“{before}” is now called {title}", one="title changed", many="new titles"),
    },
    _find,
)
