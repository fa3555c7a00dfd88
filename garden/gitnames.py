"""What git knows of names and days: two passes over the log, and what is not committed yet.

Only the line of commits that led to this one counts (`--first-parent`), since that is what
was published. What git says is data: paths are read between NULs or unquoted, and nothing
of it is ever run. What cannot be told is left out, and said once.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from garden.gitrun import GitError, ask_git, run_git
from garden.renames import Change, HeadingRename, Names, follow

SHALLOW = (
    "This clone holds only the newest part of the history, so it is not known what was renamed, "
    "nor when notes were changed. "
    "Fetch all of it with `git fetch --unshallow`; in CI, ask for a full clone (`fetch-depth: 0`)."
)

SWEEPS = ".git-blame-ignore-revs"
"""The file in which git, and most forges, are told of commits that only changed the form."""

SAME = "60%"
"""How much of a note must be the same for git to call it renamed. Short notes resemble each
other by their heads alone, so it is more than git's own 50%."""

_NOTES = ("--", ":(glob)**/*.md")
_COMMITS = ("--first-parent", "-m", "--no-follow", "--no-show-signature", "--format=%x1e%H %ct")
_DIFF = (f"-M{SAME}", "--no-rename-empty", "--relative", "--no-ext-diff", "--no-textconv")
_FILES = ("--raw", "-z", "--no-abbrev")
_LINES = ("-p", "-U0", "--inter-hunk-context=0", "--no-color", "-G^#", "--diff-filter=MR")
_SAME_TEXT = frozenset({b"R100", b"T"})
"""What git says of a file that only moved, or only became a link or a file."""

_SIDES = ("--src-prefix=a/", "--dst-prefix=b/")
_HEADING = re.compile(rb"(#{1,6})[ \t]+\S")
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f"}


@dataclass(frozen=True, slots=True)
class GitNames:
    """What git knows, and what it could not tell."""

    names: Names = field(default_factory=Names)
    """Old names and what they are today."""
    remark: str = ""
    """Why less is known than there might be, in plain words; empty if nothing is amiss."""


def read_git_names(content: Path) -> GitNames:
    """Return the old names of the notes in a folder. Never raises.

    Without git, a repository or a commit there is nothing to know, and nothing to remark.
    """
    content = content.absolute()
    try:
        shallow = ask_git(content, "rev-parse", "--is-shallow-repository") == "true"
        head = ask_git(content, "rev-parse", "--verify", "--quiet", "HEAD")
    except (GitError, OSError) as error:
        return GitNames(remark=_excuse(error))
    if shallow:
        return GitNames(remark=SHALLOW)
    try:
        done = _committed(content, head, _sweeps(content))
        return GitNames(follow((*_uncommitted(content), *done)))
    except (GitError, OSError) as error:
        return GitNames(remark=f"Git could not tell what was renamed: {error}")


@lru_cache(maxsize=4)
def _committed(content: Path, _head: str, sweeps: frozenset[bytes]) -> tuple[Change, ...]:
    """Return what the commits up to the newest one did; it is kept while that is the newest."""
    return tuple(_changes(content, ("log", *_COMMITS), (), sweeps=sweeps))


def _sweeps(content: Path) -> frozenset[bytes]:
    """Return the commits that changed how notes are written, and not what they say."""
    file = Path(ask_git(content, "rev-parse", "--show-toplevel"), SWEEPS)
    lines = file.read_bytes().splitlines() if file.is_file() else ()
    return frozenset(line.partition(b"#")[0].strip() for line in lines)


def _uncommitted(content: Path) -> tuple[Change, ...]:
    """Return what was done since; a file that git does not know yet may be a renamed one."""
    others = run_git(
        content, "ls-files", "--others", "--exclude-standard", "-z", *_NOTES, end=b"\0"
    )
    if any(others):
        with suppress(GitError, OSError), tempfile.TemporaryDirectory() as folder:
            # A copy of the index learns of the file; the repository's own stays as it is.
            index = Path(folder, "index")
            shutil.copyfile(content / ask_git(content, "rev-parse", "--git-path", "index"), index)
            list(run_git(content, "add", "--intent-to-add", *_NOTES, index=index))
            return tuple(_changes(content, ("diff",), ("HEAD",), index))
    return tuple(_changes(content, ("diff",), ("HEAD",)))


def _changes(
    content: Path,
    command: Sequence[str],
    revisions: Sequence[str],
    index: Path | None = None,
    sweeps: frozenset[bytes] = frozenset(),
) -> Iterator[Change]:
    what = (*_DIFF, *revisions, *_NOTES)
    lines = run_git(content, *command, *_LINES, *_SIDES, *what, end=b"\n", index=index)
    headings = dict(_heading_renames(lines))
    files = run_git(content, *command, *_FILES, *what, end=b"\0", index=index)
    for commit, change in _file_changes(files):
        touched = () if commit in sweeps else change.touched
        yield replace(change, headings=headings.get(commit, ()), touched=touched)


def _excuse(error: Exception) -> str:
    """Say why git did not answer; nothing where there simply is no git, or no commit yet."""
    said = str(error)
    if isinstance(error, OSError) or not said or "not a git repository" in said:
        return ""
    return f"Git could not tell what was renamed: {said}"


# --- reading what it says -------------------------------------------------------------


def _file_changes(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, Change]]:
    """Yield commit and what it did to files; what is not committed has an empty commit.

    https://git-scm.com/docs/diff-format#_raw_output_format
    """
    commit, at = b"", None
    renamed, removed, touched = list[tuple[str, str]](), list[str](), list[str]()
    for piece in pieces:
        if piece.startswith(b"\x1e"):
            yield commit, Change(tuple(renamed), tuple(removed), (), tuple(touched), at)
            commit, at = _commit(piece)
            renamed, removed, touched = [], [], []
            continue
        status = piece.rpartition(b" ")[2]
        path = _text(next(pieces, b""))
        if status[:1] in {b"R", b"C"}:
            old, path = path, _text(next(pieces, b""))
            if status[:1] == b"R" and old and path:
                renamed.append((old, path))
        if status[:1] == b"D" and path:
            removed.append(path)
        elif path and status not in _SAME_TEXT:
            touched.append(path)
    yield commit, Change(tuple(renamed), tuple(removed), (), tuple(touched), at)


def _commit(line: bytes) -> tuple[bytes, int | None]:
    """Return the hash and the time in the line that begins a commit."""
    commit, _, at = line[1:].strip().partition(b" ")
    return commit, int(at) if at.isdigit() else None


def _heading_renames(lines: Iterator[bytes]) -> Iterator[tuple[bytes, tuple[HeadingRename, ...]]]:
    """Yield commit and the headings that were renamed in place.

    In place means that a heading stands where a removed one of its level stood: the third
    line added instead of the third line removed, say.
    """
    commit, path, found = b"", "", list[HeadingRename]()
    for line in lines:
        hunk = _HUNK.match(line)
        if hunk:
            pairs = _hunk_pairs(lines, int(hunk[1] or 1), int(hunk[2] or 1))
            found += [HeadingRename(path, old, new) for old, new in pairs if path]
        elif line.startswith(b"\x1e"):
            yield commit, tuple(found)
            (commit, _), path, found = _commit(line), "", []
        elif line.startswith(b"+++ "):
            path = _text(_unquoted(line[4:])).removeprefix("b/")
    yield commit, tuple(found)


def _hunk_pairs(lines: Iterator[bytes], removed: int, added: int) -> Iterator[tuple[str, str]]:
    """Read a whole hunk, so that its lines are never taken for anything else."""
    body = {b"-": list[bytes](), b"+": list[bytes]()}
    while len(body[b"-"]) < removed or len(body[b"+"]) < added:
        line = next(lines, None)
        if line is None:
            break
        if line[:1] in body:
            body[line[:1]].append(line[1:].rstrip())
    for old, new in zip(body[b"-"], body[b"+"], strict=False):
        before, after = _HEADING.match(old), _HEADING.match(new)
        if before and after and before[1] == after[1]:
            yield old.decode("utf-8", "replace"), new.decode("utf-8", "replace")


def _unquoted(path: bytes) -> bytes:
    r"""Return a path that git may have put in quotes, with `\303` and `\n` for what is unusual."""
    path = path.removesuffix(b"\t")
    if not path.startswith(b'"'):
        return path
    return _ESCAPE.sub(_unescaped, path[1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes([int(said, 8)]) if len(said) > 1 else _LETTERS.get(said, said)


def _text(path: bytes) -> str:
    """Return a path as text; empty if it is none, since then it never was an address."""
    try:
        return path.decode("utf-8")
    except UnicodeDecodeError:
        return ""
