"""The sections by which notes of a type are known, found by their headings."""

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


def _plain(text: str) -> str:
    return fold(text).rstrip("?: ").strip()
