"""Files that are no notes, as they are shown or linked: pictures, sound, film, documents.

Pictures stay Markdown. For sound and film there is no Markdown, so these are HTML; the
address in it is worked out here, and the link inside, for browsers that cannot play it, is
Markdown again, so that the engine's link check sees it.
"""

import html
import posixpath
import re
from urllib.parse import quote

from garden.markup import destination, encode_address, escape_markdown
from garden.model import Link, LinkKind
from garden.scene import Scene
from garden.view import relative_address

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
    if extension in SOUND | FILM:
        player = "audio" if extension in SOUND else "video"
        played = _published(scene, path, link.fragment)
        return _player(player, size, played, f"[{shown}]({address})")
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


def _size_attributes(size: tuple[str, str]) -> str:
    pairs = zip(("width", "height"), size, strict=True)
    return "".join(f' {name}="{value}"' for name, value in pairs if value)


def _player(tag: str, size: tuple[str, str], address: str, link: str) -> str:
    sized = _size_attributes(size) if tag == "video" else ""
    opened = f'<{tag} controls preload="metadata"{sized} src="{html.escape(address)}">'
    # Engines take a line that begins with `<video>` for a block of HTML: Markdown ends there.
    return f'<span class="garden-media">{opened}{link}</{tag}></span>'


def _published(scene: Scene, path: str, fragment: str) -> str:
    """Return the address of a file seen from the page as it is published."""
    anchor = f"#{encode_address(fragment)}" if fragment else ""
    return relative_address(quote(path), scene.url_of(scene.host)) + anchor
