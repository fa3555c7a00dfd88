"""Text that authors typed, as a terminal and a CI runner may see it: nothing in it is a command."""

import re
import unicodedata

_COMMAND = re.compile(r"##(?=\w*\[)|\A\s*:(?=:)")
"""What CI runners take for a command: `##[…]`, `##vso[…]`, `##teamcity[…]`, a leading `::`."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that move the cursor, reorder text or cannot be encoded."""

_JOINERS = frozenset("\u200c\u200d")
"""In category Cf, but part of how words and emoji are written."""


def visible(text: str, keep: str = "") -> str:
    r"""Return `text` with every character that a terminal or a runner obeys written out.

    ESC becomes the four characters `\x1b`, a line feed `\n`. Characters in `keep` stay.
    """
    shown = text
    if not text.isprintable():  # most is
        shown = "".join(
            _spelled(char) if _is_hidden(char) and char not in keep else char for char in text
        )
    return _COMMAND.sub(lambda match: f"{match[0][:-1]}\\x{ord(match[0][-1]):02x}", shown)


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN and char not in _JOINERS


def _spelled(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
