"""How else a link could name a place in a note whose headings change.

As with names, these are proposals: the resolver says what each of them means.
"""

import re
from collections.abc import Iterator, Mapping

from garden.anchors import find_anchor
from garden.model import Anchor, Note
from garden.slug import SLUGIFIERS, fold

_NOT_IN_FRAGMENTS = re.compile(r"[\[\]|#\\^\s]+")
_WORDS = re.compile(r"[^\w]+")


def anchors_after(old: Note, new: Note) -> Mapping[Anchor, Anchor]:
    """Return what the anchors of `old` are called in `new`, heading by heading."""
    headings = {a.anchor: b.anchor for a, b in zip(old.headings, new.headings, strict=True)}
    return {anchor: headings.get(anchor, anchor) for anchor in old.anchors}


def fragments(written: str, old: Note, new: Note) -> Iterator[str]:
    """Yield ways to name in `new` the place that `written` names in `old`, `written` first."""
    yield written
    anchor = find_anchor(old, written)
    at = next((n for n, h in enumerate(old.headings) if h.anchor == anchor), None)
    if anchor is None or at is None:
        return
    before, after = old.headings[at], new.headings[at]
    slugs: list[str] = [after.anchor] if written == before.anchor else []
    slugs += [s(after.text) for s in SLUGIFIERS.values() if written == s(before.text)]
    parents = [h for h in new.headings[:at] if h.level < after.level][-1:]
    chains = ["#".join(_renamed(piece, old, new) for piece in written.split("#"))]
    chains += [_plain(after.text), *(f"{_plain(p.text)}#{_plain(after.text)}" for p in parents)]
    is_text = not slugs or written == before.text
    proposals = [*chains, after.anchor] if is_text else [*slugs, after.anchor, *chains]
    yield from dict.fromkeys(filter(None, proposals))


def _renamed(piece: str, old: Note, new: Note) -> str:
    """Return one heading of a chain as it is called now."""
    for before, after in zip(old.headings, new.headings, strict=True):
        if before.text != after.text and _words(before.text) == _words(piece):
            return _plain(after.text)
    return piece


def _plain(text: str) -> str:
    """Return a heading without what would end a link; punctuation does not count there."""
    return _NOT_IN_FRAGMENTS.sub(" ", text).strip()


def _words(text: str) -> str:
    return _WORDS.sub(" ", fold(text)).strip() or fold(text)
