"""Where things stand, and what a check says about a place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from msgspec import Struct

NotePath = NewType("NotePath", str)
"""POSIX path of a note from the content root, with its suffix: `facilitation/check-in.md`."""

Anchor = NewType("Anchor", str)
"""The `id` of an element of a page, as the engine will write it."""


# A garden has very many places: they are made, kept and read back in C.
class Position(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in a file as an editor counts it."""

    line: int = 1
    """First line is 1; the frontmatter's lines count."""
    column: int = 1
    """First character of the line is 1; counted in Unicode code points."""


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A half-open range of character offsets into `Note.text`."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""


class Severity(StrEnum):
    """How much a finding matters: only `ERROR` fails a build or a check."""

    ERROR = "error"
    """The garden says something it cannot mean; `--strict` fails."""
    WARNING = "warning"
    """A reader will be let down."""
    INFO = "info"
    """Worth knowing; often an invitation."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check reports about one place in the garden."""

    path: str
    """The file, from the content root."""
    position: Position
    """Where in the file."""
    code: str
    """The stable name of the check, which is also its handbook page and its silencer."""
    severity: Severity
    """How much it matters."""
    message: str
    """What is wrong, in one sentence of plain text."""
    hint: str = ""
    """What to do about it, in one sentence; may be empty."""
    span: Span | None = None
    """The offending text as offsets into the file, where it is known."""
