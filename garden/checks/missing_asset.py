"""Links to images and other files that are not there."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.fate import MissingAsset
from garden.garden import Garden
from garden.model import Finding, LinkKind, Severity
from garden.nearest import nearest

CODE, SEVERITY = "missing-asset", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    for link in garden.links():
        if isinstance(link.fate, MissingAsset) and link.link.kind is not LinkKind.EMBED:
            near = nearest(link.fate.path, garden.assets)
            hint = f"Did you mean “{near}”?" if near else "Add the file, or remove the link."
            message = f"There is no file at “{link.fate.path}”."
            yield at_link(CODE, SEVERITY, link, message, hint)


CHECK = Check(CODE, SEVERITY, "A link leads to a file that is not there.", _find)
