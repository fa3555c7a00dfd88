"""Reading what `git log --raw -p -U0` says: names in quotes, and hunks counted, never searched.

Lines of a hunk are taken by number, so that no text can pass for a head of anything else.
https://git-scm.com/docs/diff-format
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from garden.git.rawdiff import path_of, read_change, unquoted
from garden.history.facts import Commit, Signature, Touch
from garden.history.kinds import heavier, kind_of, kind_of_new
from garden.history.model import ChangeKind

FORMAT = (
    "--format=%x1e%H%x00%P%x00%at%x00%ct%x00%an%x00%ae%x00%s%x00"
    "%(trailers:key=Co-authored-by,key=Co-developed-by,valueonly,unfold,separator=%x00)"
)
"""One line a commit, in fields that NUL parts: no name and no message can hold one."""

_BEGIN = b"\x1e"
_HEADING = re.compile(rb"(#{1,6})[ \t]+\S")
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_SIGNED = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>\s]*)>")
_UPDATE = re.compile(
    r"Merge (?:remote-tracking )?branch '(?:\w+/)?(?:main|master|trunk)'"
    r"|Merge (?:\w+/)?(?:main|master|trunk) into "
)
"""What git and the forges say where somebody fetched the main line: nothing was taken in by it."""


_PULL = re.compile(
    r"Merge pull request #(\d{1,9})\b.*"
    r"|Merge pull request '.*' \(#(\d{1,9})\) from .*"
    r"|.*\(#(\d{1,9})\)"
)
"""Where the forges write the number of a pull request: in the first line of a merge (GitHub; in
Forgejo after the title), and at the end of that of a squash. GitLab writes it further below."""


@dataclass(slots=True)
class _File:
    """A file of a commit, while its hunks are read."""

    status: str
    path: str
    old: str
    same: bool
    kind: ChangeKind | None = None
    headings: list[tuple[str, str]] = field(default_factory=list)

    def take(self, removed: list[bytes], added: list[bytes]) -> None:
        """Add a hunk."""
        if self.kind is not ChangeKind.TEXT:
            found = kind_of_new(added) if self.status == "A" else kind_of(removed, added)
            self.kind = heavier(self.kind, found)
        self.headings += _renamed_headings(removed, added)

    def touch(self) -> Touch:
        """Return what was done to it."""
        kind = None if self.same or self.status in "DT" else self.kind
        if kind is None and self.status == "A":
            kind = ChangeKind.SPACE
        return Touch(self.status, self.path, self.old, kind, tuple(self.headings))


def read_commits(lines: Iterator[bytes]) -> Iterator[Commit]:
    """Yield the commits that the log tells of; lines before the first belong to none."""
    head = b""
    files: dict[str, _File] = {}
    for line in _read_files(lines, files):
        if head:
            yield _commit(head, files)
        files.clear()
        head = line
    if head:
        yield _commit(head, files)


def _read_files(lines: Iterator[bytes], files: dict[str, _File]) -> Iterator[bytes]:
    """Read what was done to files into `files`; yield each line that begins a commit."""
    file = None
    for line in lines:
        hunk = _HUNK.match(line)
        if hunk:
            removed, added = _hunk(lines, int(hunk[1] or 1), int(hunk[2] or 1))
            if file:
                file.take(removed, added)
        elif line.startswith(_BEGIN):
            yield line
            file = None
        elif line.startswith(b":"):
            found = _raw(line)
            files[found.path] = found
        elif line.startswith(b"diff "):
            file = None
        elif line.startswith(b"+++ "):
            file = files.get(path_of(unquoted(line[4:])).removeprefix("b/"))


def read_touches(lines: Iterator[bytes]) -> tuple[Touch, ...]:
    """Return what `git diff` tells of files, by path."""
    files: dict[str, _File] = {}
    for _commit_line in _read_files(lines, files):
        break
    return _touches(files)


def _touches(files: dict[str, _File]) -> tuple[Touch, ...]:
    return tuple(files[path].touch() for path in sorted(files))


def _commit(head: bytes, files: dict[str, _File]) -> Commit:
    fields = head[1:].split(b"\0")
    commit, parents, at, committed, name, email, subject = (_words(part) for part in fields[:7])
    return Commit(
        commit,
        tuple(parents.split()),
        _seconds(at),
        _seconds(committed),
        Signature(name, email),
        tuple(found for part in fields[7:] if (found := signature_of(_words(part)))),
        updates=bool(_UPDATE.match(subject)),
        pull=_pull(subject),
        touches=_touches(files),
    )


def _pull(subject: str) -> int:
    """Return the number of the pull request that a first line names; 0 for none."""
    match = _PULL.fullmatch(subject.strip())
    return int(next(filter(None, match.groups()))) if match else 0


def signature_of(signed: str) -> Signature | None:
    """Return the name and address in a trailer; None if it is not signed like a commit."""
    match = _SIGNED.match(signed)
    if not match or not match["email"]:
        return None
    return Signature(match["name"].strip(), match["email"])


def _seconds(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 18 else None  # noqa: PLR2004 - 64 bits


def _raw(line: bytes) -> _File:
    """Read a line of what differs, with names in quotes."""
    facts, *paths = line.split(b"\t")
    found = read_change(facts, [path_of(unquoted(path)) for path in paths])
    return _File(found.status, found.path, found.old, same=found.is_same)


def _hunk(lines: Iterator[bytes], removed: int, added: int) -> tuple[list[bytes], list[bytes]]:
    """Read a whole hunk, so that its lines are never taken for anything else."""
    body = {b"-": list[bytes](), b"+": list[bytes]()}
    gone, new = body[b"-"], body[b"+"]
    while len(gone) < removed or len(new) < added:
        line = next(lines, None)
        if line is None:
            break
        if line[:1] in body:
            body[line[:1]].append(line[1:])
    return gone, new


def _renamed_headings(removed: list[bytes], added: list[bytes]) -> Iterator[tuple[str, str]]:
    """Yield headings that stand where one of their level stood: third line for third, say."""
    for old, new in zip(removed, added, strict=False):
        before = _HEADING.match(old)
        after = before and _HEADING.match(new)
        if before and after and before[1] == after[1]:
            yield _words(old.rstrip()), _words(new.rstrip())


def _words(said: bytes) -> str:
    return said.decode("utf-8", "replace")
