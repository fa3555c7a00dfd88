"""Text and addresses as Markdown wants them, whichever engine reads it."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote

from garden.model import NotePath

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&~^=$|#]")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""White space but for the spaces that hold words together."""


def destination(source: NotePath, path: str, fragment: str = "") -> str:
    """Return the relative address of `path`, seen from `source`, as Markdown wants it."""
    anchor = f"#{encode_address(fragment)}" if fragment else ""
    if path == source and anchor:
        return anchor
    return _relative(posixpath.dirname(source), path) + anchor


@lru_cache(maxsize=4096)  # one note after another of a folder links to the same notes
def _relative(folder: str, path: str) -> str:
    # As seen from a root, so that nobody asks where this process runs.
    return quote(posixpath.relpath(f"/{path}", f"/{folder}"))


def escape_markdown(text: str) -> str:
    """Return `text` so that any Markdown engine shows just that: specials as entities."""
    return _SPECIAL.sub(as_entity, _SPACES.sub(" ", text).strip())


def as_entity(match: re.Match[str]) -> str:
    """Return the character that matched as an entity."""
    return f"&#{ord(match[0])};"


def encode_address(address: str) -> str:
    """Escape what would end a Markdown destination; leave letters of any script alone."""
    return re.sub(r"[\s<>()\"\\|]", lambda match: quote(match[0], safe=""), address)
