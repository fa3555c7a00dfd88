"""Objections: raised, settled, and still open on notes that the change touches."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.practice.disagreement import OPEN, Raised, disagreements, objections_to


def _find(compared: Comparison) -> Iterator[Point]:
    known = {_key(compared, raised): raised for raised in disagreements(compared.before).objections}
    for raised in disagreements(compared.after).objections:
        was = known.get(_key(compared, raised))
        path = raised.about or raised.note
        is_new = was is None or was.state != raised.state
        if path is None or not (is_new or path in compared.told):
            continue
        if is_new and (raised.state == OPEN or was):
            what = "raised" if raised.state == OPEN else raised.state
        elif raised.state == OPEN and raised in objections_to(compared.after, path):
            what = "still-open"
        else:
            continue
        yield Point(what, ref(compared, path), before=raised.reason, after=raised.text)


def _key(compared: Comparison, raised: Raised) -> tuple[str, str]:
    """An objection with a note of its own stays the same, whatever becomes of its words."""
    about = compared.now(raised.about) if raised.about else ""
    return about, compared.now(raised.note) if raised.note else raised.text


KIND = Kind(
    "objections",
    "Objections that are raised or closed, and those still open on what the change touches.",
    {
        "raised": Say(
            "An objection to {title}: “{after}”", one="objection raised", many="objections raised"
        ),
        "settled": Say(
            "The objection to {title} is settled: “{after}”",
            one="objection settled",
            many="objections settled",
        ),
        "withdrawn": Say(
            "The objection to {title} is withdrawn: “{after}”",
            one="objection withdrawn",
            many="objections withdrawn",
        ),
        "still-open": Say(
            "Still open on {title}: “{after}”", one="objection open", many="objections open"
        ),
    },
    _find,
)
