"""Gardens that explain no way to take part without an account.

A garden that does not speak of taking part at all, in no charter and no note, is left alone.
"""

from collections.abc import Iterator

from garden.check import Check, at_note
from garden.garden import Garden
from garden.model import Finding, Severity
from garden.pages.locations import home_path

CODE, SEVERITY = "no-way-in", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    ways = {way for note in garden.notes.values() for way in note.fields.ways}
    is_invited = ways or any(domain.charter for domain in garden.domains.values())
    if is_invited and "no-account" not in ways:
        message = "No note says how somebody without an account can take part."
        hint = "Write one with `ways: [no-account]`: by letter, by talking, with a scribe."
        yield at_note(CODE, SEVERITY, home_path(garden), message, hint)


CHECK = Check(
    CODE, SEVERITY, "No note says how to take part without an account on the forge.", _find
)
