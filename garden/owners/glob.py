"""Patterns of file paths to regular expressions: the part that both CODEOWNERS dialects share."""

import re
from collections.abc import Iterator

MOST_STARS = 12
"""A pattern with more wildcards could take for ever to compare, and matches nothing here."""

_TOKENS = re.compile(r"\\(?P<escaped>.)|(?P<set>\[!?\]?[^\]/]*\])|(?P<char>.)", re.DOTALL)


def segment(text: str, *, sets: bool) -> str:
    """Return the expression of one segment of a path, in which no wildcard matches a slash.

    `sets` tells whether `[a-z]` means one of these letters, or itself.
    """
    return "".join(_pieces(text, sets))


def is_simple(pattern: str) -> bool:
    """Tell whether a pattern is short enough to be compared with every path."""
    return pattern.count("*") <= MOST_STARS


def _pieces(text: str, sets: bool) -> Iterator[str]:
    star = False
    for match in _TOKENS.finditer(text):
        if match["char"] == "*" and star:
            continue
        star = match["char"] == "*"
        if match["set"] is not None and sets:
            yield _set(match["set"])
        elif match["set"] is not None:
            yield from _pieces_of_text(match["set"])
        else:
            yield _wild(match["char"]) if match["char"] else re.escape(match["escaped"])


def _pieces_of_text(text: str) -> Iterator[str]:
    yield from map(_wild, text)


def _wild(char: str) -> str:
    return {"*": "[^/]*", "?": "[^/]"}.get(char) or re.escape(char)


def _set(text: str) -> str:
    inner = text[1:-1]
    negated = inner[:1] in {"!", "^"}
    kept = re.sub(r"([\\\[\]^&~|])", r"\\\1", inner[1:] if negated else inner)
    try:
        re.compile(found := f"(?!/)[{'^' if negated else ''}{kept}]")
    except re.error:
        return re.escape(text)
    return found
