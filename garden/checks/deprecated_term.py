"""Words that a term asks not to use: “say X, not Y”."""

from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Severity
from garden.words.glossary import deprecated_uses

CODE, SEVERITY = "deprecated-term", Severity.INFO


def _find(garden: Garden) -> Iterator[Finding]:
    for use in deprecated_uses(garden):
        titles = " or ".join(f"“{garden.notes[path].title}”" for path in use.targets)
        message = f"Say {titles}, not “{use.words}”."
        hint = f"{' or '.join(use.targets)} tells why."
        yield Finding(use.source, use.position, CODE, SEVERITY, message, hint, use.span)


CHECK = Check(CODE, SEVERITY, "A word stands in prose that a term asks not to use.", _find)
