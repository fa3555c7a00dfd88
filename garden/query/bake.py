"""Answers kept in the file, between marks, for whatever reads the note without us.

Only what stands between the marks is written; everything else stays byte for byte.
"""

import re
from collections.abc import Iterator

from garden.garden import Garden
from garden.model import Note, QueryBlock, Span
from garden.query.place import in_place
from garden.query.read import read_query
from garden.query.show import Desk, answer
from garden.reading.baked import CLOSE, OPEN

_NEWLINE = re.compile(r"\r\n|\r|\n")


def bake_note(garden: Garden, note: Note) -> str:
    """Return the text of a note with the answer below each query; what is unclear stays."""
    return _edited(note, _bakings(garden, note))


def unbake_note(note: Note) -> str:
    """Return the text of a note without any baked answer."""
    return _edited(note, _removals(note))


def _bakings(garden: Garden, note: Note) -> Iterator[tuple[Span, str]]:
    for block in note.queries:
        query = read_query(garden, note, block).query
        if query is None:
            continue
        lines = answer(Desk(garden, note.path, note.path, classed=False), query)
        newline = _newline(note, block)
        if block.baked is None:
            inner = ["", OPEN, "", *lines, "", CLOSE]
            yield Span(block.span.end, block.span.end), in_place(inner, block.prefix, newline)
        else:
            written = in_place(["", "", *lines, "", ""], block.prefix, newline)
            yield block.baked, written[len(newline) : len(written) - len(block.prefix.rstrip())]


def _removals(note: Note) -> Iterator[tuple[Span, str]]:
    for block in note.queries:
        if block.marks:
            closing = note.text[block.marks.start : block.marks.end].rstrip("\r\n")
            yield Span(block.span.end, block.marks.start + len(closing)), ""


def _newline(note: Note, block: QueryBlock) -> str:
    """Return how the lines of the block end."""
    found = _NEWLINE.search(note.text, block.span.start)
    return found[0] if found else "\n"


def _edited(note: Note, edits: Iterator[tuple[Span, str]]) -> str:
    parts, at = [], 0
    for span, text in edits:
        parts += [note.text[at : span.start], text]
        at = span.end
    return "".join([*parts, note.text[at:]])
