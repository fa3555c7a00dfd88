"""Notes that would be published at the same address."""

from collections.abc import Iterator

from garden.check import Check, at_note
from garden.garden import Garden
from garden.model import Finding, NotePath, Severity
from garden.slug import fold

CODE, SEVERITY = "path-clash", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    addresses: dict[str, list[NotePath]] = {}
    for path in garden.notes:
        addresses.setdefault(_address(path), []).append(path)
    for paths in addresses.values():
        for path in paths[1:]:
            message = f"It would be published at the same address as {paths[0]}."
            yield at_note(CODE, SEVERITY, path, message, "Rename one of the two.")


def _address(path: NotePath) -> str:
    """The address without its looks: `a.md`, `a/index.md` and `A/README.md` share one."""
    stem = fold(path.removesuffix(".md"))
    folder, _, name = stem.rpartition("/")
    return folder if name in {"index", "readme"} else stem


CHECK = Check(CODE, SEVERITY, "Two notes would be published at the same address.", _find)
