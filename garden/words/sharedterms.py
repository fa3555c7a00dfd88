"""Words that terms of several domains define, each in its own way.

That is no slip and no clash of names: the same word in two domains is worth having. So such
a name, in a note that is at home in one of these domains, means that domain's term.
"""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from garden.config import GardenConfig
from garden.model import Note, NotePath
from garden.slug import fold

LANGUAGE = "language"
"""The shelf of the repertoire on which terms stand."""

Home = Callable[[NotePath], str]
"""Path of a note to the slug of the domain in which it is at home, or to nothing."""


def shared_terms(
    notes: Mapping[NotePath, Note], config: GardenConfig, home: Home
) -> Mapping[str, Mapping[str, tuple[NotePath, ...]]]:
    """Return the folded names that terms of several domains have, each with them by domain."""
    groups: dict[str, dict[str, list[NotePath]]] = {}
    for path, note in notes.items():
        slug = config.note_types[note.fields.type].repertoire == LANGUAGE and home(path)
        if slug:
            file = PurePosixPath(path).stem
            for name in {fold(name) for name in (file, note.title, *note.fields.aliases)}:
                groups.setdefault(name, {}).setdefault(slug, []).append(path)
    return {
        name: {slug: tuple(paths) for slug, paths in homes.items()}
        for name, homes in groups.items()
        if len(homes) > 1
    }
