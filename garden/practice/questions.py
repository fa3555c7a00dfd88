"""Open questions: what the garden asks and nobody has answered yet."""

from collections.abc import Iterable

from garden.garden import Garden
from garden.model import NotePath

ANSWERED = "answered_by"


def open_questions(garden: Garden, paths: Iterable[NotePath] | None = None) -> list[NotePath]:
    """Return the question notes among `paths` (default: all) that no note answers."""
    return [
        path
        for path in (garden.notes if paths is None else paths)
        if garden.notes[path].fields.type == "question" and not is_answered(garden, path)
    ]


def is_answered(garden: Garden, path: NotePath) -> bool:
    """Tell whether some note declares that it answers this one, or this one names its answer."""
    return any(
        ANSWERED in {link.relation.name, link.relation.inverse}
        and (link.inverse or link.relation.name == ANSWERED)
        for link in garden.practice(path)
    )
