"""The links of one run of inline tokens, with the paragraph around each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import unquote

from markdown_it.token import Token

from garden.model import Context, Link, LinkKind, Span
from garden.reading.sourcemap import Located, SourceMap
from garden.reading.visible import plain_text, wikilink_text
from garden.wikilink import split_wikilink

CALLOUT = re.compile(r"^\[![^\]\n]+\][+-]?")
"""The mark that makes a quote a callout, at the start of its text."""

REACH = 400
"""How many characters of its paragraph are kept on each side of a link."""

LINKS = frozenset({"wikilink", "link_open", "image"})
"""Tokens that begin a link."""

_BREAKS = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of one block."""

    children: list[Token]
    """Its tokens."""
    texts: Sequence[str]
    """What a reader sees of each."""
    located: Located
    """Where its content stands in the file."""
    opened: str
    """The block that holds it."""
    has_room: bool
    """Whether a block may be put in place of one of its lines."""


def read_links(stretch: Stretch, lines: SourceMap) -> list[Link]:
    """Return the links in a stretch of text, in order of appearance."""
    if LINKS.isdisjoint(child.type for child in stretch.children):
        return []
    return _Links(stretch, lines).read()


@dataclass(slots=True)
class _Links:
    """The links of one run of inline tokens, with the paragraph around each."""

    stretch: Stretch
    lines: SourceMap

    def read(self) -> list[Link]:
        """Return the links in order of appearance."""
        children, texts = self.stretch.children, self.stretch.texts
        text, starts = "".join(texts), [0, *accumulate(map(len, texts))]
        links = []
        for at, token in enumerate(children):
            if token.type in LINKS and "start" in token.meta:
                stop = self._close_of(at) if token.type == "link_open" else at + 1
                first, last = starts[at], starts[stop]
                before = CALLOUT.sub("", text[max(0, first - REACH) : first]).lstrip()
                around = Context(before, text[first:last], text[last : last + REACH])
                links.append(self._link(at, stop, around))
        return links

    def _link(self, at: int, stop: int, context: Context) -> Link:
        token, located = self.stretch.children[at], self.stretch.located
        span = Span(located.offset(token.meta["start"]), located.end(token.meta["end"]))
        return Link(
            *self._written(token, self.stretch.children[at + 1 : stop]),
            span,
            self.lines.position(span.start),
            context,
            in_table=self.stretch.opened in {"th_open", "td_open"},
            tail=self._tail(token, span),
            title=str(token.attrs.get("title", "")),
            address=_address(token),
            alone=self.stretch.has_room and self._is_alone(at),
        )

    def _written(self, token: Token, inner: list[Token]) -> tuple[LinkKind, str, str, str | None]:
        """Return kind, target, fragment and label, as the syntax of the link states them."""
        if token.type == "wikilink":
            target, fragment, label = split_wikilink(token.content)
            if label is None and self.stretch.opened == "heading_open":
                # The anchor of a heading must not depend on the title of another note.
                label = wikilink_text(token.content)
            kind = LinkKind.EMBED if token.meta["embed"] else LinkKind.WIKILINK
            return kind, target, fragment, label
        target, _, fragment = _address(token).partition("#")
        is_picture = token.type == "image"
        kind = LinkKind.IMAGE if is_picture else LinkKind.MARKDOWN
        label = token.content if is_picture else plain_text(inner)
        return kind, unquote(target), unquote(fragment), label

    def _close_of(self, at: int) -> int:
        children = self.stretch.children
        depth = 0
        for index in range(at, len(children)):
            depth += children[index].nesting if "link_" in children[index].type else 0
            if depth == 0:
                return index + 1
        return len(children)

    def _tail(self, token: Token, span: Span) -> Span | None:
        inner = token.meta.get("tail")
        if inner is None or inner < 0:
            return None
        return Span(self.stretch.located.offset(inner), span.end)

    def _is_alone(self, at: int) -> bool:
        """Tell whether a wikilink has a line of a paragraph to itself."""
        children = self.stretch.children
        if self.stretch.opened != "paragraph_open" or children[at].type != "wikilink":
            return False
        return _is_empty(children[at + 1 :]) and _is_empty(reversed(children[:at]))


def _is_empty(beside: Iterable[Token]) -> bool:
    """Tell whether nothing stands between a token and the end of its line."""
    for token in beside:
        if token.type in _BREAKS:
            return True
        if token.type != "comment" and (token.type != "text" or token.content.strip()):
            return False
    return True


def _address(token: Token) -> str:
    return str(token.attrs.get("src" if token.type == "image" else "href", ""))
