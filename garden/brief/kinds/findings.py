"""What `garden check` finds on the lines that changed, beyond what the brief tells anyway."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.findings import changed_findings
from garden.brief.model import Kind, Point, Say, ref
from garden.model import NotePath


def _find(compared: Comparison) -> Iterator[Point]:
    for found in changed_findings(compared):
        note = ref(compared, NotePath(found.path))
        yield Point(
            "finding",
            note,
            found.position.line,
            before=found.severity,
            after=found.message,
            codes=(found.code,),
        )


KIND = Kind(
    "findings",
    "What the checks find on changed lines.",
    {"finding": Say("{place} {codes}: {after}", one="finding", many="findings", matters=False)},
    _find,
    folded=True,
)
