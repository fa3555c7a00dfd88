"""What was done to a text: told apart by what is left when days, links and spaces are taken away.

Only the lines that changed are there to judge by, so what is a day is known by its line: a key
that speaks of dates or reviews, and a date. Where that is in doubt, the text has changed.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from garden.history.model import ChangeKind

LONGEST = 200_000
"""How many bytes are looked at more closely; a longer change is one of the text."""

_DATE = rb"[\"']?\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+)?(?:Z|[+-]\d{2}:?\d{2})?[\"']?"
_PERIOD = rb"[\"']?\d+ (?:day|week|month|year)s?[\"']?"
_DAY = re.compile(
    rb"\s*[\w-]*(?:date|review|modified|lastmod|checked|verified|created|published)[\w-]*"
    rb"\s*:\s*(?:" + _DATE + rb"|" + _PERIOD + rb")?\s*(?:#.*)?",
    re.IGNORECASE,
)
"""A line of the head that states a day, as `last_reviewed: 2026-11-02` does."""

_LONGEST_LINE = 1000
"""How many bytes a line of the head is looked at with: nobody's patience is at its mercy."""

_REVIEWED_ON = re.compile(rb"(?:\s+|\s*-\s+)on\s*:\s*" + _DATE + rb"\s*")
_REVIEW_LINE = re.compile(rb"(?:\s+|\s*-\s+)(?:by|on|looked_at|said)\s*:.*", re.DOTALL)
_REVIEW_ITEM = re.compile(rb"\s*(?:reviews\s*:\s*\[|-)?\s*\{[^{}]*\bon\s*:\s*" + _DATE + rb".*")

_TARGETS = (
    (re.compile(rb"\]\(\s*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"), rb"]("),
    (re.compile(rb"(?m)^( {0,3}\[[^\[\]]+\]:)\s*\S+"), rb"\1"),
    (re.compile(rb"\b(href|src)=(?:\"[^\"]*\"|'[^']*')"), rb"\1"),
    (re.compile(rb"https?://[^\s<>()\[\]\"']+"), b""),
    (re.compile(rb"(?m)^redirect_from\s*:.*$"), b""),
)
_WIKI = re.compile(rb"\[\[([^\[\]|\n]*)(?:\\?\|([^\[\]\n]*))?\]\]")

_ORDER = (ChangeKind.SPACE, ChangeKind.LINKS, ChangeKind.DATES, ChangeKind.TEXT)


def heavier(one: ChangeKind | None, other: ChangeKind) -> ChangeKind:
    """Return what two changes of one text come to."""
    return other if one is None else max(one, other, key=_ORDER.index)


def kind_of(removed: Sequence[bytes], added: Sequence[bytes]) -> ChangeKind:
    """Return what it is to put lines in the place of others."""
    if _squeezed(removed) == _squeezed(added):
        return ChangeKind.SPACE
    if sum(map(len, (*removed, *added))) > LONGEST:
        return ChangeKind.TEXT
    before, after = _without_days(removed), _without_days(added)
    dated = len(before) < len(removed) or len(after) < len(added)
    if _squeezed(before) == _squeezed(after):
        return ChangeKind.DATES
    for shown in (_with_names, _without_names):
        if _squeezed_text(_linkless(before, shown)) == _squeezed_text(_linkless(after, shown)):
            return ChangeKind.DATES if dated else ChangeKind.LINKS
    return ChangeKind.TEXT


def kind_of_new(added: Iterable[bytes]) -> ChangeKind:
    """Return what it is to begin a note."""
    return ChangeKind.TEXT if any(line.strip() for line in added) else ChangeKind.SPACE


def _without_days(lines: Sequence[bytes]) -> Sequence[bytes]:
    """Leave out what states a day, and entries under `reviews`."""
    rules = [_DAY, _REVIEW_ITEM]
    if any(map(_REVIEWED_ON.fullmatch, _short(lines))):
        rules.append(_REVIEW_LINE)
    days = {line for line in _short(lines) if any(rule.fullmatch(line) for rule in rules)}
    return [line for line in lines if line not in days]


def _short(lines: Iterable[bytes]) -> Iterable[bytes]:
    return (line for line in lines if len(line) <= _LONGEST_LINE)


def _linkless(lines: Sequence[bytes], shown: Callable[[re.Match[bytes]], bytes]) -> bytes:
    """Take away where links lead; `shown` says what readers see of a wikilink."""
    text = b"\n".join(lines)
    for target, rest in _TARGETS:
        text = target.sub(rest, text)
    return _WIKI.sub(shown, text)


def _with_names(link: re.Match[bytes]) -> bytes:
    """A link that is shown as what it was called stays the same for readers."""
    return link[2] or link[1]


def _without_names(link: re.Match[bytes]) -> bytes:
    """A link without words of its own is shown as what it leads to is called today."""
    return b"[[" + (link[2] or b"") + b"]]"


def _squeezed(lines: Iterable[bytes]) -> bytes:
    return _squeezed_text(b"\n".join(lines))


def _squeezed_text(text: bytes) -> bytes:
    return b"".join(text.split())
