"""What weighs more than readers and builds are served by. It is published all the same."""

from garden.model import Finding, Position, Severity

CODE, SEVERITY = "heavy-file", Severity.WARNING


def heavy(path: str, position: Position, message: str, hint: str) -> Finding:
    """Return the finding that a note or another file is heavy."""
    return Finding(path, position, CODE, SEVERITY, message, hint)


def find_large(path: str, size: int, most: int) -> Finding | None:
    """Return the finding that a file has more than `most` bytes; None if it has not."""
    if size <= most:
        return None
    message = f"The file has {size:,} bytes, and readers may pay for each: more than {most:,}."
    return heavy(path, Position(), message, "Make it smaller, or link to where it is kept.")


def too_deep(path: str, position: Position) -> Finding:
    """Return the finding that a note is nested beyond what anybody reads."""
    message = "Lists or quotes stand so deep in one another here that nothing further in is read."
    return heavy(path, position, message, "Write it flatter.")
