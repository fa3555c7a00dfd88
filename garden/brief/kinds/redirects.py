"""Addresses that readers may have kept and nothing would be at any more."""

from collections.abc import Iterator
from urllib.parse import unquote

from garden.address import file_at, page_file, promised
from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.garden import Garden
from garden.model import NotePath
from garden.past.promises import Broken, Promises
from garden.past.published import Published
from garden.past.redirects import find_redirects
from garden.past.twins import find_twin


def _find(compared: Comparison) -> Iterator[Point]:
    lock = compared.states.promised
    if lock is None:
        yield from _unpromised(compared)
        return
    still = compared.after.past.published
    for broken in _broken(compared, lock):
        address, _, anchor = broken.entry.partition("#")
        twin = find_twin(compared.after, file_at(unquote(address)[1:]))
        if twin and not anchor:
            yield _case_only(compared, twin, broken.entry)
        if twin and (not anchor or unquote(anchor) in compared.after.notes[twin].anchors):
            continue
        kept = still is not None and broken.entry in still.lines
        path = broken.note or twin or _find_heir(compared, address)
        heirs = (ref(compared, path),) if path else ()
        what = "redirect-needed" if kept else "given-up"
        yield Point(what, others=heirs, codes=(broken.entry,))


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
        if file in redirects or old in compared.after.notes:
            continue
        if twin := find_twin(compared.after, file):
            yield _case_only(compared, twin, promised(file))
        else:
            yield Point("redirect-missing", ref(compared, NotePath(new)), codes=(promised(file),))


def _case_only(compared: Comparison, path: NotePath, entry: str) -> Point:
    return Point("case-only", ref(compared, path), codes=(entry,))


def _find_heir(compared: Comparison, address: str) -> NotePath | None:
    """Return the note that was at an address and moved; None if nothing took its place."""
    moved = compared.moved.items()
    old = (new for old, new in moved if promised(_file(compared.after, old)) == address)
    return next(map(NotePath, old), None)


def _file(garden: Garden, path: str) -> str:
    return page_file(path, directory_urls=garden.past.directory_urls)


KIND = Kind(
    "redirects",
    "Addresses that readers may have kept, and that would lead nowhere.",
    {
        "redirect-needed": Say(
            "{codes} was published, and nothing would be there any more.",
            others="A line under `redirect_from` in {others} would lead readers on.",
            one="redirect needed",
            many="redirects needed",
        ),
        "redirect-missing": Say(
            "{title} moved, and nothing leads on from {codes}. A line under `redirect_from` would.",
            one="redirect needed",
            many="redirects needed",
        ),
        "case-only": Say(
            "The address of {title} differs from {codes} in letter case only. Whether the old one "
            "still leads there is up to the server, and no line under `redirect_from` changes "
            "that.",
            matters=False,
        ),
        "given-up": Say(
            "{codes} was published and is given up on purpose.",
            one="address given up",
            many="addresses given up",
        ),
    },
    _find,
)
