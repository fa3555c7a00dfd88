"""Levels set for checks that do not exist, in a note or in the configuration."""

from collections.abc import Callable, Collection, Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Position, Severity
from garden.nearest import nearest

CODE, SEVERITY = "unknown-check", Severity.WARNING

SETTINGS = "../mkdocs.yml"
"""The configuration, as seen from the content folder."""


def check_of(codes: Callable[[], Collection[str]]) -> Check:
    """Return the check; `codes` gives every code that there is, once the list is whole."""

    def find(garden: Garden) -> Iterator[Finding]:
        known = codes()
        for note in (*garden.notes.values(), *garden.drafts):
            at = note.fields.positions.get("checks", Position())
            for code in sorted(note.fields.silenced.difference(known)):
                yield _finding(note.path, at, code, known)
        for code in garden.config.checks:
            if code not in known:
                yield _finding(SETTINGS, Position(), code, known)

    return Check(CODE, SEVERITY, "A level is set for a check that does not exist.", find)


def _finding(path: str, position: Position, code: str, known: Collection[str]) -> Finding:
    near = nearest(code, known)
    hint = f"Did you mean `{near}`?" if near else f"Known: {', '.join(sorted(known))}."
    return Finding(path, position, CODE, SEVERITY, f"There is no check `{code}`.", hint)
