"""The links of one run of inline tokens, with the paragraph around each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate
from urllib.parse import unquote

from markdown_it.token import Token

from garden.model import Context, Link, LinkKind, Span
from garden.reading.sourcemap import Located, SourceMap
from garden.reading.syntax import plain_text, token_text, wikilink_text
from garden.wikilink import split_wikilink

CALLOUT = re.compile(r"^\[![^\]\n]+\][+-]?")
"""The mark that makes a quote a callout, at the start of its text."""

REACH = 400
"""How many characters of its paragraph are kept on each side of a link."""

_BREAKS = frozenset({"softbreak", "hardbreak"})


def read_links(
    children: list[Token], located: Located, lines: SourceMap, opened: str
) -> list[Link]:
    """Return the links among `children` in order; `opened` is the block that holds them."""
    return _Links(children, located, lines, opened).read()


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
                before = CALLOUT.sub("", text[max(0, first - REACH) : first]).lstrip()
                around = Context(before, text[first:last], text[last : last + REACH])
                link = self._link(token, self.children[at + 1 : stop], around)
                links.append(replace(link, alone=True) if self._is_alone(at) else link)
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

    def _is_alone(self, at: int) -> bool:
        """Tell whether a wikilink has a line of a paragraph to itself."""
        if self.opened != "paragraph_open" or self.children[at].type != "wikilink":
            return False
        return _is_empty(self.children[at + 1 :]) and _is_empty(reversed(self.children[:at]))


def _is_empty(beside: Iterable[Token]) -> bool:
    """Tell whether nothing stands between a token and the end of its line."""
    for token in beside:
        if token.type in _BREAKS:
            return True
        if token.type != "comment" and (token.type != "text" or token.content.strip()):
            return False
    return True


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
        address=address,
    )
