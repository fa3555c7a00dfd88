"""Embeds that lead back to where they stand."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.compile.transclude import refusals
from garden.garden import Garden
from garden.model import Finding, Severity

CODE, SEVERITY = "embed-cycle", Severity.WARNING


def _find(garden: Garden) -> Iterator[Finding]:
    for link, refused in refusals(garden):
        if refused.is_cycle:
            chain = " → ".join(f"“{garden.notes[step].title}”" for step in refused.chain)
            message = f"This embed leads back to itself: {chain}."
            hint = "Make one of them a link: take its exclamation mark off."
            yield at_link(CODE, SEVERITY, link, message, hint)


CHECK = Check(CODE, SEVERITY, "An embed shows the text it stands in.", _find)
