"""What a note looks like on the map: a few shapes, so that no reader depends on colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that several note types share."""

    name: str
    """Its class in the stylesheet."""
    about: str
    """What such notes are, for the key of the map."""
    types: frozenset[str]
    """The note types that are drawn so."""


CIRCLE = Shape("circle", "Notes, and whatever has no shape of its own", frozenset())

SHAPES: tuple[Shape, ...] = (
    CIRCLE,
    Shape("ring", "Words", frozenset({"term"})),
    Shape(
        "square", "Things: artifacts, tools, routines", frozenset({"artifact", "tool", "routine"})
    ),
    Shape(
        "triangle",
        "What happened: stories, experiences, encounters, developments",
        frozenset({"story", "experience", "encounter", "development"}),
    ),
    Shape(
        "diamond",
        "What is open: questions, gaps, objections, the agenda, horizons",
        frozenset({"question", "gap", "objection", "agenda", "horizon"}),
    ),
    Shape(
        "cross",
        "What was settled: decisions, responses",
        frozenset({"decision", "response"}),
    ),
    Shape("sprout", "Charters and people", frozenset({"domain", "person"})),
)
"""Every shape, in the order of the key."""

_OF_TYPE = {name: shape for shape in SHAPES for name in shape.types}


def shape_of(note_type: str) -> Shape:
    """Return the shape of a note type; a type of the garden's own is a circle."""
    return _OF_TYPE.get(note_type, CIRCLE)
