"""Notes and files that hold more than readers, reviewers and browsers are served by."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Note, Position
from garden.reading.heavy import CODE, SEVERITY, heavy


def _find(garden: Garden) -> Iterator[Finding]:
    yield from (finding for finding in garden.findings if finding.code == CODE)
    limits = garden.config.limits
    for note in (*garden.notes.values(), *garden.drafts):
        yield from (finding for finding in note.findings if finding.code == CODE)
        if len(note.title) > limits.title:
            message = f"The title has {len(note.title):,} characters, more than {limits.title:,}."
            yield heavy(note.path, _of_title(note), message, "Say the rest below it.")
        if len(note.links) > limits.links:
            place = sorted(link.position for link in note.links)[limits.links]
            message = f"From here on the note has more than {limits.links:,} links."
            yield heavy(note.path, place, message, "Split it into notes of one idea each.")


def _of_title(note: Note) -> Position:
    stated = note.fields.positions.get("title")
    first = next(iter(note.headings), None)
    return stated or (first.position if first else Position())


CHECK = Check(CODE, SEVERITY, "A note or file holds more than anybody is served by.", _find)
