"""What a map holds: discs, dots and ties, in units of the picture. Nothing here ever changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from garden.model import NotePath


@dataclass(frozen=True, slots=True)
class Dot:
    """A note on the map."""

    path: NotePath
    """The note."""
    x: float
    """From the left edge of the picture."""
    y: float
    """From its upper edge."""
    elsewhere: bool
    """Whether it belongs to further domains too."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A domain on the map, or the place of those that have none."""

    slug: str
    """The domain; empty for notes of no domain, `*` for those of many small ones."""
    title: str
    """Its name for readers."""
    lines: tuple[str, ...]
    """The name as it is written above the disc, cut to lines that fit."""
    x: float
    """Its centre, from the left edge."""
    y: float
    """Its centre, from the upper edge."""
    radius: float
    """Its size; larger for more notes."""
    dots: tuple[Dot, ...]
    """The notes whose home it is, from the centre outwards."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How strongly two discs are linked."""

    one: str
    """The disc that comes first on the map."""
    other: str
    """The other disc."""
    links: int
    """How many pairs of notes are linked across."""
    is_drawn: bool
    """Whether it is one of the strongest at either end, and so worth a line."""


@dataclass(frozen=True, slots=True)
class GardenMap:
    """A picture of a garden by domain."""

    width: float
    """Of the whole picture."""
    height: float
    """Of the whole picture."""
    spacing: float
    """How far apart the notes of a disc stand."""
    discs: Mapping[str, Disc]
    """By slug, in order of title; the place of those without a domain comes last."""
    ties: tuple[Tie, ...]
    """Between discs, strongest first."""

    @property
    def notes(self) -> int:
        """How many notes it shows."""
        return sum(len(disc.dots) for disc in self.discs.values())
