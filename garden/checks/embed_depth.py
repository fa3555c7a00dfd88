"""Embeds within embeds, deeper than is shown."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.compile.transclude import refusals
from garden.garden import Garden
from garden.model import Finding, Severity

CODE, SEVERITY = "embed-depth", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    depth = garden.config.embeds.depth
    for link, refused in refusals(garden) if depth else ():
        if refused.is_cycle:
            continue
        last = garden.notes[refused.chain[-1]].title
        if len(refused.chain) - 1 > depth:
            message = f"“{last}” is embedded {len(refused.chain) - 1} deep; {depth} are shown."
            hint = "Embed less, link to the rest, or set `embeds: depth:`."
        else:
            message = f"With “{last}” the embeds of this page are too long to be shown."
            hint = "Embed a section instead of a note, or make some of them links."
        yield at_link(CODE, SEVERITY, link, message, hint)


CHECK = Check(CODE, SEVERITY, "Embeds go deeper, or grow longer, than is shown.", _find)
