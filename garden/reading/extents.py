"""How far sections and blocks go: what an embed of them shows.

Extents are ranges of the file. Where a block stands in a quote or a list, the lines below
its first one still begin with the marks and the indent of what is around it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from garden.model import Heading, Span
from garden.reading.sourcemap import SourceMap
from garden.reading.writtenids import split_attributes

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]*$")
_LINES_APART = 1
"""How many empty lines may stand between a block and the `^id` that marks it."""


def with_extents(
    headings: Iterable[Heading], tokens: Sequence[Token], lines: SourceMap
) -> Iterator[Heading]:
    """Yield the headings of a note with all their spans."""
    openers = (index for index, token in enumerate(tokens) if token.type == "heading_open")
    for heading, index in zip(headings, openers, strict=True):
        span, inner = _heading(tokens, index, lines)
        start = lines.line_start(_first(tokens[index])) if tokens[index].level == 0 else span.start
        section = Span(start, _section_end(tokens, index, lines))
        yield replace(heading, span=span, inner=inner, section=section)


def _heading(tokens: Sequence[Token], index: int, lines: SourceMap) -> tuple[Span, Span]:
    opener, inline = tokens[index], tokens[index + 1]
    first = _first(opener)
    located = lines.locate(inline.content, *(inline.map or [first, first + 1]))
    start = located.offset(0)
    inner = Span(start, located.end(len(split_attributes(inline.content)[0])))
    if opener.markup.startswith("#"):
        before = lines.line_text(first)[: start - lines.line_start(first)].rstrip()
        start = lines.line_start(first) + len(before.rstrip("#"))
    return Span(start, lines.line_end(_stop([opener]) - 1)), inner


def _section_end(tokens: Sequence[Token], index: int, lines: SourceMap) -> int:
    opener = tokens[index]
    stop = index + 1
    while stop < len(tokens):
        token = tokens[stop]
        is_next = token.type == "heading_open" and token.level == opener.level
        if token.level < opener.level or (is_next and token.tag <= opener.tag):
            break
        stop += 1
    return _end(_stop(tokens[index:stop]), lines)


def paragraph_extent(tokens: Sequence[Token], index: int, start: int, lines: SourceMap) -> Span:
    """Return the block that ends in the paragraph of the inline token at `index`.

    That is the list item, where the paragraph is its first; else the paragraph, from `start`.
    """
    holder = tokens[index - 2] if index > 1 else None
    if holder is None or holder.type != "list_item_open":
        return Span(start, _end(_stop([tokens[index]]), lines))
    stop = index
    while tokens[stop].level > holder.level:
        stop += 1
    line = lines.line_start(_first(tokens[index]))
    marker = _MARKER.search(lines.line_text(_first(tokens[index]))[: start - line])
    return Span(line + marker.start() if marker else start, _end(_stop(tokens[index:stop]), lines))


def extent_above(tokens: Sequence[Token], index: int, lines: SourceMap) -> Span:
    """Return the block that the `^id` at `index` marks from below; empty if there is none."""
    mark = tokens[index]
    line = _first(mark)
    opener = _opener(tokens, index - 1, mark.level)
    if opener < 0 or tokens[opener].map is None or tokens[opener].type == "block_id":
        return Span(0, 0)
    first, end = _first(tokens[opener]), _end(_stop(tokens[opener:index]), lines)
    apart = line - (lines.position(end).line - lines.position(lines.line_start(0)).line + 1)
    if apart > _LINES_APART:
        return Span(0, 0)
    column = lines.line_text(line).index("^") if mark.level else 0
    return Span(min(lines.line_start(first) + column, lines.line_end(first)), end)


def _opener(tokens: Sequence[Token], index: int, level: int) -> int:
    """Return where the block that ends at `index` begins; -1 if none ends there."""
    if index < 0 or tokens[index].level != level or tokens[index].nesting > 0:
        return -1
    if tokens[index].nesting < 0:
        index -= 1
        while tokens[index].level > level:
            index -= 1
    return index


def _first(token: Token) -> int:
    return token.map[0] if token.map else 0


def _stop(tokens: Iterable[Token]) -> int:
    """Return the line after the last of some tokens."""
    return max((token.map[1] for token in tokens if token.map), default=0)


def _end(stop: int, lines: SourceMap) -> int:
    """Return where the last line before `stop` ends that is not empty."""
    last = stop - 1
    while last > 0 and not lines.line_text(last).strip():
        last -= 1
    return lines.line_end(last)
