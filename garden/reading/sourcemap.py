r"""From the parser's inline text back to exact offsets in the file.

A block's inline content is its source lines less their prefixes (quote marks, indents,
list markers), so each content line is found again at the end of its source line. Table
cells are searched for within their row, where `|` is written `\|`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from garden.model import Position

_NEWLINE = re.compile(r"\r\n?|\n")


class SourceMap:
    """The lines of a file, and where offsets fall in them."""

    def __init__(self, text: str, first: int = 0) -> None:
        """Cut `text` into lines; line 0 of the parser's input begins at offset `first`."""
        self._text = text.replace("\0", "\ufffd")  # as the parser does
        if "\r" in text:
            breaks = list(_NEWLINE.finditer(text))
            self._starts = [0, *(m.end() for m in breaks)]
            self._ends = [*(m.start() for m in breaks), len(text)]
        else:  # as most texts are, and quicker
            ends = [*accumulate(map(len, text.split("\n")), lambda end, size: end + 1 + size)]
            self._starts = [0, *(end + 1 for end in ends[:-1])]
            self._ends = ends
        self._base = bisect_right(self._starts, first) - 1

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset into the file."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line + 1, offset - self._starts[line] + 1)

    def line_start(self, line: int) -> int:
        """Return the offset at which a line of the parser's input begins; past the end, the end."""
        number = self._base + line
        return self._starts[number] if number < len(self._starts) else len(self._text)

    def line_end(self, line: int) -> int:
        """Return the offset at which a line of the parser's input ends, before its line break."""
        number = self._base + line
        return self._ends[number] if number < len(self._ends) else len(self._text)

    def line_text(self, line: int) -> str:
        """Return a line of the parser's input without its line break."""
        number = self._base + line
        return self._text[self._starts[number] : self._ends[number]]

    def locate(self, content: str, first: int, stop: int) -> "Located":
        """Map inline `content` of a block that stands in lines `first` to `stop` of the input."""
        if stop - first == 1 and "\n" not in content:
            return Located([0], [self.line_start(first) + _tail(self.line_text(first), content)])
        inner, outer = [], []
        offset = 0
        parts = content.split("\n")
        # The parser strips lines that hold nothing but white space of other kinds.
        while stop - first > len(parts) and parts[0].strip() not in self.line_text(first):
            first += 1
        for number, part in enumerate(parts):
            source = self.line_text(first + number)
            inner.append(offset)
            outer.append(self.line_start(first + number) + _tail(source, part))
            offset += len(part) + 1
        return Located(inner, outer)

    def locate_cell(self, content: str, row: int, cursor: int) -> "tuple[Located, int]":
        """Map a table cell of line `row`, searched from column `cursor`; also return its end."""
        source = self.line_text(row)
        escaped = content.replace("|", "\\|")
        column = source.find(escaped, cursor)
        if column < 0:
            escaped, column = content, max(source.find(content, cursor), cursor)
        start = self.line_start(row) + column
        inner, outer = [0], [start]
        if escaped != content:
            for number, pipe in enumerate(i for i, mark in enumerate(content) if mark == "|"):
                inner += [pipe, pipe + 1]
                outer += [start + pipe + number, start + pipe + number + 2]
        return Located(inner, outer), column + len(escaped)


class Located:
    """Inline content of which every character's place in the file is known."""

    __slots__ = ("_inner", "_outer")

    def __init__(self, inner: Sequence[int], outer: Sequence[int]) -> None:
        """Take some offsets in the content, in order, and where each is in the file."""
        self._inner = inner
        self._outer = outer

    def offset(self, inner: int) -> int:
        """Return where the character at `inner` of the content stands in the file."""
        at = bisect_right(self._inner, inner) - 1
        return self._outer[at] + inner - self._inner[at]

    def end(self, inner: int) -> int:
        """Return where a range that ends before `inner` of the content ends in the file."""
        return self.offset(inner - 1) + 1 if inner else self.offset(0)


def _tail(source: str, part: str) -> int:
    for text in (part, part.strip()):
        column = source.rfind(text)
        if column >= 0:
            return column - (len(part) - len(part.lstrip()) if text != part else 0)
    return max(0, len(source) - len(part))
