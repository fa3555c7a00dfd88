"""Text to `Note`. A note is parsed once; nothing later reads Markdown again."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from garden.config import GardenConfig
from garden.frontmatter import read_head
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
    Span,
)
from garden.slug import Slugify, slugify_ascii, unique_anchor
from garden.sourcemap import Located, SourceMap
from garden.syntax import make_parser, plain_text, wikilink_text
from garden.wikilink import split_wikilink

_BLOCK_ID = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)$")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}")
_TRAILING_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^}\n]*)[ ]*\}[ ]*$")
_CALLOUT = re.compile(r"^\[![\w-]+\][+-]?")
_WORD = re.compile(r"\w+")


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
    tags: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
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
            self.ids.update(_explicit_ids(token))
        for index, token in enumerate(tokens):
            before = tokens[index - 1] if index else None
            match token.type:
                case "inline":
                    self._inline(token, before)
                case "tr_open":
                    self._cursor = 0
                case "comment_block":
                    self._comment_block(token)
                case "bullet_list_open" | "ordered_list_open" | "table_open":
                    self._interruption(token, before)
                case "footnote_open":
                    self.ids.add(f"fn:{token.meta['label']}")
                case _:
                    pass

    def _inline(self, token: Token, opener: Token | None) -> None:
        opened = opener.type if opener else ""
        children = token.children or []
        first_line = (token.map or [0])[0]
        if opened in {"th_open", "td_open"}:
            located, self._cursor = self.lines.locate_cell(token.content, first_line, self._cursor)
        else:
            located = self.lines.locate(token.content, first_line)
        text = plain_text(children)
        self.words += len(_WORD.findall(text))
        self._edits(children, located)
        self.links += _Links(children, located, self.lines, opened).read()
        if opened == "heading_open" and opener is not None:
            self._heading(opener, text, located)
        elif opened == "paragraph_open":
            self._paragraph(children, text, located, len(token.content))

    def _heading(self, opener: Token, text: str, located: Located) -> None:
        attributes = _TRAILING_ATTRIBUTES.search(text)
        explicit = _ATTRIBUTES.search(text) if attributes else None
        text = " ".join((text[: attributes.start()] if attributes else text).split())
        anchor = explicit[1] if explicit else unique_anchor(self.slugify(text), self.ids)
        level = int(opener.tag[1])
        at = self.lines.position(located.offset(0))
        self.headings.append(Heading(text, level, Anchor(anchor), at))
        if level == 1 and not self.first_title:
            self.first_title = text

    def _paragraph(self, children: list[Token], text: str, located: Located, length: int) -> None:
        last = children[-1] if children else None
        match = _BLOCK_ID.search(last.content) if last and last.type == "text" else None
        if match:
            start = located.offset(max(0, length - len(match[0])))
            span = Span(start, located.end(length))
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

    def _comment_block(self, token: Token) -> None:
        first, stop = token.map or [0, 0]
        span = Span(self.lines.line_start(first), self.lines.line_start(stop))
        self.edits.append(Edit(EditKind.COMMENT, span))

    def _interruption(self, token: Token, before: Token | None) -> None:
        """A list or table right under a paragraph: Python-Markdown wants an empty line there.

        Inside a list item it does not, and an empty line would loosen the list.
        """
        if before is None or before.type != "paragraph_close" or before.hidden or not token.map:
            return
        first = token.map[0]
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
        return [self._link(token, at) for at, token in enumerate(self.children) if _is_link(token)]

    def _link(self, token: Token, at: int) -> Link:
        stop = self._close_of(at) if token.type == "link_open" else at + 1
        span = Span(self.located.offset(token.meta["start"]), self.located.end(token.meta["end"]))
        return replace(
            _written(token, self.children[at + 1 : stop], self.opened),
            span=span,
            position=self.lines.position(span.start),
            context=Context(
                plain_text(self.children[:at]),
                plain_text(self.children[at:stop]),
                plain_text(self.children[stop:]),
            ),
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


def _explicit_ids(token: Token) -> Iterator[str]:
    """Ids that the author wrote: attribute lists, and `id` or `name` in raw HTML."""
    if token.type == "html_block":
        yield from _html_ids(token.content)
    for child in token.children or ():
        if child.type == "html_inline":
            yield from _html_ids(child.content)
        elif child.type == "text" and "{" in child.content:
            yield from _ATTRIBUTES.findall(child.content)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the `id` of any element and the `name` of an old-style anchor."""
        self.found += [v for k, v in attrs if v and (k == "id" or (k == "name" and tag == "a"))]


def _html_ids(html: str) -> list[str]:
    reader = _Ids()
    # The standard parser gives up with an assertion on some malformed declarations.
    with suppress(AssertionError):
        reader.feed(html)
    return reader.found
