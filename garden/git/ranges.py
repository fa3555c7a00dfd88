"""What a change touches: two commits, the files between them, the lines, and who wrote them.

For everything that looks at a proposal: the brief, the invitation, the checks of what changed.
What is compared is the head with the point at which it left the base, so that what happened on
the base meanwhile is not taken for part of the change. Paths and names are data, never options.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from garden.errors import UsageError
from garden.git.rawdiff import RawChange, path_of, read_changes
from garden.git.run import GitError, ask_git, run_git

_RANGE = re.compile(r"(?P<base>[^.]\S*?)(?:(?P<dots>\.{2,3})(?P<head>\S*))?")
_WHOLE = ((1, 1 << 30),)
"""The lines of a file of which git knows nothing yet."""
_DIFF = ("-M60%", "--no-rename-empty", "--relative", "--no-ext-diff", "--no-textconv")
_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class GitRange:
    """Two commits between which something was proposed."""

    base: str
    """The full hash of the commit at which the proposal left its base."""
    head: str
    """The full hash of the proposal's newest commit; empty for the files as they lie on disk."""


@dataclass(frozen=True, slots=True)
class TouchedFile:
    """What became of one file between two commits; paths are seen from the content folder."""

    path: str
    """Where it is now; where it was, if it is gone."""
    old: str = ""
    """Where it was, if that was elsewhere."""
    fate: str = "changed"
    """`added`, `changed`, `moved` or `removed`."""
    is_file: bool = True
    """Whether it is an ordinary file now: links and repositories within are never read."""


@dataclass(frozen=True, slots=True)
class GitAuthor:
    """Somebody who wrote commits, as the commits and `.mailmap` say. Never shown."""

    name: str
    """The name."""
    mail: str
    """The address; only ever compared, never kept."""


def read_range(folder: Path, text: str) -> GitRange:
    """Return the commits that `BASE..HEAD` means in the repository of `folder`.

    `BASE..` leads to the newest commit, `BASE` alone to the files as they lie on disk. Raises
    UsageError if there is no repository or no such commit, or if the two have nothing in common.
    """
    match = _RANGE.fullmatch(text)
    if not match or text.startswith("-"):
        raise UsageError(f"“{text}” is no range of commits. Write it as main..HEAD.")
    base, head = (_commit(folder, match[end] or "HEAD") for end in ("base", "head"))
    try:
        fork = ask_git(folder, "merge-base", base, head)
    except GitError:
        fork = ""
    if not fork:
        raise _missing(folder, f"the two ends of {text} have no commit in common")
    return GitRange(fork, head if match["dots"] else "")


def touched_files(folder: Path, commits: GitRange) -> tuple[TouchedFile, ...]:
    """Return the files below `folder` that differ between two commits, in order of path.

    Raises UsageError if git cannot tell.
    """
    told = _told(folder, "diff", "--raw", "-z", *_DIFF, *_ends(commits), "--", ".", end=b"\0")
    new = () if commits.head else _unknown(folder)
    return tuple(sorted((*map(_touched, read_changes(told)), *new), key=lambda file: file.path))


def changed_lines(
    folder: Path, commits: GitRange, file: TouchedFile
) -> tuple[tuple[int, int], ...]:
    """Return the first and the last line of each piece of one file that is new or different.

    A place where lines were only taken out is given as the line before it.
    """
    if not commits.head and file.fate == "added":
        return _WHOLE
    paths = (f":(literal){path}" for path in (file.old, file.path) if path)
    asked = ("diff", "-U0", "--no-color", *_DIFF, *_ends(commits), "--", *paths)
    found = []
    for line in _told(folder, *asked):
        hunk = _HUNK.match(line)
        if hunk:
            first, count = int(hunk[1]), int(hunk[2] or 1)
            found.append((max(first, 1), max(first, 1) + max(count, 1) - 1))
    return tuple(found)


def authors_of(folder: Path, commits: GitRange) -> tuple[GitAuthor, ...]:
    """Return who wrote the commits of a range, co-authors among them, each once."""
    span = f"{commits.base}..{commits.head or 'HEAD'}"
    trailers = "%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x00)"
    shown = f"--format=%aN <%aE>%x00{trailers}%x01"
    asked = ("log", "--no-show-signature", shown, "--end-of-options", span, "--")
    pieces = (p for entry in _told(folder, *asked, end=b"\x01") for p in entry.split(b"\0"))
    contacts = dict.fromkeys(os.fsdecode(piece).strip() for piece in pieces)
    return tuple(dict.fromkeys(_author(folder, contact) for contact in contacts if contact))


def _author(folder: Path, contact: str) -> GitAuthor:
    """Return a contact as `.mailmap` has it: trailers pass it by otherwise."""
    name, _, mail = contact.partition("<")
    if mail:
        try:
            mapped = ask_git(folder, "check-mailmap", "--", contact)
        except GitError:
            mapped = contact
        name, _, mail = mapped.partition("<")
    return GitAuthor(name.strip(), mail.rstrip("> ").strip())


def _commit(folder: Path, name: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    try:
        return ask_git(folder, *asked)
    except OSError:
        raise UsageError("There is no git here, and a range of commits cannot be read.") from None
    except GitError as error:
        if "not a git repository" in str(error):
            raise UsageError("This is no git repository, so it has no range of commits.") from None
        raise _missing(folder, f"there is no commit {name} here") from None


def _missing(folder: Path, what: str) -> UsageError:
    """Return the error that `what` is amiss; in a shallow clone it begins with what to do."""
    if ask_git(folder, "rev-parse", "--is-shallow-repository") == "true":
        return UsageError(
            "Fetch the rest of the history with `git fetch --unshallow`, or in CI ask for a full "
            f"clone (`fetch-depth: 0`): {what}."
        )
    return UsageError(f"{what[:1].upper()}{what[1:]}. Is it spelled so, and fetched?")


def _ends(commits: GitRange) -> tuple[str, ...]:
    return tuple(filter(None, ("--end-of-options", commits.base, commits.head)))


def _unknown(folder: Path) -> Iterator[TouchedFile]:
    """Yield the files that lie on disk and were never committed."""
    asked = ("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    for path in map(path_of, _told(folder, *asked, end=b"\0")):
        yield TouchedFile(path, fate="added", is_file=not (folder / path).is_symlink())


def _told(folder: Path, *arguments: str, end: bytes = b"\n") -> Iterator[bytes]:
    """Yield what git says. Raises UsageError if it refuses."""
    try:
        yield from run_git(folder, *arguments, end=end)
    except (GitError, OSError) as error:
        raise UsageError(f"Git could not tell what changed: {error}") from None


_FATES: Mapping[str, str] = {"A": "added", "D": "removed", "R": "moved"}


def _touched(change: RawChange) -> TouchedFile:
    fate = _FATES.get(change.status, "changed")
    return TouchedFile(change.path, change.old, fate, change.is_file)
