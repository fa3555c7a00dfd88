"""Markdown links to pages that are not there."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.fate import Wanted
from garden.garden import Garden
from garden.model import Finding, LinkKind, Severity

CODE, SEVERITY = "broken-link", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    for link in garden.links():
        if isinstance(link.fate, Wanted) and link.link.kind in {LinkKind.MARKDOWN, LinkKind.IMAGE}:
            near = garden.find_nearest(link.fate.name)
            hint = f"Did you mean “{near}”?" if near else "Correct the path, or remove the link."
            message = f"There is no page at “{link.fate.name}”."
            yield at_link(CODE, SEVERITY, link, message, hint)


CHECK = Check(CODE, SEVERITY, "A Markdown link leads to a page that is not there.", _find)
