"""Notes that no other note links to."""

from collections.abc import Iterator

from garden.check import Check, at_note
from garden.garden import Garden
from garden.measures import orphans
from garden.model import Finding, Severity
from garden.pages.locations import home_path

CODE, SEVERITY = "orphan", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    for path in orphans(garden):
        if path != home_path(garden):
            message = f"No other note links to “{garden.notes[path].title}”."
            yield at_note(CODE, SEVERITY, path, message, "Link it where a reader would want it.")


CHECK = Check(CODE, SEVERITY, "No other note links to this one.", _find)
