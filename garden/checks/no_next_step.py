"""Experiences of which nobody can see what follows."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Heading, Note, Severity
from garden.practice.parts import find_section
from garden.practice.unfilled import is_unfilled
from garden.slug import fold

CODE, SEVERITY = "no-next-step", Severity.INFO
NOTHING = "Nothing"
"""What an experience may say in place of a link; the option `sections` may call it otherwise."""


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        heading = find_section(garden, note, "Now what?")
        if note.fields.type != "experience" or heading is None:
            continue
        if not is_unfilled(note, heading.section) and not _leads_on(garden, note, heading):
            name = garden.config.sections.get("Now what?", "Now what?")
            nothing = garden.config.sections.get(NOTHING, NOTHING)
            message = f"“{name}” leads to no note, and does not say “{nothing}”."
            hint = f"Link to the note that should change, or begin with “{nothing}” and say why."
            yield Finding(path, heading.position, CODE, SEVERITY, message, hint)


def _leads_on(garden: Garden, note: Note, heading: Heading) -> bool:
    section = heading.section
    nothing = garden.config.sections.get(NOTHING, NOTHING)
    is_said = fold(heading.summary).startswith(fold(nothing))
    return is_said or any(section.start <= link.span.start < section.end for link in note.links)


CHECK = Check(
    CODE, SEVERITY, "An experience does not say what follows from it, or that nothing does.", _find
)
