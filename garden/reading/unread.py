"""What cannot be read. Its page says so, and everything else is published."""

from collections.abc import Iterable

from garden.model import Finding, Note, Position, Severity

CODE, SEVERITY = "unreadable-note", Severity.ERROR


def unreadable(path: str, message: str, hint: str, position: Position) -> Finding:
    """Return the finding that a note cannot be read."""
    return Finding(path, position, CODE, SEVERITY, message, hint)


def is_unread(note: Note) -> bool:
    """Tell whether the text of a note took too long to read."""
    return bool(note.findings) and any(finding.code == CODE for finding in note.findings)


def of_unread(findings: Iterable[Finding], notes: Iterable[Note]) -> dict[str, Finding]:
    """Return by path why notes could not be read: what there was no text of, and too much."""
    told = (*findings, *(finding for note in notes for finding in note.findings))
    return {finding.path: finding for finding in told if finding.code == CODE}
