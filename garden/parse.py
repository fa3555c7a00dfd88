"""Text to `Note`. A note is parsed once; nothing later reads Markdown again."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from garden.config import GardenConfig
from garden.frontmatter import read_head
from garden.listindent import list_indents
from garden.model import (
    Anchor,
    Block,
    Context,
    Edit,
    EditKind,
    Heading,
    Link,
    LinkKind,
    Note,
    NotePath,
    QueryBlock,
    Span,
)
from garden.queryblock import query_blocks
from garden.slug import Slugify, slugify_ascii, unique_anchor
from garden.sourcemap import Located, SourceMap
from garden.syntax import make_parser, plain_text, token_text, wikilink_text
from garden.wikilink import split_wikilink
from garden.writtenids import split_attributes, written_ids

_BLOCK_ID = re.compile(r"(?:(?m:^)|[^\S\n])\^([A-Za-z0-9-]+)$")
_CALLOUT = re.compile(r"^\[![\w-]+\][+-]?")
_WORD = re.compile(r"\w+")

REACH = 400
"""How many characters of its paragraph are kept on each side of a link."""


def parse_note(
    path: NotePath, text: str, config: GardenConfig, slugify: Slugify = slugify_ascii
) -> Note:
    """Return the note that `text` states. Never raises: what is wrong becomes its findings.

    `slugify` is the engine's rule for heading ids, before they are made unique.
    """
    head = read_head(path, text, config)
    body = _Body(text, head.body_start, slugify)
    body.read(_parser().parse(text[head.body_start :]))
    fields = head.fields
    return Note(
        path=path,
        text=text,
        body_start=head.body_start,
        fields=fields,
        title=fields.title or body.first_title or _name_of(path),
        links=(*body.links, *fields.practice, *fields.field_links),
        headings=tuple(body.headings),
        blocks=tuple(body.blocks),
        anchors=frozenset(map(Anchor, body.ids)),
        tags=_unique((*fields.tags, *body.tags)),
        edits=tuple(body.edits),
        queries=body.queries,
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
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    runs: dict[str, int] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    queries: tuple[QueryBlock, ...] = ()
    first_title: str = ""
    summary: str = ""
    words: int = 0
    lines: SourceMap = field(init=False)
    _cursor: int = 0

    def __post_init__(self) -> None:
        self.lines = SourceMap(self.text, self.body_start)

    def read(self, tokens: list[Token]) -> None:
        """Walk the block tokens; explicit ids first, since generated ones must avoid them."""
        for token in tokens:
            for name, is_seen in written_ids(token):
                self.ids.add(name)
                if is_seen:
                    self.taken.add(name)
        for index, token in enumerate(tokens):
            before = tokens[index - 1] if index else None
            if before and (_is_glued(tokens, index) or self._is_swallowed(tokens, index)):
                self._part(token)
            match token.type:
                case "inline":
                    self._inline(token, before)
                case "tr_open":
                    self._cursor = 0
                case "comment_block" | "baked":
                    self._unseen(token)
                case "footnote_reference_open":
                    self.ids.add(f"fn:{token.meta['label']}")
                case _:
                    pass
        self.edits += list_indents(tokens, self.lines)
        self.queries = tuple(query_blocks(tokens, self.lines))

    def _inline(self, token: Token, opener: Token | None) -> None:
        opened = opener.type if opener else ""
        children = token.children or []
        first_line, stop = token.map or [0, 0]
        if opened in {"th_open", "td_open"}:
            located, self._cursor = self.lines.locate_cell(token.content, first_line, self._cursor)
        else:
            located = self.lines.locate(token.content, first_line, stop)
        text = plain_text(children)
        self.words += len(_WORD.findall(text))
        self._edits(children, located)
        self.links += _Links(children, located, self.lines, opened).read()
        if opened == "heading_open" and opener is not None:
            self._heading(opener, children, located)
        elif opened == "paragraph_open":
            self._paragraph(token, text, located)

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
        self.headings.append(heading)
        if heading.level == 1 and not self.first_title:
            self.first_title = heading.text

    def _paragraph(self, token: Token, text: str, located: Located) -> None:
        last = token.children[-1].type if token.children else ""
        match = _BLOCK_ID.search(token.content) if last == "text" else None
        if match and text.endswith(match[0]):
            span = Span(located.offset(match.start()), located.end(match.end()))
            anchor = Anchor(f"^{match[1]}")
            self.blocks.append(Block(anchor, span, self.lines.position(span.end - len(match[1]))))
            self.ids.add(anchor)
            text = text[: -len(match[0])]
        if not self.summary and not _CALLOUT.match(text):
            self.summary = " ".join(text.split())

    def _edits(self, children: list[Token], located: Located) -> None:
        for index, child in enumerate(children):
            if child.type == "comment":
                self._edit(EditKind.COMMENT, located, child)
            elif child.type == "tag":
                self.tags.append(child.content)
                if index == 0 or children[index - 1].type in {"softbreak", "hardbreak"}:
                    self._edit(EditKind.TAG, located, child)

    def _edit(self, kind: EditKind, located: Located, child: Token) -> None:
        start, end = child.meta["start"], child.meta["end"]
        self.edits.append(Edit(kind, Span(located.offset(start), located.end(end))))

    def _unseen(self, token: Token) -> None:
        first, stop = token.map or [0, 0]
        span = Span(self.lines.line_start(first), self.lines.line_start(stop))
        kind = EditKind.BAKED if token.type == "baked" else EditKind.COMMENT
        self.edits.append(Edit(kind, span))

    def _is_swallowed(self, tokens: list[Token], index: int) -> bool:
        """Tell whether an item follows a code block that stands apart in the item before it.

        Python-Markdown would take the item's first line for a part of the one before.
        """
        code = tokens[index - 2]
        if tokens[index].type != "list_item_open" or code.type != "fence" or not code.map:
            return False
        return not self.lines.line_text(code.map[0] - 1).strip()

    def _part(self, token: Token) -> None:
        """Ask for an empty line above a block, unless it has one."""
        first = token.map[0] if token.map else 0
        if first > 0 and self.lines.line_text(first - 1).strip(" \t>"):
            start = self.lines.line_start(first)
            self.edits.append(Edit(EditKind.LIST, Span(start, start)))


@dataclass(slots=True)
class _Links:
    """The links of one run of inline tokens, with the paragraph around each."""

    children: list[Token]
    located: Located
    lines: SourceMap
    opened: str

    def read(self) -> list[Link]:
        """Return the links in order of appearance."""
        texts = [token_text(child) for child in self.children]
        text, starts = "".join(texts), [0, *accumulate(map(len, texts))]
        links = []
        for at, token in enumerate(self.children):
            if _is_link(token):
                stop = self._close_of(at) if token.type == "link_open" else at + 1
                first, last = starts[at], starts[stop]
                before = _CALLOUT.sub("", text[max(0, first - REACH) : first]).lstrip()
                around = Context(before, text[first:last], text[last : last + REACH])
                links.append(self._link(token, self.children[at + 1 : stop], around))
        return links

    def _link(self, token: Token, inner: list[Token], context: Context) -> Link:
        span = Span(self.located.offset(token.meta["start"]), self.located.end(token.meta["end"]))
        return replace(
            _written(token, inner, self.opened),
            span=span,
            position=self.lines.position(span.start),
            context=context,
            in_table=self.opened in {"th_open", "td_open"},
            tail=self._tail(token, span),
        )

    def _close_of(self, at: int) -> int:
        depth = 0
        for index in range(at, len(self.children)):
            depth += self.children[index].nesting if "link_" in self.children[index].type else 0
            if depth == 0:
                return index + 1
        return len(self.children)

    def _tail(self, token: Token, span: Span) -> Span | None:
        inner = token.meta.get("tail")
        return None if inner is None or inner < 0 else Span(self.located.offset(inner), span.end)


def _is_glued(tokens: list[Token], index: int) -> bool:
    """Tell whether Python-Markdown wants an empty line where CommonMark needs none.

    That is before a list or a table under a paragraph, but not under the first one of a list
    item, where an empty line would loosen the list; and before anything under a table.
    """
    before, token = tokens[index - 1], tokens[index]
    if before.type == "table_close":
        return token.nesting >= 0
    starts = token.type in {"bullet_list_open", "ordered_list_open", "table_open"}
    if not starts or before.type != "paragraph_close" or before.hidden:
        return False
    # Before the list: the parent's opening, then the paragraph's three tokens.
    return index < 4 or tokens[index - 4].type != "list_item_open"  # noqa: PLR2004


def _is_link(token: Token) -> bool:
    return token.type in {"wikilink", "link_open", "image"} and "start" in token.meta


def _written(token: Token, inner: list[Token], opened: str) -> Link:
    """The parts of a link that its own syntax states."""
    if token.type == "wikilink":
        target, fragment, label = split_wikilink(token.content)
        if label is None and opened == "heading_open":
            # The anchor of a heading must not depend on the title of another note.
            label = wikilink_text(token.content)
        kind = LinkKind.EMBED if token.meta["embed"] else LinkKind.WIKILINK
        return Link(kind, target, fragment, label)
    picture = token.type == "image"
    address = str(token.attrs.get("src" if picture else "href", ""))
    target, _, fragment = address.partition("#")
    return Link(
        LinkKind.IMAGE if picture else LinkKind.MARKDOWN,
        unquote(target),
        unquote(fragment),
        token.content if picture else plain_text(inner),
        title=str(token.attrs.get("title", "")),
    )
