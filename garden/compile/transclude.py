"""Embeds of notes, sections and blocks: their text, in the page of the note that asks for it.

An embed that has a line to itself becomes a quote with a mark, `> [!garden-embed]`, since
that is the one container which stands in lists, quotes and admonitions alike, which any
engine shows, and in which a Markdown text keeps its meaning line by line. Its first line
names the note. What is embedded is compiled as seen from the host page. Ids stay at home:
headings are shown as headings without an id, block ids are left out, footnotes get labels
of their own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from garden.compile.linktext import Replacement
from garden.compile.markup import destination, escape_markdown
from garden.compile.scene import Frame, Scene
from garden.fate import Found, ResolvedLink
from garden.garden import Garden
from garden.model import Anchor, Footnote, Heading, LinkKind, Note, NotePath, Span

CONTAINER = "garden-embed"
"""The class of what holds embedded text."""

Render = Callable[[Scene, Note, Span], str]
"""Compiles a span of a note."""

_DEEPEST = 6
_TAB = 4
_LINE_END = re.compile(r"\r\n?|\n")
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
_MARKS = re.compile(r"[ \t>]*")
_NOT_LABEL = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Opened:
    """The text that an embed shows."""

    scene: Scene
    """Where it stands."""
    note: Note
    """The note it is from."""
    extent: Span
    """Which part of it."""
    anchor: Anchor | None
    """The place it begins at; None for the note as a whole."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An embed that would show what it stands in, or one too many."""

    is_cycle: bool
    """Whether it is a cycle; else it is too deep, or the page too long."""
    chain: tuple[NotePath, ...]
    """The notes from the one that closes the cycle, or from the host, to the one embedded."""


def open_embed(scene: Scene, link: ResolvedLink) -> Opened | Refused | None:
    """Return the text that a link shows on the page; None if it is no embed of text."""
    fate = link.fate
    if link.link.kind is not LinkKind.EMBED or not link.link.alone or not isinstance(fate, Found):
        return None
    note = scene.garden.notes[fate.path]
    extent = _extent(note, fate.anchor)
    if extent is None or not note.text[extent.start : extent.end].strip():
        return None
    frames = (*scene.frames, Frame(link.source, link.link.span.start))
    chain = (*(frame.source for frame in frames), note.path)
    for number, frame in enumerate(frames):
        if frame.source == note.path and extent.start <= frame.at < extent.end:
            return Refused(is_cycle=True, chain=chain[number:])
    is_deep = len(frames) > scene.garden.config.embeds.depth
    if is_deep or not scene.budget.take(extent.end - extent.start):
        return Refused(is_cycle=False, chain=chain)
    level = _level(scene, link)
    inner = replace(
        scene,
        frames=frames,
        start=extent.start,
        level=level,
        shift=level + 1 - _top(note, extent),
        ids=_ids(scene, link),
    )
    return Opened(inner, note, extent, fate.anchor)


def refusals(garden: Garden) -> Sequence[tuple[ResolvedLink, Refused]]:
    """Return the embeds that lead back to the note they are in, or deeper than is shown."""
    return garden.once(_refused)


def _refused(garden: Garden) -> Sequence[tuple[ResolvedLink, Refused]]:
    return [pair for path in garden.notes for pair in _refused_in(garden, path)]


def _refused_in(garden: Garden, path: NotePath) -> Iterator[tuple[ResolvedLink, Refused]]:
    scene = Scene(garden, path)
    for link in garden.resolved(path):
        found = open_embed(scene, link)
        refused = [found] if isinstance(found, Refused) else []
        if isinstance(found, Opened):
            refused = list(_refusals(found))
        yield from ((link, one) for one in refused[:1])


def _refusals(opened: Opened) -> Iterator[Refused]:
    """Yield what is refused within embedded text and concerns its host."""
    host = opened.scene.host
    for link in opened.scene.garden.resolved(opened.note.path):
        if not opened.extent.start <= link.link.span.start < opened.extent.end:
            continue
        found = open_embed(opened.scene, link)
        if isinstance(found, Opened):
            yield from _refusals(found)
        elif found and (not found.is_cycle or found.chain[0] == host):
            yield found


def compile_embed(scene: Scene, link: ResolvedLink, render: Render) -> Replacement | None:
    """Return what stands in place of an embed of text; None if it stays a link."""
    opened = open_embed(scene, link)
    if not isinstance(opened, Opened):
        return None
    here = scene.garden.notes[link.source]
    span = link.link.span
    lead = _lead(scene, here, span.start, render)
    prefix = _MARKER.sub(lambda mark: " " * min(len(mark[0]), 2), lead)
    title = escape_markdown(link.link.label or opened.note.title)
    source = f"[{title}]({destination(scene.host, opened.note.path, opened.anchor or '')})"
    lines = [f"[!{CONTAINER}] {source}", "", *_LINE_END.split(_text(opened, render))]
    quoted = [f"> {line}".rstrip() for line in lines]
    below = f"\n{prefix.rstrip()}" if _is_glued(here, span.end, lead) else ""
    return span, f"\n{prefix}".join(quoted) + below


def compile_heading(scene: Scene, note: Note, heading: Heading) -> Iterator[Replacement]:
    """Yield the edits that make a heading one of the embed's own: without an id.

    It is no heading to the engine, so it is in no table of contents; it is one to a reader,
    also to one who listens.
    """
    level = max(1, min(_DEEPEST, heading.level + scene.shift))
    start, end = note.text.rfind("\n", 0, heading.span.start) + 1, heading.span.end
    marks = _quote_marks(note.text[start : heading.span.start])
    if note.text[note.text.rfind("\n", 0, start - 1) + 1 : start].strip(" \t>\r\n"):
        yield Span(start, start), f"{marks}\n"
    opened = f'<strong class="garden-heading" role="heading" aria-level="{level}">'
    yield Span(heading.span.start, heading.inner.start), opened
    after = _LINE_END.match(note.text, end)
    glued = after and _LINE_END.split(note.text[after.end() :], maxsplit=1)[0].strip(" \t>")
    yield Span(heading.inner.end, end), f"</strong>\n{marks}" if glued else "</strong>"


def compile_footnote(scene: Scene, footnote: Footnote) -> Replacement:
    """Return the edit of a footnote's mark, or of a footnote, which is shown below the embed."""
    if footnote.body:
        return footnote.body, ""
    return footnote.name, _label(scene, footnote)


def _text(opened: Opened, render: Render) -> str:
    scene, note, extent = opened.scene, opened.note, opened.extent
    parts = [_lifted(scene, note, extent, render)]
    named = {f.label for f in note.footnotes if not f.body and _is_in(f.name, extent)}
    shown: set[str] = set()
    while named - shown:  # a footnote may name another
        for footnote in note.footnotes:
            if footnote.body and footnote.label in named - shown:
                shown.add(footnote.label)
                parts.append(_footnote(scene, note, footnote, footnote.body, render))
                inner = (f for f in note.footnotes if not f.body)
                named |= {f.label for f in inner if _is_in(f.name, footnote.body)}
        named &= shown | {f.label for f in note.footnotes if f.body}
    return "\n\n".join(parts)


def _footnote(scene: Scene, note: Note, footnote: Footnote, body: Span, render: Render) -> str:
    begin = footnote.name.end + len("]:")
    rest = _lifted(scene, note, Span(body.start, body.end), render, Span(begin, body.end))
    return f"[^{_label(scene, footnote)}]:{rest}"


def _label(scene: Scene, footnote: Footnote) -> str:
    return scene.ids + (_NOT_LABEL.sub("-", footnote.label) or "-")


def _lifted(
    scene: Scene, note: Note, extent: Span, render: Render, shown: Span | None = None
) -> str:
    """Return a span compiled, without what begins its lines because of what is around it."""
    lead = _lead(scene, note, extent.start, render)
    first, *others = _LINE_END.split(render(scene, note, shown or extent))
    lines = [first, *(_without(line, lead) for line in others)]
    # A tab would reach less far behind the marks that will stand before it.
    return "\n".join(line.expandtabs(_TAB) for line in lines).strip("\n")


def _lead(scene: Scene, note: Note, start: int, render: Render) -> str:
    """Return what stands before a place on its line, lists indented as the engine wants them."""
    line = note.text.rfind("\n", 0, start) + 1
    return _LINE_END.split(render(scene, note, Span(line, start)))[-1] if line < start else ""


def _without(line: str, lead: str) -> str:
    """Return a line without the marks that it shares with the lead of the first."""
    at = 0
    for character in lead:
        if character == ">":
            mark = re.compile(r" {0,3}>").match(line, at)
            if mark is None:
                break
            at = mark.end()
        elif line[at : at + 1] in {" ", "\t"}:
            at += 1
    return line[at:]


def _extent(note: Note, anchor: Anchor | None) -> Span | None:
    """Return what an embed of a place shows; None if the place is no section and no block."""
    if anchor is None:
        return Span(_after_title(note), len(note.text))
    for heading in note.headings:
        if heading.anchor == anchor:
            return heading.section
    for block in note.blocks:
        if block.anchor == anchor:
            return block.extent
    return None


def _after_title(note: Note) -> int:
    """Return where a note begins below a heading that only says its title again."""
    for heading in note.headings[:1]:
        is_first = not note.text[note.body_start : heading.span.start].strip()
        if is_first and heading.level == 1 and heading.text == note.title:
            line_end = _LINE_END.search(note.text, heading.span.end)
            return line_end.end() if line_end else heading.span.end
    return note.body_start


def _level(scene: Scene, link: ResolvedLink) -> int:
    """Return the level of the heading that a link stands below on the page."""
    headings = scene.garden.notes[link.source].headings
    above = [h for h in headings if scene.start <= h.span.start < link.link.span.start]
    return above[-1].level + scene.shift if above else scene.level


def _top(note: Note, extent: Span) -> int:
    """Return the highest level of a heading in a part of a note."""
    return min((h.level for h in note.headings if _is_in(h.span, extent)), default=1)


def _ids(scene: Scene, link: ResolvedLink) -> str:
    """Return what labels within an embed begin with: which embed of its note it is, and so on."""
    links = scene.garden.resolved(link.source)
    embeds = [one.link.span for one in links if one.link.kind is LinkKind.EMBED]
    outer, letter = scene.ids.removesuffix("-"), "e"
    labels = [footnote.label for footnote in scene.garden.notes[scene.host].footnotes]
    while any(label.startswith(letter) for label in labels):
        letter += "e"
    return f"{outer}{letter}{embeds.index(link.link.span) + 1}-"


def _is_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _is_glued(note: Note, end: int, lead: str) -> bool:
    """Tell whether the line below would be read as a part of the embed."""
    after = _LINE_END.search(note.text, end)
    line = _LINE_END.split(note.text[after.end() :], maxsplit=1)[0] if after else ""
    text = line[_MARKS.match(line).end() :]  # type: ignore[union-attr]
    is_item = bool(_MARKER.search(lead) and _MARKER.match(text))
    return bool(text) and not is_item


def _quote_marks(lead: str) -> str:
    return lead.rstrip() if ">" in lead else ""
