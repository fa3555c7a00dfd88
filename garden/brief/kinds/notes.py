"""Notes: added, changed, moved, gone. Those of people come and go unannounced."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison, Edit, EditKind
from garden.brief.model import Kind, Point, Say, gone, ref

PERSON = "person"
_WHATS = {
    EditKind.NEW: "added",
    EditKind.TEXT: "changed",
    EditKind.LINKS: "relinked",
    EditKind.SLIP: "corrected",
}
_ORDER = ("added", "changed", "relinked", "moved", "corrected")


def _find(compared: Comparison) -> Iterator[Point]:
    found = [point for point in _edited(compared) if point]
    yield from sorted(found, key=lambda point: _ORDER.index(point.what))
    drafts = {draft.path for draft in compared.after.drafts if draft.fields.draft}
    for note in compared.removed:
        if note.fields.type != PERSON:
            what = "taken-back" if note.path in drafts else "removed"
            yield Point(what, gone(note), codes=(note.path,))


def _edited(compared: Comparison) -> Iterator[Point]:
    for path, edit in compared.edits.items():
        if edit.note.fields.type == PERSON:
            continue
        note, old = ref(compared, path), compared.came_from.get(path)
        if old:
            yield Point("moved", note, before=old, after=path)
        what = _WHATS.get(edit.kind)
        if what and not (old and what == "relinked"):  # what moves must say so, and link anew
            headings = tuple(_headings(edit)) if what == "changed" else ()
            yield Point(what, note, codes=(path,), names=headings)


def _headings(edit: Edit) -> Iterator[str]:
    """Yield the sections in which a note changed, the smallest that holds each place."""
    starts = [(heading.position.line, heading.text) for heading in edit.note.headings]
    title = edit.note.headings[0] if edit.note.headings else None
    seen: dict[str, None] = {}
    for line in sorted(edit.lines):
        above = [text for start, text in starts if start <= line]
        if above and not (title and title.level == 1 and len(above) == 1):
            seen[above[-1]] = None
    yield from seen


KIND = Kind(
    "notes",
    "Notes that are added, changed, moved or gone.",
    {
        "added": Say("Added: {title} {codes}", one="note added", many="notes added"),
        "changed": Say(
            "Changed: {title} {codes}",
            names="under {names}",
            one="note changed",
            many="notes changed",
        ),
        "relinked": Say(
            "Changed in nothing but its links: {title} {codes}",
            one="note relinked",
            many="notes relinked",
            matters=False,
        ),
        "moved": Say("Moved: {title}, from {old} to {new}", one="note moved", many="notes moved"),
        "corrected": Say("Corrected in spelling or signs: {title} {codes}", matters=False),
        "removed": Say("Removed: {title} {codes}", one="note removed", many="notes removed"),
        "taken-back": Say(
            "Taken back as a draft: {title} {codes}", one="note taken back", many="notes taken back"
        ),
    },
    _find,
    folded=True,
    leads=True,
)
