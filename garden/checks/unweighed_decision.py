"""Settled decisions in which one cannot see what they were weighed against."""

from collections.abc import Iterator

from garden.check import Check, at_note
from garden.garden import Garden
from garden.model import Finding, Note, Severity
from garden.slug import fold

CODE, SEVERITY = "unweighed-decision", Severity.INFO
ALTERNATIVES, NONE_RAISED = "Alternatives", "None raised"
"""How a heading or a paragraph begins that names alternatives, and what says that there were
no objections. The option `sections` may call them otherwise."""
WEIGHING = frozenset({"alternative_to", "contests", "objects_to", "departs_from"})
"""Relations, from either end, that name another way or what speaks against this one."""


def _find(garden: Garden) -> Iterator[Finding]:
    for path, note in garden.notes.items():
        is_settled = note.fields.type == "decision" and note.fields.state == "settled"
        if is_settled and not _is_weighed(garden, note):
            message = f"“{note.title}” is settled, and names no alternative and no objection."
            hint = "What else could have been done? If nobody objected when asked: “None raised”."
            yield at_note(CODE, SEVERITY, path, message, hint)


def _is_weighed(garden: Garden, note: Note) -> bool:
    alternatives, none = (
        fold(garden.config.sections.get(name, name)) for name in (ALTERNATIVES, NONE_RAISED)
    )
    texts = [fold(prose.text) for prose in note.prose] + [fold(h.text) for h in note.headings]
    return (
        bool(note.fields.objections)
        or any(end.relation.name in WEIGHING for end in garden.practice(note.path))
        or any(text.startswith(alternatives) or none in text for text in texts)
        or none in fold(note.fields.reason)
    )


CHECK = Check(CODE, SEVERITY, "A settled decision names no alternative and no objection.", _find)
