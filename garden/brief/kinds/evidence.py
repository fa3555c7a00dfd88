"""What was tried: reports that speak against a practice, and reports that are its first."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Ref, Say, gone, ref
from garden.measures.evidence import reports_of, standing
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
    for path in compared.after.notes:
        was = compared.find_before(path)
        reports = reports_of(compared.before, was.path) if was else ()
        if reports and not reports_of(compared.after, path):
            others = tuple(_then(compared, report) for report in reports)
            yield Point("untold", ref(compared, path), others=others)


def _then(compared: Comparison, path: NotePath) -> Ref:
    """Return a note that was there, as it is now if it still is."""
    now = NotePath(compared.now(path))
    return ref(compared, now) if now in compared.after.notes else gone(compared.before.notes[path])


def _is_known(compared: Comparison, path: str) -> bool:
    """Tell whether something spoke against a practice before."""
    was = compared.find_before(path)
    return was is not None and any(standing(compared.before, was.path).of(o) for o in COUNTERS)


KIND = Kind(
    "evidence",
    "Practices that were tried for the first time, or of which nobody tells any more, and reports "
    "that speak against one.",
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
        "untold": Say(
            "Nobody tells how {title} went any more. What told of it: {others}",
            one="practice of which nobody tells any more",
            many="practices of which nobody tells any more",
        ),
    },
    _find,
)
