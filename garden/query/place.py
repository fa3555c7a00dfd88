"""An answer in the place of its question, in whatever quote or list that stands."""

import re

from garden.compile.markup import escape_markdown
from garden.garden import Garden
from garden.model import EditKind, Finding, Note, NotePath, QueryBlock
from garden.query.read import MOST, lines_of, read_query
from garden.query.show import Desk, answer

_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_APART = "<!-- -->"
"""Keeps two lists apart that stand one below the other."""

_TAB = 4
"""Python-Markdown's tab length, to which lists are indented anew."""


def compile_query(garden: Garden, note: Note, block: QueryBlock, host: NotePath) -> str:
    """Return what stands on the page of `host` in place of a query, set apart from its text.

    That is the page of `note` itself, or of one that embeds it.
    """
    reading = read_query(garden, note, block)
    if reading.query is None:
        lines = _failure(reading.findings[0])
    else:
        lines = answer(Desk(garden, note.path, host, classed=True), reading.query)
    around = _Around(note, block)
    is_list = bool(_ITEM.match(lines[0]))
    if is_list and _is_item(around.above, block):
        lines = [_APART, "", *lines]
    if is_list and _is_item(around.below, block):
        lines = [*lines, "", _APART]
    if around.is_under_text:
        lines = ["", *lines]
    return in_place([*lines, ""], _prefix(garden, note, block), "\n")


def in_place(lines: list[str], prefix: str, newline: str) -> str:
    """Join lines so that they stand where one that begins with `prefix` stands."""
    first, *others = lines
    parts = [first, *(prefix + line if line else prefix.rstrip() for line in others)]
    return newline.join(parts)


def _failure(finding: Finding) -> list[str]:
    text = escape_markdown(f"{finding.message} {finding.hint}")
    line = finding.position.line
    return ["> [!failure] This query could not be understood", f"> Line {line}: {text}"]


def _prefix(garden: Garden, note: Note, block: QueryBlock) -> str:
    """Return what each line below the first begins with, once lists are indented anew."""
    is_as_written = block.prefix.strip() or garden.config.lists != "commonmark"
    if not block.prefix or is_as_written or block not in note.queries[:MOST]:
        return block.prefix
    lines = lines_of(note.text)
    start = lines.line_start(lines.position(block.span.start).line - 1)
    widths = (e.width for e in note.edits if e.kind is EditKind.INDENT and e.span.start == start)
    on_marker = bool(note.text[start : block.span.start].strip())
    width = next(widths, None)
    if width is None:
        return " " * (-(-len(block.prefix.expandtabs(_TAB)) // _TAB) * _TAB)
    return " " * (width + (_TAB if on_marker else 0))


class _Around:
    """What stands above and below a block in its note."""

    def __init__(self, note: Note, block: QueryBlock) -> None:
        """Look at the lines next to `block`; what was baked is not there."""
        lines = lines_of(note.text)
        first = lines.position(block.span.start).line - 1
        begin, end = (lines.position(at).line for at in (note.body_start, len(note.text)))
        below = lines.position(block.marks.end if block.marks else block.span.end).line
        numbers_above = range(first - 1, begin - 2, -1)
        numbers_below = range(below - 1 if block.marks else below, end)
        on_marker = _said(lines.line_text(first)[: block.span.start - lines.line_start(first)])
        self.above = next(filter(_said, map(lines.line_text, numbers_above)), "")
        """The next line above that says something."""
        self.below = next(filter(_said, map(lines.line_text, numbers_below)), "")
        """The next line below that says something."""
        next_above = lines.line_text(first - 1) if numbers_above else ""
        self.is_under_text = _said(next_above) and not on_marker
        """Whether it interrupts a paragraph, or follows anything else at once."""


def _said(line: str) -> bool:
    """Tell whether a line says something, but for the marks of quotes."""
    return bool(line.strip(" \t>"))


def _is_item(line: str, block: QueryBlock) -> bool:
    """Tell whether a line begins an item of a list beside the block, not around it."""
    return line.startswith(block.prefix) and bool(_ITEM.match(line[len(block.prefix) :]))
