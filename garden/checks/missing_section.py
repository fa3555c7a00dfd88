"""Notes without a section by which readers of their type find their way.

A note that has none of its type's sections is told in a shape of its own and is left alone.
An experience is not: the three questions are what it is.
"""

from collections.abc import Iterator

from garden.check import Check, an, at_note, either
from garden.garden import Garden
from garden.model import Finding, Note, Severity
from garden.practice.parts import find_section
from garden.practice.unfilled import is_unfilled

CODE, SEVERITY = "missing-section", Severity.INFO
ELSEWHERE = frozenset({"Norms", "How to join"})
"""Of these the check `charter-silent` speaks, since a charter may state them in other ways."""

ALWAYS = frozenset({"experience"})
"""Types that have no other shape."""


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        lacking = [f"“{name}”" for name in _lacking(garden, note)]
        if lacking:
            known = garden.config.note_types[note.fields.type].label.lower()
            message = f"“{note.title}” has nothing under {either(lacking)}."
            hint = f"Readers look for it in {an(known)}; a line is enough to begin with."
            yield at_note(CODE, SEVERITY, path, message, hint)


def _lacking(garden: Garden, note: Note) -> Iterator[str]:
    """Yield the sections that are not there, or hold nothing but a template's questions."""
    names = garden.config.note_types[note.fields.type].sections
    found = {name: find_section(garden, note, name) for name in names}
    if not any(found.values()) and note.fields.type not in ALWAYS:
        return
    for name, heading in found.items():
        if name not in ELSEWHERE and (heading is None or is_unfilled(note, heading.section)):
            yield garden.config.sections.get(name, name).rstrip("?")


CHECK = Check(CODE, SEVERITY, "A note lacks a section that readers of its type look for.", _find)
