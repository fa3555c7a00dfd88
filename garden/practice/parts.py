"""The sections by which notes of a type are known, found by their headings."""

from collections.abc import Iterator

from garden.garden import Garden
from garden.model import Heading, Note
from garden.slug import fold


def find_section(garden: Garden, note: Note, name: str) -> Heading | None:
    """Return the heading of the section that we call `name`, or None.

    The garden may call it otherwise (option `sections`); case and a closing question mark
    do not matter.
    """
    wanted = _plain(garden.config.sections.get(name, name))
    return next((h for h in note.headings if _plain(h.text) == wanted), None)


def missing_sections(garden: Garden, note: Note) -> Iterator[str]:
    """Yield the sections that a note of this type lacks, as the garden calls them."""
    for name in garden.config.note_types[note.fields.type].sections:
        if find_section(garden, note, name) is None:
            yield garden.config.sections.get(name, name)


def _plain(text: str) -> str:
    return fold(text).rstrip("?: ").strip()
