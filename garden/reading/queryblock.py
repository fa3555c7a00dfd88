"""Fenced blocks `garden`, as the parser sees them: where they stand and what they say."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from garden.model import QueryBlock, Span
from garden.reading.sourcemap import SourceMap

GARDEN = "garden"
"""The info string that makes a fenced block a query."""

_MARKER = re.compile(r"[^>\s]")
_LINE_START = re.compile(r"^", re.MULTILINE)


def query_blocks(tokens: list[Token], lines: SourceMap) -> Iterator[QueryBlock]:
    """Yield the queries of a note, in order."""
    for index, token in enumerate(tokens):
        if token.type == "fence" and token.info.strip() == GARDEN:
            yield _block(token, tokens[index + 1 : index + 2], lines)


def _block(fence: Token, after: list[Token], lines: SourceMap) -> QueryBlock:
    first, stop = fence.map or [0, 0]
    text = fence.content
    located = lines.locate(text, first + 1, first + 1)
    before, _, _ = lines.line_text(first).partition(fence.markup)
    # At the outermost level what stands before a fence is only its own indent.
    inner = len(before) if fence.level else 0
    start = lines.line_start(first) + inner
    end = lines.line_start(stop - 1) + len(lines.line_text(stop - 1))
    return QueryBlock(
        text=text,
        starts=tuple(located.offset(m.start()) for m in _LINE_START.finditer(text)),
        span=Span(start, end),
        position=lines.position(start),
        prefix=_MARKER.sub(" ", before[:inner]),
        closed=stop - first == text.count("\n") + 2,
        marks=_lines(after, lines, 0),
        baked=_lines(after, lines, 1),
    )


def _lines(after: list[Token], lines: SourceMap, inward: int) -> Span | None:
    """Return the lines of what was baked, if it comes next, less as many at both ends."""
    if not after or after[0].type != "baked":
        return None
    first, stop = after[0].map or [0, 0]
    return Span(lines.line_start(first + inward), lines.line_start(stop - inward))
