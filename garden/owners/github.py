"""CODEOWNERS as GitHub reads it: the last pattern that matches decides.

https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
Patterns are those of gitignore, but for `!`, `[ ]` and an escaped `#`, which do not work there.
"""

import re
from collections.abc import Callable, Iterator

from garden.owners.files import Files, first_of, handles_in
from garden.owners.glob import is_simple, segment

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where it may stand, in the order in which GitHub looks."""

_WORDS = re.compile(r"(?:\\.|\S)+")


def github_owners(files: Files) -> Callable[[str], tuple[str, ...]]:
    """Return who owns a path, by handle, as the repository's file says."""
    rules = list(_rules(first_of(files, PLACES)))

    def owners(path: str) -> tuple[str, ...]:
        return next((found for match, found in reversed(rules) if match(path)), ())

    return owners


def _rules(text: str) -> Iterator[tuple[Callable[[str], object], tuple[str, ...]]]:
    for line in text.splitlines():
        words = _WORDS.findall(re.sub(r"(?:^|\s)#.*", "", line))
        if words and not _is_refused(words[0]):
            yield re.compile(_expression(words[0])).fullmatch, tuple(handles_in(words[1:]))


def _is_refused(pattern: str) -> bool:
    """Tell whether GitHub skips the line: what it does not support is an error there."""
    refused = pattern.startswith(("!", "\\#")) or "[" in pattern or "***" in pattern
    return refused or pattern == "/" or not is_simple(pattern)


def _expression(pattern: str) -> str:
    """Return the regular expression of a pattern.

    Without a slash, but at its end, it matches at any depth; what names a folder matches all
    that is in it; `docs/*` matches what is in `docs` itself and nothing deeper.
    """
    anchored = "/" in pattern.rstrip("/")
    folder = pattern.endswith("/")
    parts = pattern.strip("/").split("/")
    begin = "" if anchored or parts[0] == "**" else "(?:.*/)?"
    written = begin
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "**":
            written += ".*" if last else "(?:.*/)?"
        else:
            written += segment(part, sets=False) + ("" if last else "/")
    if folder:
        return f"{written}/.*"
    deep = "" if parts[-1] in {"*", "**"} else "(?:/.*)?"
    return f"{written}{deep}"
