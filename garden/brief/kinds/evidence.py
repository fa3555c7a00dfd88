"""What was tried: reports that speak against a practice, and reports that are its first."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.measures.evidence import standing
from garden.model import NotePath
from garden.past.changes import COUNTERS, ChangeKind


def _find(compared: Comparison) -> Iterator[Point]:
    for change in compared.changes:
        if change.kind is ChangeKind.COUNTER_EVIDENCE:
            what = "counter-evidence" if _is_known(compared, change.path) else "first-against"
        elif change.kind is ChangeKind.FIRST_EXPERIENCE:
            what = "first-experience"
        else:
            continue
        others = tuple(ref(compared, NotePath(path)) for path in change.because)
        yield Point(what, ref(compared, NotePath(change.path)), others=others)


def _is_known(compared: Comparison, path: str) -> bool:
    """Tell whether something spoke against a practice before."""
    was = compared.find_before(path)
    return was is not None and any(standing(compared.before, was.path).of(o) for o in COUNTERS)


KIND = Kind(
    "evidence",
    "Practices that were tried for the first time, and reports that speak against one.",
    {
        "first-against": Say(
            "The first report that speaks against {title}, at least in part: {others}",
            one="first report against a practice",
            many="practices with a first report against them",
        ),
        "counter-evidence": Say(
            "Another report that speaks against {title}, at least in part: {others}",
            one="report against a practice",
            many="practices with another report against them",
        ),
        "first-experience": Say(
            "The first experience of {title}: {others}",
            one="first experience of a practice",
            many="practices with a first experience",
        ),
    },
    _find,
)
