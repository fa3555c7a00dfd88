"""Notes that say nothing."""

from collections.abc import Iterator

from garden.check import Check, at_note
from garden.garden import Garden
from garden.model import Finding, Severity
from garden.reading.unread import of_unread

CODE, SEVERITY = "empty-note", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    unread = of_unread(garden.findings, ())
    for path, note in garden.notes.items():
        if path not in unread and not note.text[note.body_start :].strip():
            message = f"“{note.title}” is empty."
            hint = "Write its first sentence, or delete the file: a wanted note invites more."
            yield at_note(CODE, SEVERITY, path, message, hint)


CHECK = Check(CODE, SEVERITY, "A note has no text.", _find)
