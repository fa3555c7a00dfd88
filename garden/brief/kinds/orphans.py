"""Notes to which nothing leads any more, and new ones to which nothing leads yet."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.locations import home_path


def _find(compared: Comparison) -> Iterator[Point]:
    home = home_path(compared.after)
    for path, note in compared.after.notes.items():
        if path == home or note.fields.type == "person" or _is_led_to(compared.after, path):
            continue
        was = compared.find_before(path)
        if was is None:
            yield Point("unlinked", ref(compared, path))
        elif _is_led_to(compared.before, was.path):
            yield Point("orphaned", ref(compared, path))


def _is_led_to(garden: Garden, path: NotePath) -> bool:
    """Tell whether a reader of another note can come here; practice links show at both ends."""
    return bool(garden.backlinks(path)) or any(link.other for link in garden.practice(path))


KIND = Kind(
    "orphans",
    "Notes to which no other note leads any more, or yet.",
    {
        "orphaned": Say(
            "No other note leads to {title} any more.", one="note orphaned", many="notes orphaned"
        ),
        "unlinked": Say(
            "No other note leads to {title} yet. A link stands well where a reader would want it."
        ),
    },
    _find,
    folded=True,
)
