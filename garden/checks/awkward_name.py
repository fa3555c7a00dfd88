"""Names of files that some disk, checkout or reader cannot take as they are."""

import re
import unicodedata
from collections.abc import Iterator

from garden.check import Check
from garden.garden import Garden
from garden.limits import LimitOptions
from garden.model import Finding, Position, Severity
from garden.slug import fold

CODE, SEVERITY = "awkward-name", Severity.WARNING
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"|?*\\]')
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
"""Unseen, and part of how some scripts and emoji are written."""


def _find(garden: Garden) -> Iterator[Finding]:
    limits = garden.config.limits
    paths = sorted((*garden.notes, *garden.assets))
    for path in paths:
        reason = "" if _is_plain(path, limits) else _why(path, limits)
        if reason:
            yield _at(path, reason)
    folded: dict[str, str] = {}
    for path in sorted(garden.assets):
        first = folded.setdefault(fold(path), path)
        if first != path:
            yield _at(path, f"To many disks it has the same name as {first}.")


def _is_plain(path: str, limits: LimitOptions) -> bool:
    return len(path) <= min(limits.name, limits.path) and _PLAIN.fullmatch(path) is not None


_PLAIN = re.compile(r"(?:(?!(?:con|prn|aux|nul|com|lpt))[a-z0-9][a-z0-9_-]*[./])+[a-z0-9]+")
"""What most paths are, told in one step."""


def _why(path: str, limits: LimitOptions) -> str:
    if len(path.encode()) > limits.path:
        return f"Its path is longer than {limits.path:,} bytes."
    for name in path.split("/"):
        stem = name.removesuffix(".md")
        if len(name.encode()) > limits.name:
            return f"A name in its path is longer than {limits.name:,} bytes."
        if _RESERVED.match(name):
            return f"`{stem}` is no name under Windows, where nobody could check it out."
        if _SIGNS.search(name) or stem != stem.strip(" .") or name != name.strip(" ."):
            return "It has a sign, or ends in a way, that Windows does not take."
        if any(unicodedata.category(c) in _UNSEEN and c not in _JOINERS for c in name):
            return "It has a character that cannot be seen."
    return ""


def _at(path: str, message: str) -> Finding:
    return Finding(path, Position(), CODE, SEVERITY, message, "Rename it.")


CHECK = Check(CODE, SEVERITY, "A file has a name that not every disk takes.", _find)
