"""Promised headings that their note does not have any more."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Note, Position, Severity
from garden.nearest import nearest
from garden.past.promises import Promises

CODE, SEVERITY = "dead-anchor", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    if garden.past.published is None:
        return
    for broken in garden.once(Promises).broken():
        if broken.note:
            anchor = broken.entry.partition("#")[2]
            note = garden.notes[broken.note]
            message = f"`{broken.entry}` was published, and the note has no such heading now."
            entry = f'redirect_from: {{"#{anchor}": "{_heading(note, anchor)}"}}'
            hint = f"Write `{entry}` into its head, or let it go with `garden lock --accept`."
            at = note.fields.positions.get("redirect_from", Position())
            yield Finding(note.path, at, CODE, SEVERITY, message, hint)


def _heading(note: Note, anchor: str) -> str:
    near = nearest(anchor, [heading.anchor for heading in note.headings])
    return next((h.text for h in note.headings if h.anchor == near), "the heading it is now")


CHECK = Check(CODE, SEVERITY, "A heading in `published.lock` is gone from its note.", _find)
