"""What others wrote, made safe to stand in a comment: always text, never anything else.

A comment is read by Markdown, then by a forge that makes links and messages of `@name`, `#12`,
addresses and hashes, also where Markdown had an entity; and by runners, if it is printed. So
signs of Markdown and HTML become entities, what a terminal obeys is written out, and what a
forge would follow is parted by a space without width. `code` is for what must be shown letter
by letter: forges look for nothing there.
"""

import re

from garden.compile.markup import escape_markdown
from garden.pages.view import shorten
from garden.visible import visible

APART = "&#8203;"
"""A space without width."""

LONGEST_TITLE, LONGEST_TEXT, LONGEST_CODE = 90, 320, 200
"""How many characters of a title, of a text and of an address are shown."""

_MARK = "\ue000"
"""Stands for `APART` until the text is escaped; of private use, so nobody's text needs it."""

_SIGNS = re.compile(r"[!@%]")
_FOLLOWED = re.compile(r"(&#64;)|(&#(?:33|35|36|37|38|94|126);)(?=[\w\"])")
"""`@`, and before a word `!`, `#`, `$`, `%`, `&`, `^` and `~`: forges take them for references."""

_PARTED = re.compile(
    r"(?<=:)(?=//|:)"  # addresses; commands of runners
    r"|(?<=:)(?=[\w+-]+:)"  # emoji
    r"|^(?=(?:[-+]|\d{1,9}[.)])(?:\s|$))"  # lists
    r"|(?<=www)(?=\.)"
    r"|(?<=[A-Za-z]-)(?=\d)"  # GH-12, and the numbers of other trackers
    r"|(?<=[A-Za-z]:)(?=\d)",  # [vulnerability:12] at GitLab
    re.IGNORECASE,
)
_HASH = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{7,64}(?![0-9A-Za-z])", re.IGNORECASE)
_SHORT_OF_HASH = re.compile(r".{6}(?=.)")
_BACKTICKS = re.compile(r"`+")


def text(value: str, longest: int = LONGEST_TEXT) -> str:
    """Return what somebody wrote as inline Markdown that shows just that, on one line."""
    line = _cut(visible(" ".join(value.split())), longest).replace(_MARK, "")
    parted = _HASH.sub(_in_short, _PARTED.sub(_MARK, line))
    escaped = _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", escape_markdown(parted))
    return _FOLLOWED.sub(rf"\g<0>{APART}", escaped).replace(_MARK, APART)


def _in_short(found: re.Match[str]) -> str:
    return _SHORT_OF_HASH.sub(rf"\g<0>{_MARK}", found[0])


def code(value: str, longest: int = LONGEST_CODE) -> str:
    """Return a path, an address or a key as code."""
    line = _cut(visible(value), longest)
    runs = {len(run) for run in _BACKTICKS.findall(line)}
    fence = "`" * next(n for n in range(1, len(line) + 2) if n not in runs)
    gap = " " if line[:1] in {"`", " "} or line[-1:] in {"`", " "} or not line else ""
    return f"{fence}{gap}{line}{gap}{fence}"


def _cut(line: str, longest: int) -> str:
    """Cut at a word if there is one; else, as in an address, where the space ends."""
    if len(line) <= longest:
        return line
    at_word = shorten(line, longest)
    return at_word if len(at_word) > longest // 2 else f"{line[:longest]}…"
