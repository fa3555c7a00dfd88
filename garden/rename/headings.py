"""The text of a heading, changed where it stands: marks, level and `{#id}` stay."""

import re

from garden.anchors import find_anchor
from garden.model import Heading, Note, Span
from garden.rename.model import RefusedError, replaced

_REST = re.compile(r"(?P<text>.*?)(?:[ \t]+\{[^{}]*\})?(?:[ \t]+#+)?[ \t]*(?=[\r\n]|\Z)")
_UNDERLINE = re.compile(r"(?:\r\n|[\r\n])[ \t>]*(?:=+|-+)[ \t]*(?=[\r\n]|\Z)")


def find_heading(note: Note, fragment: str) -> Heading:
    """Return the heading that `fragment` names. Raises RefusedError if there is none."""
    anchor = find_anchor(note, fragment)
    found = next((h for h in note.headings if h.anchor == anchor), None)
    if found is None:
        known = "; ".join(heading.text for heading in note.headings) or "none"
        raise RefusedError(f"{note.path} has no heading “{fragment}”. Its headings: {known}.")
    return found


def with_heading(note: Note, heading: Heading, text: str) -> str:
    """Return the text of `note` with one heading saying `text`."""
    span = _span(note, heading)
    held = [link for link in note.links if span.start <= link.span.start < span.end]
    if held:
        raise RefusedError(
            f"The heading in line {heading.position.line} of {note.path} holds a link, which "
            "would be lost. Change it by hand."
        )
    return replaced(note.text, [(span, text)])


def _span(note: Note, heading: Heading) -> Span:
    start = _offset(note.text, heading.position.line) + heading.position.column - 1
    match = _REST.match(note.text, start)
    end = match.end("text") if match else start
    before = note.text[_offset(note.text, heading.position.line) : start]
    if not before.rstrip(" \t").endswith("#"):
        line_end = match.end() if match else start
        if _UNDERLINE.match(note.text, line_end) is None:
            raise RefusedError(
                f"The heading in line {heading.position.line} of {note.path} runs over several "
                "lines. Change it by hand."
            )
    return Span(start, end)


def _offset(text: str, line: int) -> int:
    """Return where a line begins, counted from 1."""
    starts = [0, *(m.end() for m in re.finditer(r"\r\n|[\r\n]", text))]
    return starts[line - 1]
