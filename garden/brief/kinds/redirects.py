"""Addresses that readers may have kept and nothing would be at any more."""

from collections.abc import Iterator

from garden.address import page_file, promised
from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Ref, Say, ref
from garden.garden import Garden
from garden.model import NotePath
from garden.promises import Broken, Promises
from garden.published import Published
from garden.redirects import find_redirects


def _find(compared: Comparison) -> Iterator[Point]:
    lock = compared.states.promised
    if lock is None:
        yield from _unpromised(compared)
        return
    still = compared.after.past.published
    for broken in _broken(compared, lock):
        kept = still is not None and broken.entry in still.lines
        gone = _note_at(compared, broken.entry.partition("#")[0])
        note = ref(compared, broken.note) if broken.note else gone
        yield Point("redirect-needed" if kept else "given-up", note, codes=(broken.entry,))


def _broken(compared: Comparison, lock: Published) -> Iterator[Broken]:
    """Yield the promises that held before the change and would not hold after it."""
    found = list(Promises(compared.after).broken(lock))
    if not found:
        return
    known = {broken.entry for broken in Promises(compared.before).broken(lock)}
    yield from (broken for broken in found if broken.entry not in known)


def _unpromised(compared: Comparison) -> Iterator[Point]:
    """Without a lock file nothing is promised, but what only moved should still be found."""
    redirects = find_redirects(compared.after).pages
    for old, new in compared.moved.items():
        file = _file(compared.after, old)
        if file not in redirects:
            yield Point("redirect-missing", ref(compared, NotePath(new)), codes=(promised(file),))


def _note_at(compared: Comparison, address: str) -> Ref | None:
    for note in compared.removed:
        if promised(_file(compared.after, note.path)) == address:
            return Ref(note.path, note.title, gone=True)
    return None


def _file(garden: Garden, path: str) -> str:
    return page_file(path, directory_urls=garden.past.directory_urls)


KIND = Kind(
    "redirects",
    "Addresses that readers may have kept, and that would lead nowhere.",
    {
        "redirect-needed": Say(
            "{codes} was published, and nothing would be there any more. A line under "
            "`redirect_from` in the note that takes its place leads readers on.",
            one="redirect needed",
            many="redirects needed",
        ),
        "redirect-missing": Say(
            "{title} moved, and nothing leads on from {codes}. A line under `redirect_from` would.",
            one="redirect needed",
            many="redirects needed",
        ),
        "given-up": Say(
            "{codes} was published and is given up on purpose.",
            one="address given up",
            many="addresses given up",
        ),
    },
    _find,
)
