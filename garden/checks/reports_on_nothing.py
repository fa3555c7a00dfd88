"""Experiences that nobody can find from what was tried."""

from collections.abc import Iterator

from garden.check import Check, at_note
from garden.garden import Garden
from garden.model import Finding, Severity

CODE, SEVERITY = "reports-on-nothing", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        if note.fields.type != "experience":
            continue
        ends = garden.practice(path)
        if not any(end.relation.name == "reports_on" and not end.inverse for end in ends):
            message = f"“{note.title}” does not say on which practice it reports."
            hint = "Name it under `practice: reports_on:`, so that its readers hear of it."
            yield at_note(CODE, SEVERITY, path, message, hint)


CHECK = Check(CODE, SEVERITY, "An experience reports on no practice.", _find)
