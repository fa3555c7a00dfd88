"""Links that several notes answer to, none of them closest."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.fate import Ambiguous
from garden.garden import Garden
from garden.model import Finding, Severity

CODE, SEVERITY = "ambiguous-link", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    for link in garden.links():
        if isinstance(link.fate, Ambiguous):
            candidates = ", ".join(link.fate.candidates)
            message = f"“{link.link.target}” could mean {candidates}."
            hint = "Write more of the path, such as " + f"“{_longer(link.fate.candidates[0])}”."
            yield at_link(CODE, SEVERITY, link, message, hint)


def _longer(path: str) -> str:
    return path.removesuffix(".md")


CHECK = Check(CODE, SEVERITY, "A link could mean several notes.", _find)
