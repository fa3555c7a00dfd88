"""Findings that reading a note by itself gave: its bytes and its frontmatter."""

from collections.abc import Callable, Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Severity


def _with_code(code: str) -> Callable[[Garden], Iterator[Finding]]:
    def find(garden: Garden) -> Iterator[Finding]:
        for source in (
            garden.findings,
            *(n.findings for n in (*garden.notes.values(), *garden.drafts)),
        ):
            yield from (finding for finding in source if finding.code == code)

    return find


UNREADABLE = Check(
    "unreadable-note",
    Severity.ERROR,
    "A note cannot be read as text.",
    _with_code("unreadable-note"),
)
REFUSED = Check(
    "refused-file",
    Severity.ERROR,
    "A file is neither read nor published.",
    _with_code("refused-file"),
)
FRONTMATTER = Check(
    "invalid-frontmatter",
    Severity.ERROR,
    "The frontmatter of a note cannot be understood.",
    _with_code("invalid-frontmatter"),
)
UNKNOWN_FIELD = Check(
    "unknown-field",
    Severity.WARNING,
    "A frontmatter key looks like a slip of a known one.",
    _with_code("unknown-field"),
)
