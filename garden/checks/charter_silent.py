"""Charters that leave a newcomer without a person, a way in, norms or a code of conduct."""

from collections.abc import Iterator

from garden.check import Check, at_note, either
from garden.domains import Domain
from garden.garden import Garden
from garden.model import Finding, Note, Severity
from garden.practice.parts import find_section
from garden.practice.standing import all_stewards
from garden.practice.unfilled import is_unfilled

CODE, SEVERITY = "charter-silent", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    for domain in garden.domains.values():
        if domain.charter and garden.notes[domain.charter].fields.type == "domain":
            silent = list(_silent(garden, domain, garden.notes[domain.charter]))
            if silent:
                message = f"The charter of “{domain.title}” does not say {either(silent)}."
                hint = "Say it, or say that there is none: either helps who would like to join."
                yield at_note(CODE, SEVERITY, domain.charter, message, hint)


def _silent(garden: Garden, domain: Domain, charter: Note) -> Iterator[str]:
    if not all_stewards(garden, domain):
        yield "who looks after it (`stewards`)"
    if not _says(garden, charter, "How to join"):
        yield "how to join"
    if not _says(garden, charter, "Norms"):
        yield "by which norms"
    if not charter.fields.charter.conduct:
        yield "how people treat each other (`conduct`)"


def _says(garden: Garden, charter: Note, name: str) -> bool:
    heading = find_section(garden, charter, name)
    return heading is not None and not is_unfilled(charter, heading.section)


CHECK = Check(
    CODE, SEVERITY, "A charter names no steward, no way to join, no norms or no conduct.", _find
)
