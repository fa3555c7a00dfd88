"""Text to `Note`. A note is parsed once; nothing later reads Markdown again."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from garden.config import GardenConfig
from garden.frontmatter import read_head
from garden.model import (
    Anchor,
    Block,
    Edit,
    EditKind,
    Footnote,
    Heading,
    Link,
    Note,
    NotePath,
    Prose,
    QueryBlock,
    Span,
)
from garden.reading.blocksapart import blocks_apart
from garden.reading.callouts import callout_edits
from garden.reading.extents import extent_above, paragraph_extent, with_extents
from garden.reading.listindent import list_indents
from garden.reading.parse_links import CALLOUT, read_links
from garden.reading.prose import read_prose
from garden.reading.queryblock import query_blocks
from garden.reading.sections import Sections
from garden.reading.sourcemap import Located, SourceMap
from garden.reading.syntax import make_parser, plain_text
from garden.reading.writtenids import split_attributes, written_ids
from garden.slug import Slugify, slugify_ascii, unique_anchor

_BLOCK_ID = re.compile(r"(?:(?m:^)|[^\S\n])\^([A-Za-z0-9-]+)$")
_WORD = re.compile(r"\w+")
_SMALL = frozenset({"footnote_reference_open", "dd_open"})
_HOLDERS = _SMALL | {"list_item_open", "blockquote_open", "material_open"}


def parse_note(
    path: NotePath, text: str, config: GardenConfig, slugify: Slugify = slugify_ascii
) -> Note:
    """Return the note that `text` states. Never raises: what is wrong becomes its findings.

    `slugify` is the engine's rule for heading ids, before they are made unique.
    """
    head = read_head(path, text, config)
    body = _Body(text, head.body_start, slugify)
    env: dict[str, Any] = {}
    body.read(_parser().parse(text[head.body_start :], env))
    fields = head.fields
    return Note(
        path=path,
        text=text,
        body_start=head.body_start,
        fields=fields,
        title=fields.title or body.first_title or _name_of(path),
        links=(*body.links, *fields.practice, *fields.field_links),
        headings=body.headings,
        blocks=tuple(body.blocks),
        anchors=frozenset(map(Anchor, body.ids)),
        tags=_unique((*fields.tags, *body.tags)),
        edits=tuple(body.edits),
        footnotes=tuple(body.footnotes),
        definitions=tuple(body.whole_lines(_definitions(env))),
        queries=body.queries,
        prose=tuple(body.prose),
        summary=body.summary,
        words=body.words,
        findings=head.findings,
    )


@cache
def _parser() -> MarkdownIt:
    return make_parser()


def _name_of(path: NotePath) -> str:
    stem = PurePosixPath(path).stem
    if stem.lower() not in {"index", "readme"}:
        return stem
    folder = PurePosixPath(path).parent.name
    return folder.replace("-", " ").replace("_", " ").strip().capitalize() or "Home"


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


@dataclass(slots=True)
class _Body:
    """What is gathered while the tokens of one body pass by, in order."""

    text: str
    body_start: int
    slugify: Slugify
    links: list[Link] = field(default_factory=list)
    sections: Sections = field(default_factory=Sections)
    headings: tuple[Heading, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    runs: dict[str, int] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    queries: tuple[QueryBlock, ...] = ()
    first_title: str = ""
    summary: str = ""
    words: int = 0
    lines: SourceMap = field(init=False)
    _cursor: int = 0
    _holders: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = SourceMap(self.text, self.body_start)

    def read(self, tokens: list[Token]) -> None:
        """Walk the block tokens; explicit ids first, since generated ones must avoid them."""
        for token in tokens:
            for name, is_seen in written_ids(token):
                self.ids.add(name)
                if is_seen:
                    self.taken.add(name)
        for index in range(len(tokens)):
            self._token(tokens, index)
        self.headings = tuple(with_extents(self.sections.headings, tokens, self.lines))
        self.edits += blocks_apart(tokens, self.lines)
        self.edits += list_indents(tokens, self.lines)
        self.queries = tuple(query_blocks(tokens, self.lines))

    def _token(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        match token.type:
            case "inline":
                self._inline(tokens, index)
            case "tr_open":
                self._cursor = 0
            case "comment_block" | "baked":
                self._unseen(token)
            case "block_id":
                self._block_below(tokens, index)
            case "footnote_reference_open":
                self._footnote(token)
            case _:
                pass
        if token.nesting > 0 and token.type in _HOLDERS:
            self._holders.append(token.type)
        elif token.nesting < 0 and token.type.replace("_close", "_open") in _HOLDERS:
            self._holders.pop()

    def _inline(self, tokens: list[Token], index: int) -> None:
        token, opener = tokens[index], tokens[index - 1]
        opened = opener.type
        children = token.children or []
        first_line, stop = token.map or [0, 0]
        if opened in {"th_open", "td_open"}:
            located, self._cursor = self.lines.locate_cell(token.content, first_line, self._cursor)
        else:
            located = self.lines.locate(token.content, first_line, stop)
        text = plain_text(children)
        self.words += len(_WORD.findall(text))
        self._edits(children, located, opened)
        links = read_links(children, located, self.lines, opened)
        if not self._has_room(children):
            links = [replace(link, alone=False) for link in links]
        self.links += links
        prose = read_prose(token, located, self.text, opened)
        if prose:
            self.prose.append(prose)
        if opened == "heading_open":
            self._heading(opener, children, located)
        elif opened == "paragraph_open":
            self._paragraph(tokens, index, text, located)

    def _has_room(self, children: list[Token]) -> bool:
        """Tell whether a block may be put in place of a line of the paragraph.

        Not in a footnote or a definition. In a list item Python-Markdown could not tell how
        it belongs, unless it takes the whole paragraph.
        """
        if not _SMALL.isdisjoint(self._holders):
            return False
        is_item = self._holders[-1:] == ["list_item_open"]
        return not is_item or all(child.type != "softbreak" for child in children)

    def _heading(self, opener: Token, children: list[Token], located: Located) -> None:
        text, anchor = split_attributes(plain_text(children))
        if not anchor:
            # The engine makes ids without the alternative text of pictures.
            lettered = plain_text([child for child in children if child.type != "image"])
            words = split_attributes(lettered)[0].split()
            anchor = unique_anchor(self.slugify(" ".join(words)), self.taken, self.runs)
        heading = Heading(
            " ".join(text.split()),
            int(opener.tag[1]),
            Anchor(anchor),
            self.lines.position(located.offset(0)),
        )
        self.ids.add(anchor)
        self.sections.begin(heading)
        if heading.level == 1 and not self.first_title:
            self.first_title = heading.text

    def _paragraph(self, tokens: list[Token], index: int, text: str, located: Located) -> None:
        token = tokens[index]
        last = token.children[-1].type if token.children else ""
        match = _BLOCK_ID.search(token.content) if last == "text" else None
        if match and text.endswith(match[0]):
            span = Span(located.offset(match.start()), located.end(match.end()))
            text = " ".join(text[: -len(match[0])].split())
            extent = paragraph_extent(tokens, index, located.offset(0), self.lines)
            self._block(match[1], span, text, extent)
        if index > 1 and tokens[index - 2].type == "blockquote_open":
            for start, end, mark in callout_edits(token.content):
                place = Span(located.offset(start), located.offset(end))
                self.edits.append(Edit(EditKind.CALLOUT, place, text=mark))
        if not CALLOUT.match(text):
            text = " ".join(text.split())
            self.summary = self.summary or text
            self.sections.tell(text)

    def _block_below(self, tokens: list[Token], index: int) -> None:
        """Note an id that stands alone below the block that it marks."""
        first, _ = tokens[index].map or [0, 0]
        start = self.lines.line_start(first) + self.lines.line_text(first).index("^")
        name = tokens[index].content
        span = Span(start, start + 1 + len(name))
        self._block(name, span, "", extent_above(tokens, index, self.lines))

    def _block(self, name: str, span: Span, summary: str, extent: Span) -> None:
        at = self.lines.position(span.end - len(name))
        self.blocks.append(Block(Anchor(f"^{name}"), span, at, summary, extent))
        self.ids.add(f"^{name}")

    def _footnote(self, token: Token) -> None:
        first, stop = token.map or [0, 0]
        label = str(token.meta["label"])
        self.ids.add(f"fn:{label}")
        start = self.lines.line_start(first) + self.lines.line_text(first).index(f"[^{label}]")
        end = max(start, self.lines.line_end(stop - 1))
        name = Span(start + 2, start + 2 + len(label))
        self.footnotes.append(Footnote(label, name, Span(start, end)))

    def _edits(self, children: list[Token], located: Located, opened: str) -> None:
        for index, child in enumerate(children):
            if child.type == "comment":
                self._edit(EditKind.COMMENT, located, child)
            elif child.type == "tag":
                self.tags.append(child.content)
                if opened != "heading_open":
                    self._edit(EditKind.TAG, located, child)
                elif index == 0 or children[index - 1].type in {"softbreak", "hardbreak"}:
                    self._edit(EditKind.HASH, located, child)
            elif child.type == "footnote_ref":
                start, end = child.meta["start"] + 2, child.meta["end"] - 1
                name = Span(located.offset(start), located.end(end))
                self.footnotes.append(Footnote(str(child.meta["label"]), name))

    def _edit(self, kind: EditKind, located: Located, child: Token) -> None:
        start, end = child.meta["start"], child.meta["end"]
        place = Span(located.offset(start), located.end(end))
        self.edits.append(Edit(kind, place, text=child.content))

    def _unseen(self, token: Token) -> None:
        kind = EditKind.BAKED if token.type == "baked" else EditKind.COMMENT
        self.edits += [Edit(kind, span) for span in self.whole_lines([token.map or [0, 0]])]

    def whole_lines(self, ranges: Iterable[Sequence[int]]) -> Iterator[Span]:
        """Yield the spans of some ranges of lines."""
        for first, stop in ranges:
            yield Span(self.lines.line_start(first), self.lines.line_start(stop))


def _definitions(env: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    """Yield the lines of every link reference definition that the parser met."""
    for definition in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
        yield definition["map"]
