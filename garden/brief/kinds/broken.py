"""Links that lead nowhere and did not do so before, wherever they stand."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.findings import BROKEN, findings_of, new_findings
from garden.brief.model import Kind, Point, Say, ref
from garden.model import NotePath


def _find(compared: Comparison) -> Iterator[Point]:
    before, after = (findings_of(garden, BROKEN) for garden in (compared.before, compared.after))
    for found in new_findings(before, after, compared.moved):
        note = ref(compared, NotePath(found.path))
        yield Point(found.code, note, found.position.line, after=found.message)


_SAY = Say("In {title}, line {line}: {after}", one="link broken", many="links broken")

KIND = Kind(
    "broken",
    "Links, embeds and pictures that lead nowhere and did not do so before.",
    dict.fromkeys(BROKEN, _SAY),
    _find,
)
