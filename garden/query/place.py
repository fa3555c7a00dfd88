"""An answer in the place of its question, in whatever quote or list that stands."""

import re

from garden.garden import Garden
from garden.markup import escape_markdown
from garden.model import EditKind, Finding, Note, NotePath, QueryBlock
from garden.query.read import read_query
from garden.query.show import Desk, answer

_PREFIX = re.compile(r"[>\s]*")
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
    prefix = _prefix(garden, note, block)
    is_list = bool(_ITEM.match(lines[0]))
    if is_list and _is_item(_line_above(note, block), block):
        lines = [_APART, "", *lines]
    if is_list and _is_item(_line_below(note, block), block):
        lines = [*lines, "", _APART]
    if _is_under_text(note, block):
        lines = ["", *lines]
    return in_place([*lines, ""], prefix, "\n")


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
    if not block.prefix or block.prefix.strip() or garden.config.lists != "commonmark":
        return block.prefix
    start = _line_start(note, block)
    widths = (e.width for e in note.edits if e.kind is EditKind.INDENT and e.span.start == start)
    on_marker = bool(note.text[start : block.span.start].strip())
    width = next(widths, None)
    if width is None:
        return " " * (-(-len(block.prefix.expandtabs(_TAB)) // _TAB) * _TAB)
    return " " * (width + (_TAB if on_marker else 0))


def _line_start(note: Note, block: QueryBlock) -> int:
    start = block.span.start
    return max(note.text.rfind("\n", 0, start), note.text.rfind("\r", 0, start)) + 1


def _is_under_text(note: Note, block: QueryBlock) -> bool:
    """Tell whether the block interrupts a paragraph, or follows anything else at once."""
    start = _line_start(note, block)
    lines = note.text[note.body_start : start].splitlines()
    on_marker = bool(_PREFIX.sub("", note.text[start : block.span.start], count=1))
    return bool(lines and _PREFIX.sub("", lines[-1], count=1)) and not on_marker


def _line_above(note: Note, block: QueryBlock) -> str:
    """Return the next line above that says something."""
    lines = note.text[note.body_start : _line_start(note, block)].splitlines()
    return next((line for line in reversed(lines) if _PREFIX.sub("", line, count=1)), "")


def _line_below(note: Note, block: QueryBlock) -> str:
    """Return the next line below that says something and is not ours."""
    start = block.marks.end if block.marks else block.span.end
    lines = note.text[start:].splitlines()
    return next((line for line in lines if _PREFIX.sub("", line, count=1)), "")


def _is_item(line: str, block: QueryBlock) -> bool:
    """Tell whether a line begins an item of a list beside the block, not around it."""
    return line.startswith(block.prefix) and bool(_ITEM.match(line[len(block.prefix) :]))
