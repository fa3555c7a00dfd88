"""Settings that differ: both states of the notes are read by the new ones.

The list of people is told of as a file, never by whom it is about.
"""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say


def _find(compared: Comparison) -> Iterator[Point]:
    if compared.states.settings:
        yield Point("settings", codes=compared.states.settings)
    if compared.states.people:
        yield Point("people-file", codes=(compared.states.people,))


KIND = Kind(
    "settings",
    "Settings of the site or of the garden that differ, and whether the list of people does.",
    {
        "settings": Say("The settings changed: {codes}"),
        "people-file": Say("The list of people changed: {codes}"),
    },
    _find,
    folded=True,
)
