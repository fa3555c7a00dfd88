"""Anchors as the engine makes them, and identities of domains, people and tags.

The engine's rule is Python-Markdown's `toc` extension (`slugify`, `unique`):
https://python-markdown.github.io/extensions/toc/. Re-stated here because the core
does not import the engine; `tests/test_slug.py` compares the two.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

Slugify = Callable[[str], str]
"""Heading text to anchor, before it is made unique."""

_NOT_WORD = re.compile(r"[^\w\s-]")
_SPACES = re.compile(r"[-\s]+")
_COUNTED = re.compile(r"^(.*)_([0-9]+)$")
_TAGS = re.compile(r"</?[^>]*>")


def slugify_ascii(text: str) -> str:
    """Python-Markdown's default: accents folded, what is not ASCII dropped."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return slugify_unicode(folded)


def slugify_unicode(text: str) -> str:
    """Python-Markdown's `slugify_unicode`: any word character is kept."""
    return _SPACES.sub("-", _NOT_WORD.sub("", text).strip().lower())


def slugify_pymdownx(text: str) -> str:
    """`pymdownx.slugs.slugify(case="lower")`: each space is a dash, so doubles stay."""
    normal = unicodedata.normalize("NFC", _TAGS.sub("", text)).strip().lower()
    return re.sub(r"[^\w\- ]", "", normal).replace(" ", "-")


def slugify_github(text: str) -> str:
    """GitHub's heading ids: lower case, punctuation dropped, each space a dash."""
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


SLUGIFIERS: dict[str, Slugify] = {
    "ascii": slugify_ascii,
    "unicode": slugify_unicode,
    "pymdownx": slugify_pymdownx,
    "github": slugify_github,
}
"""By the names that a project file resolves to."""


def unique_anchor(anchor: str, taken: set[str], runs: dict[str, int]) -> str:
    """Return `anchor`, with `_1`, `_2` … appended if it is empty or taken; note it in `taken`.

    `runs` spares counting from one again each time: `x` to n where `x_1` to `x_n` are taken.
    """
    if not anchor or anchor in taken:
        counted = _COUNTED.match(anchor)
        base, count = (counted[1], int(counted[2])) if counted else (anchor, 0)
        run = runs.get(base, 0)
        is_in_run = count <= run or anchor == f"{base}_{run + 1}"
        count = max(count, run if is_in_run else 0) + 1
        while f"{base}_{count}" in taken:
            count += 1
        if is_in_run:
            runs[base] = count
        anchor = f"{base}_{count}"
    taken.add(anchor)
    return anchor


@lru_cache(maxsize=65_536)
def identity(name: str) -> str:
    """Reduce a name to what two spellings of it share: `Social Learning` to `social-learning`."""
    normal = unicodedata.normalize("NFC", name).strip().casefold()
    return _SPACES.sub("-", _NOT_WORD.sub("", normal.replace("/", " "))).strip("-") or "unnamed"


_SIGNS = re.compile(r"(?<=[\w+#])[+#]")
_SPELLED = {"+": " plus", "#": " sharp"}


@lru_cache(maxsize=65_536)
def identity_with_signs(name: str) -> str:
    """Reduce a name likewise, with `+` and `#` spelled out after a word: `C#` to `c-sharp`."""
    return identity(_SIGNS.sub(lambda sign: _SPELLED[sign[0]], name))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The form under which names of notes are compared: NFC, case folded, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
