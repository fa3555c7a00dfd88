"""Notes in which nothing but days changed: said kindly, since somebody may have read them."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison, EditKind
from garden.brief.model import Kind, Point, Say, ref


def _find(compared: Comparison) -> Iterator[Point]:
    for path, edit in compared.edits.items():
        is_reviewed = edit.was and edit.note.fields.reviews != edit.was.fields.reviews
        if edit.kind is EditKind.DATES:
            yield Point("reviewed" if is_reviewed else "only-dates", ref(compared, path))


KIND = Kind(
    "dates",
    "Notes in which nothing but days, or the log of reviews, changed.",
    {
        "only-dates": Say(
            "In {title}, only a date changed. If somebody read it again, an entry under "
            "`reviews` can say what they looked at.",
            one="note with another date",
            many="notes with another date",
        ),
        "reviewed": Say(
            "{title} has a new entry in its log of reviews.",
            one="note reviewed",
            many="notes reviewed",
        ),
    },
    _find,
)
