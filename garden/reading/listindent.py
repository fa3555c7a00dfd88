"""Lists as CommonMark indents them, told so that Python-Markdown sees the same tree.

CommonMark nests what stands under the text of an item, which is two or three columns in;
Python-Markdown nests by four and takes the rest for siblings, or for text after the list.
Only lists that it would misread are indented anew, all lines of them; the others stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from garden.model import Edit, EditKind, Span
from garden.reading.sourcemap import SourceMap

INDENT = 4
"""Python-Markdown's tab length."""

_MARKER = re.compile(r"( *)(?:[-*+]|\d{1,9}[.)])(?: {1,4}(?=\S)| ?)")


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item and where its text begins."""

    depth: int
    """1 for an item of a list that stands in no other."""
    first: int
    """Its first line."""
    stop: int
    """The line after its last."""
    marker: int
    """The column of its marker."""
    content: int
    """The column of its text."""


def list_indents(tokens: list[Token], lines: SourceMap) -> Iterator[Edit]:
    """Yield the change of every line that must be indented otherwise, in order."""
    for index, token in enumerate(tokens):
        is_list = token.type in {"bullet_list_open", "ordered_list_open"}
        if is_list and token.level == 0 and token.map:
            items = _items(tokens, index, lines)
            if items and _is_misread(items, lines):
                yield from _indented(items, range(*token.map), lines)


def _items(tokens: list[Token], start: int, lines: SourceMap) -> list[_Item]:
    """Return the items of a list, parents first; none where its shape is not for us to change."""
    items: list[_Item] = []
    depth = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.type == "list_item_open" and token.map:
            depth += 1
            first, stop = token.map
            match = _MARKER.match(lines.line_text(first))
            if match is None or (items and items[-1].first == first):
                return []  # indented by tabs, or two markers on one line
            items.append(_Item(depth, first, stop, len(match[1]), len(match[0])))
        elif token.type == "list_item_close":
            depth -= 1
        elif token.level == 0 and token.nesting < 0:
            break
    return items


def _is_misread(items: list[_Item], lines: SourceMap) -> bool:
    for item in items:
        if item.marker // INDENT != item.depth - 1:
            return True
        for number in range(item.first + 1, item.stop):
            column = _column(lines.line_text(number))
            # The first line of a later block of the item: it must be four columns in.
            starts = not lines.line_text(number - 1).strip()
            if column is not None and starts and item.content <= column < INDENT * item.depth:
                return True
    return False


def _indented(items: list[_Item], numbers: range, lines: SourceMap) -> Iterator[Edit]:
    owners = {number: item for item in items for number in range(item.first, item.stop)}
    for number in numbers:
        column, item = _column(lines.line_text(number)), owners.get(number)
        if column is None or item is None:
            continue
        if number == item.first:
            wanted = INDENT * (item.depth - 1)
        elif column >= item.content:
            wanted = INDENT * item.depth + column - item.content
        else:
            continue  # the lazy continuation of a paragraph
        if wanted != column:
            start = lines.line_start(number)
            yield Edit(EditKind.INDENT, Span(start, start + column), wanted)


def _column(line: str) -> int | None:
    """Return how far a line is indented; None for an empty one."""
    return len(line) - len(line.lstrip(" ")) if line.strip() else None
