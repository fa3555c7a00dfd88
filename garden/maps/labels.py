"""How much room a name takes in the picture, and how it is cut into lines that fit."""

import textwrap
import unicodedata
from collections.abc import Sequence

from garden.slug import fold

SIZE = 18.0
"""Height of the letters of a domain's name, in units of the picture."""
LEADING = 1.2
"""Distance of two lines, in heights of the letters."""
NARROW, WIDE = 0.6, 1.05
"""Width of a letter, generously, in its height; CJK and emoji are as wide as they are high."""
COLUMN = 16
"""How many letters a line holds."""
LINES = 3
"""How many lines a name may take."""


def wrap(title: str) -> tuple[str, ...]:
    """Cut a name into at most `LINES` lines; what does not fit ends in an ellipsis."""
    text = " ".join(title.split())
    column = max(4, int(COLUMN * NARROW / (WIDE if _is_wide(text) else NARROW)))
    return tuple(textwrap.wrap(text, column, max_lines=LINES, placeholder="…") or [fold(text)])


def width(lines: Sequence[str]) -> float:
    """Return the room that lines take from left to right."""
    return SIZE * max((sum(map(_letter, line)) for line in lines), default=0)


def height(lines: Sequence[str]) -> float:
    """Return the room that lines take from top to bottom."""
    return SIZE * LEADING * len(lines)


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter.isupper():
        return 0.75
    return WIDE if unicodedata.east_asian_width(letter) in "WF" else NARROW


def _is_wide(text: str) -> bool:
    return any(unicodedata.east_asian_width(letter) in "WF" for letter in text)
