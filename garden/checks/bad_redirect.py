"""Old places that cannot lead anywhere."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Severity
from garden.past.promises import Promises

CODE, SEVERITY = "bad-redirect", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    if not any(note.fields.redirect_from for note in garden.notes.values()):
        return
    for fault in garden.once(Promises).redirects.faults:
        place = fault.place
        yield Finding(
            fault.path, place.position, CODE, SEVERITY, fault.message, fault.hint, place.span
        )


CHECK = Check(CODE, SEVERITY, "An old place in `redirect_from` cannot lead to the note.", _find)
