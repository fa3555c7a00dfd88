"""Text that names somebody who asked not to be named."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from garden.check import Check
from garden.garden import Garden
from garden.model import EditKind, Fields, Finding, Link, Note, Position, Severity, Span
from garden.reading.sourcemap import SourceMap

CODE, SEVERITY = "hidden-name", Severity.WARNING

_KEYS = {"domains": "domain", "not_": "not", "empty": "intentionally_empty", "facets": "context"}
"""Fields whose key in the head is another."""
_SKIPPED = frozenset({"rest", "positions", "silenced", "practice", "field_links", "title"})
_HINT = "Ask them, or say it without the name; the garden changes nobody's text."


def _find(garden: Garden) -> Iterator[Finding]:
    if not garden.hidden:
        return
    for note in garden.notes.values():
        yield from _in_head(garden, note)
        yield from _in_body(garden, note)


def _in_head(garden: Garden, note: Note) -> Iterator[Finding]:
    """Find names in what a head says; whole values that are names are left out of the site."""
    found = {
        (key, text[span.start : span.end])
        for key, text in (("title", note.title), *_texts(note.fields))
        for span in garden.hidden.find(text)
    }
    found |= {
        ("practice", link.target[span.start : span.end])
        for link in note.fields.practice
        for span in garden.hidden.find(link.target)
    }
    for key, words in sorted(found):
        if key in note.fields.positions:
            yield _finding(note, note.fields.positions[key], words)
    if not note.fields.title and not any(heading.text == note.title for heading in note.headings):
        for span in garden.hidden.find(note.title):
            yield _finding(note, Position(), note.title[span.start : span.end])


def _in_body(garden: Garden, note: Note) -> Iterator[Finding]:
    comments = [edit.span for edit in note.edits if edit.kind is EditKind.COMMENT]
    lines = None
    for span in garden.hidden.find(note.text):
        is_seen = not any(c.start <= span.start < c.end for c in comments)
        if span.start >= note.body_start and is_seen:
            lines = lines or SourceMap(note.text)
            words = " ".join(note.text[span.start : span.end].split())
            yield _finding(note, lines.position(span.start), words, span)


def _finding(note: Note, position: Position, words: str, span: Span | None = None) -> Finding:
    message = f"“{words}” names somebody who asked not to be named."
    return Finding(note.path, position, CODE, SEVERITY, message, _HINT, span)


def _texts(group: Fields) -> Iterator[tuple[str, str]]:
    """Yield every text of a head with the key it stands under."""
    for field in fields(group):
        if field.name == "charter":
            for inner in fields(group.charter):
                key = _KEYS.get(inner.name, inner.name)
                yield from ((key, text) for text in _flat(getattr(group.charter, inner.name)))
        elif field.name not in _SKIPPED:
            key = _KEYS.get(field.name, field.name)
            yield from ((key, text) for text in _flat(getattr(group, field.name)))


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (*_flat(key), *_flat(item))
    elif is_dataclass(value) and not isinstance(value, Link):
        for field in fields(value):
            yield from _flat(getattr(value, field.name))


CHECK = Check(CODE, SEVERITY, "A text names somebody who asked not to be named.", _find)
