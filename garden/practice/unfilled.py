"""What is still empty: a text that holds nothing but the questions of a template.

Templates ask in italics, `*What happened?*`, so that a question that was forgotten is seen by
the first reader. A section of which only such questions are there has not been written.
"""

import re
from collections.abc import Iterator

from garden.model import EditKind, Note, Prose, Span

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKS = re.compile(r"(?:[-+*>]|\d+[.)])?\s*")
_QUESTION = re.compile("[?\uff1f\u061f]")
"""The marks of a question in the scripts in which it has one of its own."""


def is_unfilled(note: Note, span: Span) -> bool:
    """Return whether nothing stands in a part of a note but headings, questions and comments."""
    text = note.text[span.start : span.end]
    empty = [*_headings(note), *_comments(note), *_prompts(note)]
    inside = [part for part in empty if span.start <= part.start and part.end <= span.end]
    for part in inside:
        start, end = part.start - span.start, part.end - span.start
        text = text[:start] + " " * (end - start) + text[end:]
    return all(_MARKS.fullmatch(line.strip()) for line in _COMMENT.sub("", text).splitlines())


def _headings(note: Note) -> Iterator[Span]:
    yield from (heading.span for heading in note.headings)


def _comments(note: Note) -> Iterator[Span]:
    yield from (edit.span for edit in note.edits if edit.kind is EditKind.COMMENT)


def _prompts(note: Note) -> Iterator[Span]:
    """Yield the paragraphs and list items that ask something, all of it in italics."""
    for prose in note.prose:
        if prose.runs and _QUESTION.search(prose.text):
            span = _italic(note.text, prose)
            if span:
                yield span


def _italic(text: str, prose: Prose) -> Span | None:
    """Return where a block stands with the two marks around it, or None if it has no such."""
    start, end = prose.runs[0].offset, prose.runs[-1].offset
    end += prose.runs[-1].end - prose.runs[-1].start
    mark = text[start - 1 : start]
    is_one = mark in {"*", "_"} and mark == text[end : end + 1] and mark not in text[start:end]
    is_bold = text[start - 2 : start - 1] == mark or text[end + 1 : end + 2] == mark
    return Span(start - 1, end + 1) if is_one and not is_bold else None
