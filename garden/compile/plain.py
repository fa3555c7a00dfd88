"""Notes to plain Markdown, by text edits at known spans: nothing else is touched."""

import html
import re
from collections.abc import Iterable, Iterator

from garden.compile.linktext import Replacement, compile_link
from garden.compile.markup import destination, escape_markdown
from garden.compile.scene import Scene, WantedUrl, nowhere
from garden.compile.transclude import compile_embed, compile_footnote, compile_heading
from garden.garden import Garden
from garden.model import Block, Edit, EditKind, LinkKind, Note, Span
from garden.pages import locations
from garden.pages.view import tag_anchor
from garden.query.place import compile_query

_LINE_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*")
_BODY_KINDS = frozenset({LinkKind.WIKILINK, LinkKind.EMBED, LinkKind.MARKDOWN, LinkKind.IMAGE})


def compile_body(
    garden: Garden,
    note: Note,
    wanted_url: WantedUrl = nowhere,
    others: Iterable[Replacement] = (),
) -> str:
    """Return the body of `note` as plain Markdown, with `others` among its edits."""
    scene = Scene(garden, note.path, wanted_url)
    return _compile(scene, note, Span(note.body_start, len(note.text)), others)


def _compile(scene: Scene, note: Note, span: Span, others: Iterable[Replacement] = ()) -> str:
    """Return a part of a note as plain Markdown."""
    # Insertions first, then the longer of two that begin together, which holds the other.
    edits = sorted(
        (*_replacements(scene, note, span), *others),
        key=lambda edit: (edit[0].start, edit[0].end > edit[0].start, -edit[0].end),
    )
    parts = []
    at = span.start
    for place, text in edits:
        if place.start < at:
            # Inside something already replaced, such as a comment, or begun before the part.
            at = max(at, place.end) if place.start < span.start else at
            continue
        parts += [note.text[at : place.start], text]
        at = place.end
    return "".join([*parts, note.text[at : span.end]])


def _replacements(scene: Scene, note: Note, span: Span) -> Iterator[Replacement]:
    """Yield the edits that concern a part of a note."""
    for place, text in _own_replacements(scene, note, span):
        is_within = place.start < span.end and place.end > span.start
        # What is inserted at the very ends belongs to the page, not to a part that is shown.
        is_at_end = place.start == place.end and place.start in {span.start, span.end}
        if is_within or (is_at_end and not scene.is_embed):
            yield place, text
    for query in note.queries:
        if span.start <= query.span.start < span.end:
            yield query.span, compile_query(scene.garden, note, query, scene.host)
    for link in scene.garden.resolved(note.path):
        if link.link.kind in _BODY_KINDS and span.start <= link.link.span.start < span.end:
            replaced = compile_embed(scene, link, _compile) or compile_link(scene, link)
            if replaced is not None:
                yield replaced


def _own_replacements(scene: Scene, note: Note, span: Span) -> Iterator[Replacement]:
    for edit in note.edits:
        if edit.kind is not EditKind.INDENT or scene.garden.config.lists == "commonmark":
            yield edit.span, _edited(scene, note, edit)
    for block in note.blocks:
        yield block.span, "" if scene.is_embed else _block_anchor(note, block)
    if scene.is_embed:
        for heading in note.headings:
            yield from compile_heading(scene, note, heading)
        for footnote in note.footnotes:
            if footnote.body is None or footnote.body.start >= span.start:
                yield compile_footnote(scene, footnote)
        for definition in note.definitions:
            yield definition, ""


def _edited(scene: Scene, note: Note, edit: Edit) -> str:
    match edit.kind:
        case EditKind.COMMENT | EditKind.BAKED:
            return ""
        case EditKind.TAG:
            return _tag(scene, edit.text)
        case EditKind.HASH:
            return "\\" + note.text[edit.span.start : edit.span.end]
        case EditKind.CALLOUT:
            return edit.text
        case EditKind.INDENT:
            return " " * edit.width
        case EditKind.LIST:
            above = note.text.rfind("\n", 0, edit.span.start - 1) + 1
            marks = (_quote_marks(note.text, at) for at in (above, edit.span.start))
            return f"{min(marks, key=len)}\n"


def _tag(scene: Scene, tag: str) -> str:
    """Return a tag as a link to its place on the page of all tags."""
    shown = escape_markdown(tag)
    if not scene.garden.config.tags.link:
        return f"\\#{shown}"
    goal = locations.index_path(scene.garden, "tags")
    return f"[&#35;{shown}]({destination(scene.host, goal, tag_anchor(tag))}){{ .garden-hashtag }}"


def _quote_marks(text: str, at: int) -> str:
    """Return the `>` marks that begin the line at `at`, as written; empty if there are none."""
    prefix = _LINE_PREFIX.match(text, at)
    return prefix[0].rstrip() if prefix and ">" in prefix[0] else ""


def _block_anchor(note: Note, block: Block) -> str:
    gap = "" if note.text[block.span.start] == "^" else " "
    return f'{gap}<span id="{html.escape(block.anchor)}"></span>'
