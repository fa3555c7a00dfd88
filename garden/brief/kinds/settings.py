"""Settings that differ: both states of the notes are read by the new ones."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say


def _find(compared: Comparison) -> Iterator[Point]:
    if compared.states.settings:
        yield Point("settings", codes=compared.states.settings)


KIND = Kind(
    "settings",
    "Settings of the site or of the garden that differ.",
    {"settings": Say("The settings changed: {codes}")},
    _find,
    folded=True,
)
