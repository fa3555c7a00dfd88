"""Notes that others asked for and somebody wrote, and those that are asked for now."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Ref, Say, ref
from garden.model import NotePath
from garden.wanted import wanted_notes


def _find(compared: Comparison) -> Iterator[Point]:
    then, now = wanted_notes(compared.before), wanted_notes(compared.after)
    for key, wanted in then.items():
        written = compared.after.candidates(wanted.name)
        if key not in now and len(written) == 1 and written[0] in compared.edits:
            asking = [compared.now(path) for path in wanted.sources]
            yield Point(
                "written",
                ref(compared, written[0]),
                before=wanted.name,
                others=_here(compared, asking),
            )
    for key, wanted in now.items():
        if key not in then:
            yield Point("wanted", after=wanted.name, others=_here(compared, wanted.sources))


def _here(compared: Comparison, paths: list[str] | tuple[NotePath, ...]) -> tuple[Ref, ...]:
    return tuple(ref(compared, NotePath(p)) for p in paths if p in compared.after.notes)


KIND = Kind(
    "wanted",
    "Notes that others asked for and that are written now, and those that are asked for now.",
    {
        "written": Say(
            "{title} was wanted, and is written now.",
            others="Asked for in {others}.",
            one="wanted note written",
            many="wanted notes written",
        ),
        "wanted": Say(
            "“{after}” is linked and not written yet.",
            others="Asked for in {others}.",
            one="note wanted",
            many="notes wanted",
        ),
    },
    _find,
)
