"""Domains that nobody has declared."""

from collections.abc import Iterator

from garden.check import Check
from garden.domains import declared_domains
from garden.garden import Garden
from garden.model import Finding, Note, Position, Severity
from garden.nearest import nearest
from garden.people import STANCES

CODE, SEVERITY = "unknown-domain", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    yield from _in_notes(garden)
    yield from _of_people(garden)


def _in_notes(garden: Garden) -> Iterator[Finding]:
    declared = declared_domains(garden.notes.values(), garden.config, garden.name_slugs)
    if not declared:
        return
    for path, note in garden.notes.items():
        for field, name in _named(garden, note):
            if garden.domain_slug(name) in declared:
                continue
            near = nearest(name, declared)
            hint = f"Did you mean “{near}”?" if near else "Write a `type: domain` note for it."
            position = note.fields.positions.get(field, Position())
            message = f"No domain is called “{name}”."
            yield Finding(path, position, CODE, SEVERITY, message, hint)


def _named(garden: Garden, note: Note) -> Iterator[tuple[str, str]]:
    """Yield the fields of a note that name domains, each with a name."""
    yield from (("domain", name) for name in note.fields.domains)
    yield from (("between", name) for name in note.fields.between)
    yield from (("definitions", name) for name in note.fields.definitions)
    gardens = {name for n, o in garden.config.neighbours.items() for name in (n, o.title)}
    for name in note.fields.charter.neighbours:
        # A neighbour may be another garden: one the configuration knows, or any by a link.
        if name not in gardens and "[[" not in name and "://" not in name:
            yield "neighbours", name


def _of_people(garden: Garden) -> Iterator[Finding]:
    """Find domains that people say something of, and that are neither declared nor used."""
    for entry in garden.entries:
        for named in entry.domains:
            yield from _stance(garden, named.name, named.path, named.position)
    for path, note in garden.notes.items():
        for stance in STANCES:
            position = note.fields.positions.get(stance, Position())
            for name in getattr(note.fields, stance):
                yield from _stance(garden, name, path, position)


def _stance(garden: Garden, name: str, path: str, position: Position) -> Iterator[Finding]:
    if garden.domain_slug(name) in garden.domains:
        return
    near = nearest(name, (n for d in garden.domains.values() for n in (d.slug, d.title)))
    hint = f"Did you mean “{near}”?" if near else "No note is about it."
    yield Finding(path, position, CODE, SEVERITY, f"No domain is called “{name}”.", hint)


CHECK = Check(
    CODE,
    SEVERITY,
    "A note or a person names a domain that no charter and no configuration declares.",
    _find,
)
