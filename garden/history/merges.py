"""What merges say themselves: lines that none of the merged commits had, or all of them.

https://git-scm.com/docs/diff-format#_combined_diff_format
"""

import re
from collections.abc import Iterator, Mapping

from garden.git.rawdiff import path_of, unquoted
from garden.history.facts import Touch
from garden.history.kinds import heavier, kind_of
from garden.history.model import ChangeKind

FORMAT = "--format=%x1e%H"

_RANGES = re.compile(rb"@@@+ ((?:-\d+(?:,\d+)? )+)\+\d+(?:,(\d+))? @@@")
_LENGTH = re.compile(rb"-\d+(?:,(\d+))?")


def read_merges(lines: Iterator[bytes]) -> Mapping[str, tuple[Touch, ...]]:
    """Return merge and the notes in which it says something of its own."""
    said: dict[str, dict[str, ChangeKind]] = {}
    files: dict[str, ChangeKind] = {}
    path = ""
    for line in lines:
        hunk = _RANGES.match(line)
        if hunk:
            lengths = [int(found[1] or 1) for found in _LENGTH.finditer(hunk[1])]
            removed, added = _own_lines(lines, lengths, int(hunk[2] or 1))
            if path and (removed or added):
                files[path] = heavier(files.get(path), kind_of(removed, added))
        elif line.startswith(b"\x1e"):
            path, files = "", said.setdefault(line[1:].decode("ascii", "replace").strip(), {})
        elif line.startswith(b"diff "):
            path = ""
        elif line.startswith((b"+++ b/", b'+++ "b/')):
            path = path_of(unquoted(line[4:])).removeprefix("b/")
    return {
        commit: tuple(Touch("M", path, kind=found[path]) for path in sorted(found))
        for commit, found in said.items()
        if found
    }


def _own_lines(
    lines: Iterator[bytes], lengths: list[int], length: int
) -> tuple[list[bytes], list[bytes]]:
    """Read a whole hunk; return the lines that all parents had, and those that none had."""
    removed, added = list[bytes](), list[bytes]()
    parents = len(lengths)
    while length > 0 or any(left > 0 for left in lengths):
        line = next(lines, None)
        if line is None:
            break
        marks = line[:parents]
        if marks.strip(b"+- "):  # `\ No newline at end of file`
            continue
        gone = b"-" in marks
        length -= not gone
        for parent, mark in enumerate(marks):
            lengths[parent] -= (mark == ord("-")) if gone else (mark == ord(" "))
        if gone and marks == b"-" * parents:
            removed.append(line[parents:])
        elif marks == b"+" * parents:
            added.append(line[parents:])
    return removed, added
