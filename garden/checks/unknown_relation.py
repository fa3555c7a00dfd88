"""Practice relations that the vocabulary does not have."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.garden import Garden
from garden.model import Finding, LinkKind, Severity
from garden.nearest import nearest

CODE, SEVERITY = "unknown-relation", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    relations = garden.config.practice_relations
    inverses = {relation.inverse: name for name, relation in relations.items()}
    for link in garden.links():
        name = link.link.name
        if link.link.kind is not LinkKind.PRACTICE or name in relations:
            continue
        message = f"“{name}” is no practice relation."
        if name in inverses:
            hint = f"It is shown by itself when the other note says `{inverses[name]}`."
        else:
            near = nearest(name, relations)
            hint = f"Did you mean `{near}`?" if near else f"Known: {', '.join(relations)}."
        yield at_link(CODE, SEVERITY, link, message, hint)


CHECK = Check(CODE, SEVERITY, "A practice link uses a relation that is not declared.", _find)
