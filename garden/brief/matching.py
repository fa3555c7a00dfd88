"""Which note of one state is which of the other: what cannot be read, what moved, old headings."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import PurePath

from garden.brief.lines import MOST_LINES, hunks
from garden.model import Finding, NotePath
from garden.reading.source import Sources

Texts = Mapping[NotePath, str]

SAME = 0.6
"""Which share of the lines of a note must be the same for it to be called renamed, as by git."""

_HEADING = re.compile(r"(#{1,6})[ \t]+\S")


def reconciled(
    old: Sources, new: Sources
) -> tuple[tuple[Texts, Texts], tuple[Finding, ...], tuple[NotePath, ...]]:
    """Return the texts before and after, where what cannot be read at one end is as at the other.

    So that a note that becomes unreadable is told as that, and not as hundred losses. With them
    come what cannot be read now, and what could not be read before.
    """
    lost, blind = _unread(new), _unread(old)
    before, after = dict(old.texts), dict(new.texts)
    for path in {*lost, *blind}:
        if path in lost and path in before and path not in blind:
            after[path] = before[path]
        elif path in blind and path in after and path not in lost:
            before[path] = after[path]
        else:
            before.pop(path, None)
            after.pop(path, None)
    news = tuple(found for path, found in lost.items() if path not in blind)
    mended = tuple(path for path in blind if path in new.texts and path not in lost)
    return (before, after), news, mended


def _unread(sources: Sources) -> Mapping[NotePath, Finding]:
    return {NotePath(found.path): found for found in sources.findings}


def still_kept(before: Texts, after: Texts, known: Mapping[str, str]) -> Mapping[str, str]:
    """Return renames that git will see once it knows the new files: most lines are the same."""
    new = [path for path in after if path not in before and path not in known.values()]
    return {
        old: path
        for old in before
        if old not in after and old not in known
        for path in new
        if PurePath(old).name == PurePath(path).name and is_like(before[old], after[path])
    }


def is_like(one: str, other: str) -> bool:
    """Tell whether most lines of two texts are the same."""
    lines = one.splitlines(), other.splitlines()
    is_short = sum(map(len, lines)) <= MOST_LINES
    return is_short and SequenceMatcher(None, *lines, autojunk=False).ratio() >= SAME


def headings(
    before: Texts, after: Texts, renamed: Mapping[str, str]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each note with old lines of headings that became others of their level in place."""
    for old, text in before.items():
        path = renamed.get(old, old)
        now = after.get(NotePath(path), text)
        lines = {
            was: new
            for hunk in (hunks(text, now) if text != now else ())
            for was, new in zip(hunk.old, hunk.new, strict=False)
            if (one := _HEADING.match(was)) and (two := _HEADING.match(new)) and one[1] == two[1]
        }
        if lines:
            yield path, lines
