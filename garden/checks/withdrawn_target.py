"""Notes that lean on something that its own community has let go."""

from collections.abc import Iterator

from garden.check import Check, at_link
from garden.garden import Garden
from garden.model import Finding, NotePath, Severity
from garden.typedlinks import PracticeLink

CODE, SEVERITY = "withdrawn-target", Severity.INFO
LEANING = frozenset({"aligns_with", "uses", "builds_on"})
"""Relations by which a note leans on another."""


def _find(garden: Garden) -> Iterator[Finding]:
    for path in garden.notes:
        if _let_go(garden, path):
            continue
        for end in garden.practice(path):
            what = _let_go(garden, end.other, path) if _leans(end) and end.other else ""
            if what:
                title = garden.notes[end.other].title if end.other else ""
                message = f"`{end.relation.name}` leads to “{title}”, which is {what}."
                hint = "Does it still hold? Name what came after, or say in a sentence why it does."
                yield at_link(CODE, SEVERITY, end.link, message, hint)


def _leans(end: PracticeLink) -> bool:
    return end.relation.name in LEANING and not end.inverse


def _let_go(garden: Garden, path: NotePath, by: NotePath | None = None) -> str:
    """Say how a note was let go, or nothing; what supersedes it may go on building on it."""
    fields = garden.notes[path].fields
    if fields.status == "retired":
        return "retired"
    if fields.state == "withdrawn":
        return "withdrawn"
    for end in garden.practice(path):
        if end.relation.name == "supersedes" and end.inverse and end.other:
            is_known = by == end.other
            return "" if is_known else f"superseded by “{garden.notes[end.other].title}”"
    return ""


CHECK = Check(
    CODE,
    SEVERITY,
    "A note builds on, uses or aligns with one that is retired, withdrawn or superseded.",
    _find,
)
