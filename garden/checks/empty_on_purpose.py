"""Charters that mean to have no note of a type, of domains that have some."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.measures.coverage import coverage_grid
from garden.model import Finding, Position, Severity

CODE, SEVERITY = "empty-on-purpose", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    for slug, cells in coverage_grid(garden).items():
        domain = garden.domains[slug]
        for cell in cells:
            if domain.charter and cell.is_intended and cell.count:
                positions = garden.notes[domain.charter].fields.positions
                position = positions.get("intentionally_empty", Position())
                kind = garden.config.note_types[cell.type]
                message = f"“{domain.title}” means to have no {kind.plural.lower()}, and has some."
                hint = "Take it out of `intentionally_empty`, or give those notes another home."
                yield Finding(domain.charter, position, CODE, SEVERITY, message, hint)


CHECK = Check(
    CODE, SEVERITY, "A domain holds notes of a type of which its charter wants none.", _find
)
