"""What the authors of a change want to know: the first thing a reviewer should read."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref


def _find(compared: Comparison) -> Iterator[Point]:
    for path, edit in compared.told.items():
        if edit.note.fields.asks:
            yield Point("asks", ref(compared, path), after=edit.note.fields.asks)


KIND = Kind(
    "asks",
    "What the authors ask their reviewers, in notes that are new or say something else.",
    {"asks": Say("{title} asks: “{after}”", one="question to you", many="questions to you")},
    _find,
)
