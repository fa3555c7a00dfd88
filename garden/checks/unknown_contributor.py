"""Contributors whom `people.yml` and person notes do not list, where there are such lists."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Position, Severity
from garden.nearest import nearest

CODE, SEVERITY = "unknown-contributor", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    listed = [person for person in garden.people.values() if person.listed and not person.hidden]
    if not any(person.listed for person in garden.people.values()):
        return
    names = [name for person in listed for name in (person.slug, person.name)]
    for path, note in garden.notes.items():
        for credit in note.fields.contributors:
            if garden.person(credit).listed:
                continue
            near = nearest(credit.name, names)
            hint = f"Did you mean “{near}”?" if near else "Add them to people.yml if they agree."
            position = note.fields.positions.get("contributors", Position())
            message = f"Nobody is listed as “{credit.name}”."
            yield Finding(path, position, CODE, SEVERITY, message, hint)


CHECK = Check(
    CODE, SEVERITY, "A note names a contributor whom the list of people does not know.", _find
)
