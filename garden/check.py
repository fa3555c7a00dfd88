"""What a check is: a stable code and a pure function of a garden."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from garden.fate import ResolvedLink
from garden.garden import Garden
from garden.model import Finding, Position, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `garden check` looks for."""

    code: str
    """Its stable name: in findings, in `checks:`, and as its handbook page."""
    severity: Severity
    """How much it matters unless the configuration says otherwise."""
    summary: str
    """What it looks for, in one sentence."""
    find: Callable[[Garden], Iterator[Finding]]
    """Yields what it found, with `severity` as stated here."""


def at_link(
    code: str, severity: Severity, link: ResolvedLink, message: str, hint: str = ""
) -> Finding:
    """Return a finding at the place where a link stands."""
    written = link.link
    return Finding(link.source, written.position, code, severity, message, hint, written.span)


def at_note(code: str, severity: Severity, path: str, message: str, hint: str = "") -> Finding:
    """Return a finding about a note as a whole, which is shown at its first line."""
    return Finding(path, Position(), code, severity, message, hint)


def either(words: Iterable[str]) -> str:
    """Return words as a sentence says them: `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def an(word: str) -> str:
    """Return a word with `a` or `an` before it."""
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"
