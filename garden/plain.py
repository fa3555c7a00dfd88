"""Notes to plain Markdown, by text edits at known spans: nothing else is touched.

Wikilinks become ordinary relative links, so that any engine understands them and the
engine's own link check checks us. Links that found nothing become marked text, never a
link to nowhere. Markdown links that an engine reads as we do stay byte for byte.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterator

from garden.fate import (
    Ambiguous,
    Asset,
    External,
    Found,
    IgnoredLink,
    MissingAnchor,
    MissingAsset,
    ResolvedLink,
    Wanted,
)
from garden.garden import Garden
from garden.markup import as_entity, destination, encode_address, escape_markdown
from garden.model import Block, Edit, EditKind, Link, LinkKind, Note, NotePath, Span

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"})
"""Extensions of files that are shown and not linked when embedded."""

NOT_WRITTEN = "Not written yet"

_QUOTES = re.compile(r"[\"'()]")
_SIZE = re.compile(r"(\d+)(?:x(\d+))?$")
_LINE_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*")
_BODY_KINDS = frozenset({LinkKind.WIKILINK, LinkKind.EMBED, LinkKind.MARKDOWN, LinkKind.IMAGE})

Replacement = tuple[Span, str]

WantedUrl = Callable[[str], str]
"""Name of a wanted note to where it is listed, seen from the page; empty for nowhere."""


def _nowhere(_name: str) -> str:
    return ""


def compile_body(garden: Garden, note: Note, wanted_url: WantedUrl = _nowhere) -> str:
    """Return the body of `note` as plain Markdown."""
    # Insertions first, then the longer of two that begin together, which holds the other.
    edits = sorted(
        _replacements(garden, note, wanted_url),
        key=lambda edit: (edit[0].start, edit[0].end > edit[0].start, -edit[0].end),
    )
    parts = []
    at = note.body_start
    for span, text in edits:
        if span.start < at:
            continue  # inside something already replaced, such as a comment
        parts += [note.text[at : span.start], text]
        at = span.end
    return "".join([*parts, note.text[at:]])


def _replacements(garden: Garden, note: Note, wanted_url: WantedUrl) -> Iterator[Replacement]:
    for edit in note.edits:
        if edit.kind is not EditKind.INDENT or garden.config.lists == "commonmark":
            yield edit.span, _edited(note, edit)
    for block in note.blocks:
        yield block.span, _block_anchor(note, block)
    for link in garden.resolved(note.path):
        if link.link.kind in _BODY_KINDS:
            replaced = _compile_link(garden, link, wanted_url)
            if replaced is not None:
                yield replaced


def _edited(note: Note, edit: Edit) -> str:
    match edit.kind:
        case EditKind.COMMENT | EditKind.BAKED:
            return ""
        case EditKind.TAG:
            return "\\" + note.text[edit.span.start : edit.span.end]
        case EditKind.INDENT:
            return " " * edit.width
        case EditKind.LIST:
            above = note.text.rfind("\n", 0, edit.span.start - 1) + 1
            marks = (_quote_marks(note.text, at) for at in (above, edit.span.start))
            return f"{min(marks, key=len)}\n"


def _quote_marks(text: str, at: int) -> str:
    """Return the `>` marks that begin the line at `at`, as written; empty if there are none."""
    prefix = _LINE_PREFIX.match(text, at)
    return prefix[0].rstrip() if prefix and ">" in prefix[0] else ""


def _block_anchor(note: Note, block: Block) -> str:
    gap = "" if note.text[block.span.start] == "^" else " "
    return f'{gap}<span id="{html.escape(block.anchor)}"></span>'


def _compile_link(
    garden: Garden, resolved: ResolvedLink, wanted_url: WantedUrl
) -> Replacement | None:
    if resolved.link.kind in {LinkKind.MARKDOWN, LinkKind.IMAGE}:
        return _compile_markdown(resolved)
    text = _compile_wikilink(garden, resolved, wanted_url)
    return None if text is None else (resolved.link.span, text)


def _compile_wikilink(garden: Garden, resolved: ResolvedLink, wanted_url: WantedUrl) -> str | None:
    """Return what stands in place of a wikilink or an embed; None to leave it."""
    source, link = resolved.source, resolved.link
    match resolved.fate:
        case Found(path, anchor):
            text = _link(garden, resolved, path, anchor or "")
        case MissingAnchor(path, _):
            text = _link(garden, resolved, path, "")
        case External(url):
            text = f"[{escape_markdown(link.label or url)}]({encode_address(url)})"
        case Asset(path):
            text = _compile_asset(source, link, path)
        case Wanted(name):
            text = _wanted(wanted_url(name), link.label or name)
        case MissingAsset(name):
            text = _wanted("", link.label or name)
        case Ambiguous(candidates):
            hint = "Could be " + " or ".join(candidates)
            text = _marked("garden-ambiguous", hint, link.label or link.target)
        case IgnoredLink():
            return None
    return text


def _link(garden: Garden, resolved: ResolvedLink, path: NotePath, anchor: str) -> str:
    label = escape_markdown(link_label(garden, resolved.link, path))
    embed = "{ .garden-embed }" if resolved.link.kind is LinkKind.EMBED else ""
    return f"[{label}]({destination(resolved.source, path, anchor)}){embed}"


def _compile_asset(source: NotePath, link: Link, path: str) -> str:
    address = destination(source, path, link.fragment)
    name = posixpath.basename(path)
    if link.kind is not LinkKind.EMBED or path.rpartition(".")[2].lower() not in PICTURES:
        return f"[{escape_markdown(link.label or name)}]({address})"
    label = link.label or ""
    text, _, last = label.rpartition("|")
    size = _SIZE.fullmatch(last.strip())
    if size is None:
        return f"![{escape_markdown(label or name)}]({address})"
    height = f' height="{size[2]}"' if size[2] else ""
    return f'![{escape_markdown(text or name)}]({address}){{ width="{size[1]}"{height} }}'


def _compile_markdown(resolved: ResolvedLink) -> Replacement | None:
    """Rewrite the address of a Markdown link that an engine would not find by itself."""
    source, link = resolved.source, resolved.link
    match resolved.fate:
        case Found(path, anchor):
            fragment = anchor or ""
        case MissingAnchor(path, _) | Asset(path):
            fragment = link.fragment
        case _:
            return None
    literal = posixpath.normpath(posixpath.join(posixpath.dirname(source), link.target))
    same_page = not link.target and path == source
    if (same_page or literal == path) and fragment == link.fragment:
        return None
    if link.tail is None:
        return None
    quoted = _QUOTES.sub(as_entity, escape_markdown(link.title))
    title = f' "{quoted}"' if link.title else ""
    return link.tail, f"]({destination(source, path, fragment)}{title})"


def link_label(garden: Garden, link: Link, path: NotePath) -> str:
    """Return what a reader sees of a link: the author's label, else the note's title."""
    if link.label:
        return link.label
    title = garden.notes[path].title
    heading = link.fragment.rpartition("#")[2]
    if not heading or heading.startswith("^"):
        return title
    return f"{title} § {heading}" if link.target else heading


def _wanted(address: str, text: str) -> str:
    """Mark the name of what is not there, and lead to where it is asked for if that is known.

    It is HTML since the engine cannot know the anchors of that page and would report them.
    """
    if not address:
        return _marked("garden-wanted", NOT_WRITTEN, text)
    opened = f'<a class="garden-wanted" href="{html.escape(address)}" title="{NOT_WRITTEN}">'
    return f"{opened}{escape_markdown(text)}</a>"


def _marked(name: str, hint: str, text: str) -> str:
    return f'<span class="{name}" title="{html.escape(hint)}">{escape_markdown(text)}</span>'
