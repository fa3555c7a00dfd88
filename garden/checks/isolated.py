"""Notes without a link either way."""

from collections.abc import Iterator

from garden.check import Check, at_note
from garden.garden import Garden
from garden.measures import isolated
from garden.model import Finding, Severity
from garden.pages.locations import home_path

CODE, SEVERITY = "isolated", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    for path in isolated(garden):
        if path != home_path(garden):
            message = f"“{garden.notes[path].title}” has no link to or from another note."
            yield at_note(CODE, SEVERITY, path, message, "Say what it builds on, or who needs it.")


CHECK = Check(CODE, SEVERITY, "A note has no link either way.", _find)
