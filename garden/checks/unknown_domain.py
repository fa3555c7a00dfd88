"""Domains that nobody has declared."""

from collections.abc import Iterator

from garden.check import Check
from garden.domains import declared_domains
from garden.garden import Garden
from garden.model import Finding, Position, Severity
from garden.nearest import nearest

CODE, SEVERITY = "unknown-domain", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    declared = declared_domains(garden.notes.values(), garden.config)
    if not declared:
        return
    for path, note in garden.notes.items():
        for name in note.fields.domains:
            if garden.domain_slug(name) in declared:
                continue
            near = nearest(name, declared)
            hint = f"Did you mean “{near}”?" if near else "Write a `type: domain` note for it."
            position = note.fields.positions.get("domain", Position())
            message = f"No domain is called “{name}”."
            yield Finding(path, position, CODE, SEVERITY, message, hint)


CHECK = Check(
    CODE, SEVERITY, "A note names a domain that no charter and no configuration declares.", _find
)
