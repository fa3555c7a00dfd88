"""One link as plain Markdown, seen from the page on which it will stand.

Wikilinks become ordinary relative links, so that any engine understands them and the
engine's own link check checks us. Links that found nothing become marked text, never a
link to nowhere. Markdown links that an engine reads as we do stay byte for byte.
"""

import html
import posixpath
import re

from garden.compile.markup import as_entity, destination, encode_address, escape_markdown
from garden.compile.media import compile_asset, size_list, split_size
from garden.compile.scene import Scene
from garden.fate import (
    Ambiguous,
    Asset,
    External,
    Found,
    MissingAnchor,
    MissingAsset,
    ResolvedLink,
    Wanted,
    is_nobody,
)
from garden.garden import Garden
from garden.model import Link, LinkKind, NotePath, Span

NOT_WRITTEN = "Not written yet"

_QUOTES = re.compile(r"[\"'()]")
_INLINE = "]("

Replacement = tuple[Span, str]
"""A place in a note's text, and what stands there instead."""


def compile_link(scene: Scene, resolved: ResolvedLink) -> Replacement | None:
    """Return what stands in place of a link, or of its tail; None to leave it as written."""
    if is_nobody(resolved.fate):
        return resolved.link.span, escape_markdown(resolved.link.label or resolved.link.target)
    by_name = resolved.link.kind not in {LinkKind.MARKDOWN, LinkKind.IMAGE}
    text = _absent(scene, resolved) if by_name or scene.is_embed else None
    if text is None and by_name:
        text = _compile_wikilink(scene, resolved)
    if text is not None:
        return resolved.link.span, text
    replaced = None if by_name else _compile_markdown(scene, resolved)
    sized = _sized(scene, resolved, replaced) if resolved.link.kind is LinkKind.IMAGE else None
    return sized or replaced


def link_label(garden: Garden, link: Link, path: NotePath, anchor: str = "") -> str:
    """Return what a reader sees of a link: the author's label, else the note's title.

    A link to a heading shows the heading's own text, also where it was written as an address.
    """
    if link.label:
        return html.unescape(link.label)
    note = garden.notes[path]
    written = link.fragment.rpartition("#")[2]
    if not written or written.startswith("^"):
        return note.title
    heading = next((h.text for h in note.headings if h.anchor == anchor), written)
    return f"{note.title} § {heading}" if link.target else heading


def _compile_wikilink(scene: Scene, resolved: ResolvedLink) -> str | None:
    link = resolved.link
    match resolved.fate:
        case Found(path, anchor):
            text = _link(scene, link, path, anchor or "")
        case MissingAnchor(path, _):
            text = _link(scene, link, path, "")
        case External(url):
            text = f"[{escape_markdown(link.label or url)}]({encode_address(url)})"
        case Asset(path):
            text = compile_asset(scene, link, path)
        case _:
            return None
    return text


def _absent(scene: Scene, resolved: ResolvedLink) -> str | None:
    """Return what stands in place of a link that found nothing; None if it did.

    On its own page a Markdown link is left as it is, so that the engine tells of it too. In
    an embed it is marked, or the engine would tell of it once for each page that shows it.
    """
    link = resolved.link
    match resolved.fate:
        case Wanted(name):
            return _wanted(scene.wanted_url(name), link.label or name)
        case MissingAsset(name):
            return _wanted("", link.label or name)
        case Ambiguous(candidates):
            hint = "Could be " + " or ".join(candidates)
            return _marked("garden-ambiguous", hint, link.label or link.target)
        case _:
            return None


def _link(scene: Scene, link: Link, path: NotePath, anchor: str) -> str:
    label = escape_markdown(link_label(scene.garden, link, path, anchor))
    embed = "{ .garden-embed }" if link.kind is LinkKind.EMBED else ""
    return f"[{label}]({destination(scene.host, path, anchor)}){embed}"


def _compile_markdown(scene: Scene, resolved: ResolvedLink) -> Replacement | None:
    """Return the tail of a Markdown link that an engine would not follow by itself."""
    source, link = resolved.source, resolved.link
    tail = link.tail
    if tail is None:
        return None
    # What a reference means is said in its own note, perhaps outside what is embedded.
    is_whole = not scene.is_embed or scene.garden.notes[source].text.startswith(_INLINE, tail.start)
    fragment = link.fragment
    match resolved.fate:
        case Found(path, anchor):
            fragment = anchor or ""
        case MissingAnchor(path, _):
            fragment = "" if scene.is_embed else fragment
        case Asset(path):
            pass
        case _:
            return None if is_whole else (tail, f"]({link.address}{_title(link)})")
    literal = posixpath.normpath(posixpath.join(posixpath.dirname(scene.host), link.target))
    same_page = not link.target and path == scene.host
    if is_whole and (same_page or literal == path) and fragment == link.fragment:
        return None
    return tail, f"]({destination(scene.host, path, fragment)}{_title(link)})"


def _sized(
    scene: Scene, resolved: ResolvedLink, replaced: Replacement | None
) -> Replacement | None:
    """Return a picture whose text ends in a size, `![text|100x145](…)`, with that size."""
    link, text = resolved.link, scene.garden.notes[resolved.source].text
    label, size = split_size(link.label or "")
    if link.tail is None or not size[0] or "|" not in (link.label or ""):
        return None
    if text.startswith("{", link.span.end):
        return None  # the author says it in the engine's own way
    tail = replaced[1] if replaced else text[link.tail.start : link.tail.end]
    return link.span, f"![{escape_markdown(label)}{tail}{size_list(size)}"


def _title(link: Link) -> str:
    quoted = _QUOTES.sub(as_entity, escape_markdown(link.title))
    return f' "{quoted}"' if link.title else ""


def _wanted(address: str, text: str) -> str:
    """Mark the name of what is not there, and lead to where it is asked for if that is known."""
    if not address:
        return _marked("garden-wanted", NOT_WRITTEN, text)
    return f'[{escape_markdown(text)}]({address}){{ .garden-wanted title="{NOT_WRITTEN}" }}'


def _marked(name: str, hint: str, text: str) -> str:
    return f'<span class="{name}" title="{html.escape(hint)}">{escape_markdown(text)}</span>'
