"""Files that are no notes, as they are shown or linked: pictures, sound, film, documents.

For sound and film there is no Markdown, and of the addresses in HTML each engine has its own
idea. So they are links that any engine and the forge understand; where the theme's script
runs, it puts a player in their place.
"""

import posixpath
import re

from garden.compile.markup import destination, escape_markdown
from garden.compile.scene import Scene
from garden.model import Link, LinkKind

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"})
"""Extensions of files that are shown as pictures when embedded."""

SOUND = frozenset({"flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "3gp"})
"""Extensions of files that are played as sound when embedded."""

FILM = frozenset({"mkv", "mov", "mp4", "ogv", "webm"})
"""Extensions of files that are played as film when embedded."""

_SIZE = re.compile(r"(\d+)(?:x(\d+))?$")
_PAGE = re.compile(r"(?:^|&)page=(\d+)")


def compile_asset(scene: Scene, link: Link, path: str) -> str:
    """Return what stands in place of a wikilink or embed that names the file at `path`."""
    name = posixpath.basename(path)
    address = destination(scene.host, path, link.fragment)
    if link.kind is not LinkKind.EMBED:
        return f"[{escape_markdown(link.label or name)}]({address})"
    text, size = split_size(link.label or "")
    shown = escape_markdown(text or name)
    extension = path.rpartition(".")[2].lower()
    if extension in PICTURES:
        return f"![{shown}]({address}){size_list(size)}"
    if extension in SOUND:
        return f"[{shown}]({address}){{ .garden-sound }}"
    if extension in FILM:
        data = _size_attributes(size, "data-")
        return f"[{shown}]({address}){{ .garden-film{data} }}"
    page = _PAGE.search(link.fragment)
    if page and not text:
        shown += f", page {page[1]}"
    return f"[{shown}]({address}){{ .garden-file }}"


def split_size(label: str) -> tuple[str, tuple[str, str]]:
    """Return a label without the size at its end, `100` or `100x145`, and width and height."""
    text, _, last = label.rpartition("|")
    size = _SIZE.fullmatch(last.strip())
    if size is None:
        return label, ("", "")
    return text.strip(), (size[1], size[2] or "")


def size_list(size: tuple[str, str]) -> str:
    """Return a size as an attribute list; empty if there is none."""
    attributes = _size_attributes(size)
    return f"{{{attributes} }}" if attributes else ""


def _size_attributes(size: tuple[str, str], prefix: str = "") -> str:
    pairs = zip(("width", "height"), size, strict=True)
    return "".join(f' {prefix}{name}="{value}"' for name, value in pairs if value)
