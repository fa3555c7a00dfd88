"""How one text became another, word by word, and whether that changed what it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import OSA

MOST_WORDS = 1500
"""Longer texts are shown one after the other; comparing takes the square of their length."""

LEAST_LETTERS = 6
"""In shorter words, one letter is often another word: now and not, with and wits."""

Fate = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row that had the same fate."""

    fate: Fate
    """Whether they stayed, went or came."""
    text: str
    """The words, with one space between them."""


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of which the texts are made: what went stands before what came.

    The pieces that stayed and went make `before`, those that stayed and came make `after`,
    white space apart.
    """
    old, new = before.split(), after.split()
    if len(old) + len(new) > MOST_WORDS:
        return tuple(_pieces("replace", old, new))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        piece
        for fate, a, b, c, d in matcher.get_opcodes()
        for piece in _pieces(fate, old[a:b], new[c:d])
    )


def says_the_same(before: str, after: str) -> bool:
    """Tell whether two texts differ only in signs, in large and small letters, or in a slip.

    A slip is one letter more, less or other, or two that changed places, within a long word
    that begins and ends as before.
    """
    old, new = _words(before), _words(after)
    if len(old) != len(new):
        return False
    return all(a == b or _is_slip(a, b) for a, b in zip(old, new, strict=True))


def _pieces(fate: str, old: list[str], new: list[str]) -> Iterator[Piece]:
    if fate == "equal":
        yield Piece("same", " ".join(old))
        return
    if old:
        yield Piece("gone", " ".join(old))
    if new:
        yield Piece("new", " ".join(new))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_slip(a: str, b: str) -> bool:
    return (
        min(len(a), len(b)) >= LEAST_LETTERS
        and a[0] == b[0]
        and a[-1] == b[-1]
        and not any(map(str.isdigit, a + b))
        and OSA.distance(a, b) == 1
    )
