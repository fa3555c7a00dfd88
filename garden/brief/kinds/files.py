"""Other files of the content folder: pictures and the like."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say

_WHATS = {"A": "file-added", "M": "file-changed", "D": "file-removed"}


def _find(compared: Comparison) -> Iterator[Point]:
    for mark, what in _WHATS.items():
        found = tuple(path for path, own in compared.states.assets.items() if own == mark)
        if found:
            yield Point(what, codes=found)
    if compared.states.links:
        yield Point("link", codes=compared.states.links)


KIND = Kind(
    "files",
    "Pictures and other files beside the notes that are added, changed or gone, and links in their "
    "place.",
    {
        "file-added": Say("Files added: {codes}"),
        "file-changed": Say("Files changed: {codes}"),
        "file-removed": Say("Files removed: {codes}"),
        "link": Say("In the place of files, links to elsewhere, which nobody follows: {codes}"),
    },
    _find,
    folded=True,
)
