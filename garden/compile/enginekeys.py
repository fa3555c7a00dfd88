"""Keys of a note's frontmatter that the engine, its theme and its plugins give a meaning to.

A note may say that its page has no table of contents, or is not to be searched. It may not say by
which template its page is made, where the page leads, or what of its text is run.
"""

import re
from collections.abc import Callable, Mapping

DROPPED = frozenset({"garden", "hooks", "location", "render_macros", "template"})
"""Keys that a note may not hand to the engine at all."""

_WORD = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_ICON = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


def engine_keys(rest: Mapping[str, object]) -> dict[str, object]:
    """Return what of `rest` the engine receives; a key that it gives another type goes."""
    return {
        key: value
        for key, value in rest.items()
        if key not in DROPPED and (key not in _MEANT or _MEANT[key](value))
    }


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_words(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(word, str) and _WORD.fullmatch(word) for word in value
    )


def _is_search(value: object) -> bool:
    if not isinstance(value, Mapping) or not value.keys() <= {"boost", "exclude"}:
        return False
    boost = value.get("boost", 1)
    is_number = isinstance(boost, int | float) and not isinstance(boost, bool)
    return is_number and isinstance(value.get("exclude", False), bool)


_MEANT: Mapping[str, Callable[[object], bool]] = {
    "author": _is_text,
    "comments": lambda value: isinstance(value, bool),
    "hide": _are_words,
    "icon": lambda value: isinstance(value, str) and bool(_ICON.fullmatch(value)),
    "revision_date": _is_text,
    "search": _is_search,
    "status": lambda value: isinstance(value, str) and bool(_WORD.fullmatch(value)),
    "subtitle": _is_text,
}
"""Keys that Material reads, each with what it must be to be read."""
