"""Names in text: every occurrence of many names, found in one pass.

The automaton finds each name at every place; here it is decided which of these are words
and not parts of words, and which of several that overlap is meant: the longest.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

# Letters of scripts that put no space between words, or, in Korean, none before a particle.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_ALIKE = str.maketrans(
    {"’": "'", "ʼ": "'", "‐": "-", "‑": "-"}  # noqa: RUF001 - what typographers write
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")  # the library wants UTF-8
    | dict.fromkeys("\t\n\x0b\x0c\r\x85\xa0\u2007\u2009\u202f\u3000", " ")
)
_BETWEEN = "\0"
"""What stands in no text and is no part of a word."""
_JOINERS = "-/\\&"
"""What makes one word of two: `self-review` says nothing about `review`."""


@dataclass(frozen=True, slots=True)
class Match:
    """One place where names stand."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last one."""
    names: tuple[str, ...]
    """The names that it may be, as they were given."""


class Matcher:
    """Finds names in texts."""

    def __init__(self, names: Iterable[str], as_written: Iterable[str] = ()) -> None:
        """Take names; those that are also in `as_written` match in their own case only."""
        exact = frozenset(as_written)
        forms: dict[str, list[tuple[str, str]]] = {}
        for name in dict.fromkeys(names):
            form = folded(name)
            if form:
                spelled = _plain(name) if name in exact or is_cased(name) else ""
                forms.setdefault(form, []).append((name, spelled))
        self._forms = list(forms)
        self._names = list(forms.values())
        self._automaton = AhoCorasick(self._forms)

    def find(self, text: str) -> list[Match]:
        """Return where names stand as whole words, in order; of those that overlap, the longest.

        What begins first goes first, and of two that begin together the longer.
        """
        mapped = _Folded(text)
        found = self._automaton.find_matches_as_indexes(mapped.text, overlapping=True)
        chosen: list[Match] = []
        at = 0
        for form, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            if start < at:
                continue
            match = self._match(form, mapped, start, end)
            if match:
                chosen.append(match)
                at = end
        return chosen

    def find_in(self, texts: Sequence[str]) -> Iterator[list[Match]]:
        """Yield what stands in each of some texts; many are looked through in one go.

        Only in ASCII does every character stay in its place when it is folded.
        """
        plain = [number for number, text in enumerate(texts) if text.isascii()]
        starts = [0, *accumulate(len(texts[number]) + 1 for number in plain)]
        found: dict[int, list[Match]] = {number: [] for number in plain}
        for match in self.find(_BETWEEN.join(texts[number] for number in plain)):
            at = bisect_right(starts, match.start) - 1
            start, end = match.start - starts[at], match.end - starts[at]
            found[plain[at]].append(Match(start, end, match.names))
        for number, text in enumerate(texts):
            yield found[number] if number in found else self.find(text)

    def _match(self, form: int, mapped: "_Folded", start: int, end: int) -> Match | None:
        place = mapped.place(start, end)
        if place is None:
            return None
        said = _plain(mapped.source[place[0] : place[1]])
        names = tuple(
            name for name, cased in self._names[form] if not cased or said == _plain(name)
        )
        is_word = " " not in said and not all(map(is_cased, names))
        if not names or not _is_whole(mapped.source, *place, alone=is_word):
            return None
        return Match(*place, names)


def folded(name: str) -> str:
    """Return the form under which names are looked for: NFC, case folded, single spaces."""
    return " ".join(_plain(name).casefold().split())


def is_cased(name: str) -> bool:
    """Tell whether a name is found in its own case only: one word with capitals inside.

    That is an acronym (`RAP`) or a proper name such as `GitHub`; `Boundary` is a word that
    happens to stand at the head of a page.
    """
    return " " not in name.strip() and any(letter.isupper() for letter in name.strip()[1:])


def _plain(text: str) -> str:
    if text.isascii():
        return text.replace("\n", " ").replace("\t", " ")
    return unicodedata.normalize("NFC", text).translate(_ALIKE)


class _Folded:
    """A text in the form in which it is searched, and where its characters come from."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.text = _plain(text).casefold()
        # Each character folds to one or more, so equal length means: one by one.
        self._starts: list[int] | None = None
        if len(self.text) != len(text) or not unicodedata.is_normalized("NFC", text):
            parts = _clusters(text)
            pieces = [_plain(part).casefold() for part in parts]
            starts = accumulate(map(len, parts), initial=0)
            self._starts = [
                start if i == 0 else -1
                for start, piece in zip(starts, pieces, strict=False)
                for i in range(len(piece))
            ]
            self._starts.append(len(text))
            self.text = "".join(pieces)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range of the source, or None if it would begin or end inside a character."""
        if self._starts is None:
            return start, end
        first, last = self._starts[start], self._starts[end]
        return None if first < 0 or last < 0 else (first, last)


def _clusters(text: str) -> list[str]:
    """Cut `text` where no character composes with the one before it."""
    parts: list[str] = []
    for letter in text:
        if parts and (unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"):
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


def _is_whole(text: str, start: int, end: int, *, alone: bool) -> bool:
    """Tell whether a range is not a part of a longer word, a file name or an address.

    Where it must stand `alone`, a hyphen or a slash makes a longer word too.
    """
    if start and _goes_on(text[start - 1], text[start]):
        return False
    if end < len(text) and _goes_on(text[end - 1], text[end]):
        return False
    marks = ".@" + (_JOINERS if alone else "")
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    is_behind = before[-1:] in ({"@", "#", "/", "\\"} if alone else {"@", "#"})
    is_behind = is_behind or _is_joined(before[::-1], marks)
    return not is_behind and not _is_joined(after, marks)


def _is_joined(outside: str, marks: str) -> bool:
    """Tell whether what stands beside a word is a mark with a letter after it."""
    return len(outside) > 1 and outside[0] in marks and _is_letter(outside[1])


def _goes_on(left: str, right: str) -> bool:
    """Tell whether two neighbours are letters of one word, or one letter and its accent."""
    if unicodedata.category(right)[0] == "M":
        return True
    if not _is_letter(left) or not _is_letter(right):
        return False
    return not (_UNSPACED.match(left) or _UNSPACED.match(right))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
