"""CODEOWNERS as GitLab reads it: in each section the last pattern that matches decides.

https://docs.gitlab.com/user/project/codeowners/reference/ and `lib/gitlab/code_owners/` in its
source. Sections add up, and those of one name are one, whatever the case. An entry without
owners has those of its section; `!` takes paths out of the section. Whether a section is
optional (`^`) and how many approvals it needs (`[2]`) say nothing about who looks after what.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from garden.owners.files import Files, first_of, handles_in
from garden.owners.glob import is_simple, segment

PLACES = ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where it may stand, in the order in which GitLab looks."""

_HEADING = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[(?P<approvals>\d+)\])?(?P<owners>(?:\s.*)?)")
_WORDS = re.compile(r"(?:\\.|\S)+")


@dataclass(slots=True)
class _Section:
    """Entries that are judged by themselves."""

    rules: list[tuple[Callable[[str], object], tuple[str, ...]]] = field(default_factory=list)
    """Each pattern with the owners it gives."""
    without: list[Callable[[str], object]] = field(default_factory=list)
    """Patterns of what has no owner in this section."""

    def owners(self, path: str) -> tuple[str, ...]:
        if any(match(path) for match in self.without):
            return ()
        return next((found for match, found in reversed(self.rules) if match(path)), ())


def gitlab_owners(files: Files) -> Callable[[str], tuple[str, ...]]:
    """Return who owns a path, by handle, as the repository's file says."""
    sections = _sections(first_of(files, PLACES))

    def owners(path: str) -> tuple[str, ...]:
        found = (owner for section in sections for owner in section.owners(f"/{path}"))
        return tuple(dict.fromkeys(found))

    return owners


def _sections(text: str) -> tuple[_Section, ...]:
    found = {"": _Section()}
    section = found[""]
    default: tuple[str, ...] = ()
    for line in map(str.strip, text.splitlines()):
        heading = _HEADING.fullmatch(line)
        if heading:
            section = found.setdefault(heading["name"].strip().casefold(), _Section())
            default = tuple(handles_in(heading["owners"].split()))
        elif line and not line.startswith("#"):
            _add(section, line, default)
    return tuple(found.values())


def _add(section: _Section, line: str, default: tuple[str, ...]) -> None:
    pattern, *rest = _WORDS.findall(line)
    excluded = pattern.startswith("!")
    pattern = pattern[1:] if excluded else pattern
    if not pattern or not is_simple(pattern):
        return
    match = re.compile("".join(_expression(pattern)), re.DOTALL).fullmatch
    if excluded:
        section.without.append(match)
    else:
        # An address or a group is an owner too, so the default does not hold.
        stated = any("@" in word for word in rest)
        section.rules.append((match, tuple(handles_in(rest)) if stated else default))


def _expression(pattern: str) -> Iterator[str]:
    """Yield the pieces of a pattern as Ruby's `File.fnmatch` reads it, once GitLab prepared it."""
    whole = "/**/*" if pattern == "*" else pattern
    if not whole.startswith("/"):
        whole = f"/**/{whole}"
    if whole.endswith("/"):
        whole = f"{whole}**/*"
    *parts, last = whole.removeprefix("/").split("/")
    yield "/"
    for part in parts:
        yield "(?:[^/]+/)*" if part == "**" else f"{segment(part, sets=True)}/"
    yield segment(last, sets=True)
