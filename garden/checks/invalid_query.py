"""Queries that cannot be understood, and baked answers to no query."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import EditKind, Finding, Note, Severity
from garden.query.read import CODE, read_query
from garden.reading.sourcemap import SourceMap


def _find(garden: Garden) -> Iterator[Finding]:
    for note in garden.notes.values():
        for block in note.queries:
            yield from read_query(garden, note, block).findings
        yield from _lost(note)


def _lost(note: Note) -> Iterator[Finding]:
    known = {block.marks for block in note.queries}
    for edit in note.edits:
        if edit.kind is EditKind.BAKED and edit.span not in known:
            yield Finding(
                note.path,
                SourceMap(note.text).position(edit.span.start),
                CODE,
                Severity.ERROR,
                "This baked answer stands right below no query.",
                "Delete it with its marks, or move it below its block.",
                edit.span,
            )


CHECK = Check(CODE, Severity.ERROR, "A query cannot be understood.", _find)
