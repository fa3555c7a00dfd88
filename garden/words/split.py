"""Text to words, the same for notes and for queries.

A word is folded: lower case, accents dropped. Scripts written without spaces between words
(Chinese, Japanese, Thai …) and Korean, whose particles are written onto the word, become
overlapping pairs of characters, so that any part of a run can be found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_RUN = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    r"\u1100-\u11ff\uac00-\ud7af"  # Korean
)
_WORDS = re.compile(rf"(?P<run>[{_RUN}]+)|[^\W_{_RUN}]+")

_PLAIN = re.compile(r"[a-z0-9]+")

_COMMON = """
a an and are as at be by for from has have i if in is it its not of on or that the their
this to was we were when will with you your d ll m re s t ve
"""
COMMON = frozenset(_COMMON.split())
"""English words, and what an apostrophe leaves of others, that say too little to look for."""


class Word(NamedTuple):
    """One word of a text."""

    text: str
    """Folded."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    position: int
    """Its place in the sequence; pairs of characters overlap, so each starts a new place."""


def normal(text: str) -> str:
    """Return `text` with each accented letter as one character, as most keyboards type it."""
    return unicodedata.normalize("NFC", encodable(text))


def encodable(text: str) -> str:
    """Return `text` with what stands for undecodable bytes written out; Whoosh needs UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Return the form in which words are compared: no case, no accents, no ligatures."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word)
    kept = "".join(char for char in parts if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", kept).casefold()


def placed(text: str) -> Iterable[tuple[int, str]]:
    """Yield the words of a text with their places, single characters of unspaced runs too."""
    if text.isascii():  # the same at a third of the time
        return enumerate(w for w in _PLAIN.findall(text.lower()) if w not in COMMON)
    return ((word.position, word.text) for word in words(text, singles=True))


def words(text: str, *, singles: bool) -> Iterator[Word]:
    """Yield the words of `text`, common ones left out.

    `singles` adds each character of an unspaced run to the pairs: for notes, so that one
    character can be looked for, never for queries, where pairs are the better evidence.
    """
    position = 0
    for match in _WORDS.finditer(text):
        if match["run"]:
            pairs = list(_pairs(match["run"], match.start(), position, singles))
            yield from pairs
            position = pairs[-1].position + 1
            continue
        word = folded(match[0])
        if word not in COMMON:
            yield Word(word, match.start(), match.end(), position)
            position += 1


def _pairs(run: str, start: int, position: int, singles: bool) -> Iterator[Word]:
    """Yield overlapping pairs of characters; a lone character stands for itself."""
    for offset, char in enumerate(run):
        begin, place = start + offset, position + offset
        pair = run[offset : offset + 2]
        if len(pair) > 1:
            yield Word(_folded_run(pair), begin, begin + 2, place)
        if singles or len(run) == 1:
            yield Word(_folded_run(char), begin, begin + 1, place)


@lru_cache(maxsize=50_000)
def _folded_run(text: str) -> str:
    """Fold full-width and half-width forms; marks stay, since here they are letters."""
    return unicodedata.normalize("NFKC", text)
