"""The body of a note: its tokens, read once in order, and what there is to gather from them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from garden.model import (
    Anchor,
    Block,
    Edit,
    EditKind,
    Footnote,
    Heading,
    Link,
    Position,
    Prose,
    QueryBlock,
    Span,
)
from garden.reading.blocksapart import blocks_apart
from garden.reading.callouts import callout_edits
from garden.reading.extents import extent_above, heading_spans, headings, paragraph_extent
from garden.reading.listindent import list_indents
from garden.reading.parse_links import CALLOUT, Stretch, read_links
from garden.reading.prose import read_prose
from garden.reading.queryblock import query_blocks
from garden.reading.sections import Section, Sections
from garden.reading.sourcemap import Located, SourceMap
from garden.reading.syntax import DEEPEST
from garden.reading.visible import is_plain, plain_text, token_text
from garden.reading.writtenids import split_attributes, written_ids
from garden.slug import Slugify, unique_anchor

_BLOCK_ID = re.compile(r"(?:(?m:^)|[^\S\n])\^([A-Za-z0-9-]+)$")
_WORD = re.compile(r"\w+")
_CELLS = frozenset({"th_open", "td_open"})
_SMALL = frozenset({"footnote_reference_open", "dd_open"})
_HOLDERS = _SMALL | {"list_item_open", "blockquote_open", "material_open"}
_CLOSERS = frozenset(name.replace("_open", "_close") for name in _HOLDERS)
_TOLD = _HOLDERS | _CLOSERS | {"tr_open", "comment_block", "baked", "block_id"}
"""Tokens, beside those of text, that say something."""


@dataclass(slots=True)
class Body:
    """What is gathered while the tokens of one body pass by, in order."""

    text: str
    """The whole note."""
    start: int
    """Where its body begins."""
    slugify: Slugify
    """The engine's rule for heading ids, before they are made unique."""
    links: list[Link] = field(default_factory=list)
    headings: tuple[Heading, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    tags: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    queries: tuple[QueryBlock, ...] = ()
    first_title: str = ""
    summary: str = ""
    words: int = 0
    too_deep: Position | None = None
    lines: SourceMap = field(init=False)
    _sections: Sections = field(default_factory=Sections)
    _taken: set[str] = field(default_factory=set)
    _runs: dict[str, int] = field(default_factory=dict)
    _cursor: int = 0
    _holders: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = SourceMap(self.text, self.start)

    def read(self, tokens: list[Token]) -> None:
        """Walk the block tokens; explicit ids first, since generated ones must avoid them."""
        for token in tokens:
            if token.type in {"inline", "html_block"}:
                for name, is_seen in written_ids(token):
                    self.ids.add(name)
                    if is_seen:
                        self._taken.add(name)
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(tokens, index)
            elif token.type in _TOLD:
                self._token(tokens, index)
        self.headings = tuple(headings(self._sections.met, tokens, self.lines))
        self.edits += blocks_apart(tokens, self.lines)
        self.edits += list_indents(tokens, self.lines)
        self.queries = tuple(query_blocks(tokens, self.lines))

    def _token(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        match token.type:
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
        if token.type in _HOLDERS:
            if token.level >= DEEPEST - 2 and not self.too_deep:
                self.too_deep = self.lines.position(self.lines.line_start((token.map or [0])[0]))
            self._holders.append(token.type)
        elif token.type in _CLOSERS:
            self._holders.pop()

    def _inline(self, tokens: list[Token], index: int) -> None:
        token, opened = tokens[index], tokens[index - 1].type
        located = self._locate(token, opened)
        children = token.children or []
        if is_plain(token):
            text = token.content
        else:
            texts = list(map(token_text, children))
            text = "".join(texts)
            self._edits(children, located, opened)
            stretch = Stretch(children, texts, located, opened, self._has_room(children))
            self.links += read_links(stretch, self.lines)
        self.words += len(_WORD.findall(text))
        prose = read_prose(token, located, self.text, opened)
        if prose:
            self.prose.append(prose)
        if opened == "heading_open":
            self._heading(tokens, index - 1, located)
        elif opened == "paragraph_open":
            self._paragraph(tokens, index, text, located)

    def _locate(self, token: Token, opened: str) -> Located:
        first, stop = token.map or [0, 0]
        if opened not in _CELLS:
            return self.lines.locate(token.content, first, stop)
        located, self._cursor = self.lines.locate_cell(token.content, first, self._cursor)
        return located

    def _has_room(self, children: list[Token]) -> bool:
        """Tell whether a block may be put in place of a line of the paragraph.

        Not in a footnote or a definition. In a list item Python-Markdown could not tell how
        it belongs, unless it takes the whole paragraph.
        """
        if not _SMALL.isdisjoint(self._holders):
            return False
        is_item = self._holders[-1:] == ["list_item_open"]
        return not is_item or all(child.type != "softbreak" for child in children)

    def _heading(self, tokens: list[Token], index: int, located: Located) -> None:
        opener, children = tokens[index], tokens[index + 1].children or []
        text, anchor = split_attributes(plain_text(children))
        if not anchor:
            # The engine makes ids without the alternative text of pictures.
            lettered = plain_text(child for child in children if child.type != "image")
            words = split_attributes(lettered)[0].split()
            anchor = unique_anchor(self.slugify(" ".join(words)), self._taken, self._runs)
        section = Section(
            " ".join(text.split()),
            int(opener.tag[1]),
            Anchor(anchor),
            self.lines.position(located.offset(0)),
            *heading_spans(tokens, index, located, self.lines),
            index,
        )
        self.ids.add(anchor)
        self._sections.begin(section)
        if section.level == 1 and not self.first_title:
            self.first_title = section.text

    def _paragraph(self, tokens: list[Token], index: int, text: str, located: Located) -> None:
        token = tokens[index]
        last = token.children[-1].type if token.children else ""
        has_mark = last == "text" and "^" in token.content
        match = _BLOCK_ID.search(token.content) if has_mark else None
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
            self._sections.tell(text)

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
