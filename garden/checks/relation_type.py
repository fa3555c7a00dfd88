"""Practice links between types that the relation is not meant for."""

from collections.abc import Iterator

from garden.check import Check, an, at_link, either
from garden.garden import Garden
from garden.model import Finding, Severity

CODE, SEVERITY = "relation-type", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        for end in garden.practice(path):
            if end.inverse:
                continue
            relation, kind = end.relation, note.fields.type
            if relation.sources and not _is_among(garden, kind, relation.sources):
                message = f"A note of type {kind} does not say `{relation.name}`."
                hint = f"It is for {either(map(an, sorted(relation.sources)))}."
                yield at_link(CODE, SEVERITY, end.link, message, hint)
            far = garden.notes[end.other].fields.type if end.other else None
            if far and relation.targets and not _is_among(garden, far, relation.targets):
                message = f"`{relation.name}` does not point at {an(far)}, which {end.other} is."
                hint = f"It points at {either(map(an, sorted(relation.targets)))}."
                yield at_link(CODE, SEVERITY, end.link, message, hint)


def _is_among(garden: Garden, kind: str, types: frozenset[str]) -> bool:
    """Tell whether a type is one of `types`; one of the garden's own stands with its shelf."""
    known = garden.config.note_types
    shelves = {known[name].repertoire for name in types if name in known} - {""}
    return kind in types or known[kind].repertoire in shelves


CHECK = Check(CODE, SEVERITY, "A practice link joins types that its relation is not for.", _find)
