"""Practice relations that the vocabulary does not have."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.garden import Garden
from garden.model import Finding, LinkKind, Severity
from garden.nearest import nearest

CODE, SEVERITY = "unknown-relation", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    relations = garden.config.relation_ends
    for link in garden.links():
        name = link.link.name
        if link.link.kind is not LinkKind.PRACTICE or name in relations:
            continue
        message = f"“{name}” is no practice relation."
        near = nearest(name, relations)
        known = ", ".join(garden.config.practice_relations)
        hint = f"Did you mean `{near}`?" if near else f"Known: {known}."
        yield at_link(CODE, SEVERITY, link, message, hint)


CHECK = Check(CODE, SEVERITY, "A practice link uses a relation that is not declared.", _find)
