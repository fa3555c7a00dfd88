"""How far sections and blocks go: what an embed of them shows.

Extents are ranges of the file. Where a block stands in a quote or a list, the lines below
its first one still begin with the marks and the indent of what is around it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from garden.model import Heading, Span
from garden.reading.sections import Section
from garden.reading.sourcemap import Located, SourceMap
from garden.reading.writtenids import split_attributes

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]*$")
_LINES_APART = 1
"""How many empty lines may stand between a block and the `^id` that marks it."""


def headings(
    sections: Sequence[Section], tokens: Sequence[Token], lines: SourceMap
) -> Iterator[Heading]:
    """Yield the headings of a note, each with how far its section goes."""
    stops = _outermost_stops(sections, tokens)
    for section in sections:
        opener = tokens[section.index]
        start, stop = section.span.start, stops.get(section.index)
        if stop is None:
            stop = _stop(_tokens_below(tokens, section.index))
        else:
            start = lines.line_start(_first(opener))
        yield section.heading(Span(start, _end(stop, lines)))


def heading_spans(
    tokens: Sequence[Token], index: int, located: Located, lines: SourceMap
) -> tuple[Span, Span]:
    """Return the heading that opens at `index` as written, and its text as written."""
    opener, inline = tokens[index], tokens[index + 1]
    first = _first(opener)
    start = located.offset(0)
    inner = Span(start, located.end(len(split_attributes(inline.content)[0])))
    if opener.markup.startswith("#"):
        before = lines.line_text(first)[: start - lines.line_start(first)].rstrip()
        start = lines.line_start(first) + len(before.rstrip("#"))
    return Span(start, lines.line_end(_stop([opener]) - 1)), inner


def _outermost_stops(sections: Iterable[Section], tokens: Sequence[Token]) -> dict[int, int]:
    """Return the line at which each section ends that stands in no other block, by its token.

    Each stretch from heading to heading is looked through once; a section is some of them.
    """
    outer = [section for section in sections if tokens[section.index].level == 0]
    bounds = [section.index for section in outer] + [len(tokens)]
    ends = [_stop(tokens[start:stop]) for start, stop in pairwise(bounds)]
    stops: dict[int, int] = {}
    for number, section in enumerate(outer):
        after = number + 1
        while after < len(outer) and outer[after].level > section.level:
            after += 1
        stops[section.index] = max(ends[number:after])
    return stops


def _tokens_below(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """Return the tokens of a section that stands in a quote, a list or the like."""
    opener = tokens[index]
    stop = index + 1
    while stop < len(tokens):
        token = tokens[stop]
        is_next = token.type == "heading_open" and token.level == opener.level
        if token.level < opener.level or (is_next and token.tag <= opener.tag):
            break
        stop += 1
    return tokens[index:stop]


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
