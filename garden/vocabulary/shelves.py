"""The shelves of the shared repertoire."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shelf:
    """One index of the shared repertoire."""

    name: str
    """Its page, and what a note type names as its `repertoire`."""
    title: str
    """For readers."""
    about: str
    """What stands on it, in one sentence."""


SHELVES: tuple[Shelf, ...] = (
    Shelf("language", "Language", "Words we use in our own way, and where we use them."),
    Shelf("artifacts", "Artifacts", "Things we made and keep, because they help again."),
    Shelf("tools", "Tools", "Things we work with."),
    Shelf("routines", "Routines", "Things we do again and again: when, how, and when not."),
    Shelf("stories", "Stories", "What happened once, told so that others can use it."),
)
