"""The place in a note that a fragment means."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from garden.model import Anchor, Heading, Note
from garden.slug import SLUGIFIERS, fold

_PUNCTUATION = re.compile(r"[^\w]+")


def find_anchor(note: Note, fragment: str) -> Anchor | None:
    """Return the anchor that `fragment` names in `note`, or None.

    In order: a block (`^id`), an id as the engine writes it, heading text to the letter,
    heading text whatever its case and punctuation, an id in the dialect of another tool.
    A chain `A#B` narrows by nesting. Where nothing is found, `%20` is taken for a space.
    """
    if fragment.startswith("^") or fragment in note.anchors:
        return Anchor(fragment) if fragment in note.anchors else None
    chain = fragment.split("#")
    heading = _find_heading(note.headings, chain)
    if heading is None and "%" in fragment:
        heading = _find_heading(note.headings, [unquote(text) for text in chain])
    return heading.anchor if heading else None


def section_of(headings: Sequence[Heading], start: int) -> Sequence[Heading]:
    """Return the headings below `headings[start]`, up to the next of its level or higher."""
    level = headings[start].level
    stop = start + 1
    while stop < len(headings) and headings[stop].level > level:
        stop += 1
    return headings[start + 1 : stop]


def _find_heading(headings: Sequence[Heading], chain: Sequence[str]) -> Heading | None:
    for same in (str.strip, _words):
        found = _find_in_chain(headings, chain, same)
        if found:
            return found
    return _find_by_slug(headings, "#".join(chain))


def _find_in_chain(
    headings: Sequence[Heading], chain: Sequence[str], same: Callable[[str], str]
) -> Heading | None:
    wanted = same(chain[0])
    for at, heading in enumerate(headings):
        if same(heading.text) != wanted:
            continue
        if len(chain) == 1:
            return heading
        found = _find_in_chain(section_of(headings, at), chain[1:], same)
        if found:
            return found
    return None


def _find_by_slug(headings: Sequence[Heading], fragment: str) -> Heading | None:
    wanted = fold(fragment)
    for slugify in SLUGIFIERS.values():
        met: Counter[str] = Counter()
        for heading in headings:
            slug = slugify(heading.text)
            # Elsewhere the second heading of one name is `name-1`.
            if wanted == (f"{slug}-{met[slug]}" if met[slug] else slug):
                return heading
            met[slug] += 1
    return None


def _words(text: str) -> str:
    """Heading text as Obsidian compares it: case and punctuation do not count."""
    return _PUNCTUATION.sub(" ", fold(text)).strip() or fold(text)
