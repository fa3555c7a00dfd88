"""Notes that cannot be read as text: told once, and not as the loss of all that they said."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Ref, Say, ref


def _find(compared: Comparison) -> Iterator[Point]:
    for found in compared.states.unreadable:
        note = Ref(found.path, found.path, gone=True)
        said = f"{found.message} {found.hint}"
        yield Point("unreadable", note, found.position.line, after=said, codes=(found.path,))
    for path in compared.states.mended:
        yield Point("readable", ref(compared, path))


KIND = Kind(
    "unreadable",
    "Notes that cannot be read any more, or can be read again.",
    {
        "unreadable": Say(
            "{place} cannot be read: {after}", one="note unreadable", many="notes unreadable"
        ),
        "readable": Say("{title} can be read again.", one="note mended", many="notes mended"),
    },
    _find,
)
