"""Links that lead nowhere and did not do so before, wherever they stand."""

from collections import Counter
from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.findings import BROKEN, findings_of
from garden.brief.model import Kind, Point, Say, ref
from garden.model import NotePath


def _find(compared: Comparison) -> Iterator[Point]:
    known = Counter(
        (compared.now(found.path), found.code, found.message)
        for found in findings_of(compared.before, BROKEN)
    )
    for found in findings_of(compared.after, BROKEN):
        key = (found.path, found.code, found.message)
        if known[key]:
            known[key] -= 1
            continue
        note = ref(compared, NotePath(found.path))
        yield Point(found.code, note, found.position.line, after=found.message)


_SAY = Say("In {title}, line {line}: {after}", one="link broken", many="links broken")

KIND = Kind(
    "broken",
    "Links, embeds and pictures that lead nowhere and did not do so before.",
    dict.fromkeys(BROKEN, _SAY),
    _find,
)
