"""Asking git: one pass over the log of the commits that are not known yet.

Merges are looked at twice, the second time for what they say themselves. What git says is
data: paths come in quotes, and nothing of it is ever run.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from garden.git.run import GitError, ask_git, run_git
from garden.history import merges, patch
from garden.history.facts import Commit, Signature, Touch
from garden.history.lines import in_order
from garden.history.store import keep, read_kept
from garden.history.tell import Commits

SHALLOW = (
    "Fetch the whole history with `git fetch --unshallow`, or in CI ask for a full clone "
    "(`fetch-depth: 0`): this one holds only the newest part of it, so it is not known what was "
    "renamed, nor when notes were changed."
)
PARTIAL = (
    "Fetch all of the history with `git fetch --refetch --no-filter`: this clone holds old "
    "versions of notes only when they are asked for, and nothing is fetched here, so their history "
    "is not known."
)
NO_REPOSITORY = "The notes are in no git repository, so their history is not known."
NO_COMMIT = "There is no commit yet, so there is no history."
NO_GIT = "There is no git program here, so the history of the notes is not known."

SWEEPS = ".git-blame-ignore-revs"
"""The file in which git, and most forges, are told of commits that only changed the form."""

SAME = "60%"
"""How much of a note must be the same for git to call it renamed. Short notes resemble each
other by their heads alone, so it is more than git's own 50%."""

_NOTES = ("--", ":(glob)**/*.md")
_DIFF = (
    *("--raw", "-p", "-U0", "--inter-hunk-context=0", "--no-abbrev", f"-M{SAME}", "-l1000"),
    *("--no-rename-empty", "--relative", "--no-ext-diff", "--no-textconv", "--text", "--no-color"),
    *("--diff-algorithm=default", "--indent-heuristic", "--ignore-submodules=all"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)
_LOG = (
    *("-c", "trailer.separators=:", "-c", "log.showRoot=true", "-c", "core.quotePath=true"),
    *("log", "--full-history", "--no-follow", "--no-show-signature", "--no-notes"),
    *("--encoding=UTF-8", "--no-mailmap"),
)
_ALL = ("--sparse", "--diff-merges=first-parent", patch.FORMAT)
_MERGES = ("--merges", "--cc", merges.FORMAT)


@dataclass(frozen=True, slots=True)
class Log:
    """What git tells of a folder of notes, or why it does not."""

    commits: Commits = field(default_factory=Commits)
    """All commits and what was done since; empty if nothing is known."""
    remark: str = ""
    """Why nothing is known, in plain words; empty if all is."""
    amiss: bool = False
    """Whether that is a mishap, and not simply a folder without a history."""
    place: str | None = None
    """The folder as seen from the root of its repository, ending in `/`; empty for the root, and
    None if nobody knows."""


def read_log(content: Path, kept: Path | None = None) -> Log:
    """Return what git tells of the notes in a folder. Never raises.

    `kept` is a file in which facts about commits are kept from one run to the next.
    """
    content = content.absolute()
    try:
        shallow = ask_git(content, "rev-parse", "--is-shallow-repository") == "true"
        place = ask_git(content, "rev-parse", "--show-prefix")
        head = ask_git(content, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except (GitError, OSError) as error:
        return _excuse(content, error)
    if shallow:
        return Log(remark=SHALLOW, amiss=True, place=place)
    try:
        known = _known(_Asked(content, head, place, kept))
        mailmap = _mailmap(content, known)
        commits = Commits(head, known, _since(content), _set_aside(content), mailmap)
        return Log(commits, place=place)
    except (GitError, OSError, KeyError, ValueError) as error:
        return Log(remark=_reason(content, error), amiss=True, place=place)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for."""

    content: Path
    head: str
    place: str
    kept: Path | None


@lru_cache(maxsize=4)
def _known(asked: _Asked) -> Mapping[str, Commit]:
    """Return every commit that led to the newest: what is kept, and what git tells of the rest."""
    tip, old = read_kept(asked.kept, asked.place)
    if tip == asked.head:
        with suppress(KeyError):
            return {commit.id: commit for commit in in_order(old, asked.head)}
    if tip:
        with suppress(GitError, KeyError):
            return _with_new(asked, (asked.head, f"^{tip}"), old)
    return _with_new(asked, (asked.head,), {})


def _with_new(
    asked: _Asked, revisions: Sequence[str], old: Mapping[str, Commit]
) -> Mapping[str, Commit]:
    """Return commits with those that git tells of; a rewritten history leaves others behind.

    Raises KeyError if what is kept is not all of the rest.
    """
    found = {**old, **{commit.id: commit for commit in _told(asked.content, revisions)}}
    order = in_order(found, asked.head)
    keep(asked.kept, asked.place, asked.head, order)
    return {commit.id: commit for commit in order}


def _told(content: Path, revisions: Sequence[str]) -> Iterator[Commit]:
    lines = run_git(content, *_LOG, *_ALL, *_DIFF, *revisions, *_NOTES)
    commits = list(patch.read_commits(lines))
    own: Mapping[str, tuple[Touch, ...]] = {}
    if any(len(commit.parents) > 1 for commit in commits):
        lines = run_git(content, *_LOG, *_MERGES, *_DIFF[1:], *revisions, *_NOTES)
        own = merges.read_merges(lines)
    for commit in commits:
        yield replace(commit, own=own[commit.id]) if commit.id in own else commit


def _set_aside(content: Path) -> frozenset[str]:
    """Return the commits that changed how notes are written, and not what they say."""
    file = Path(ask_git(content, "rev-parse", "--show-toplevel"), SWEEPS)
    lines = file.read_bytes().splitlines() if file.is_file() else ()
    return frozenset(line.partition(b"#")[0].strip().decode("ascii", "replace") for line in lines)


def _mailmap(content: Path, known: Mapping[str, Commit]) -> Mapping[Signature, Signature]:
    """Return who signs otherwise today; co-authors go through it like everybody."""
    signed = {s: None for c in known.values() for s in (c.author, *c.helpers) if s.email}
    asked = "".join(f"{name} <{email}>\n" for name, email in signed).encode()
    said = list(run_git(content, "check-mailmap", "--stdin", told=asked)) if signed else []
    if len(said) != len(signed):
        raise ValueError("git check-mailmap gave another number of answers")
    pairs = (
        (signature, patch.signature_of(line.decode("utf-8", "replace")))
        for signature, line in zip(signed, said, strict=True)
    )
    return {old: new for old, new in pairs if new and new != old}


def _since(content: Path) -> tuple[Touch, ...]:
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
            return _touched(run_git(content, "diff", *_DIFF, "HEAD", *_NOTES, index=index))
    return _touched(run_git(content, "diff", *_DIFF, "HEAD", *_NOTES))


def _touched(lines: Iterable[bytes]) -> tuple[Touch, ...]:
    return patch.read_touches(iter(lines))


def _excuse(content: Path, error: Exception) -> Log:
    """Say why git did not answer; it is no mishap where there is no git, or no commit yet."""
    said = str(error)
    if isinstance(error, OSError):
        return Log(remark=NO_GIT if content.is_dir() else NO_REPOSITORY)
    if not said:
        return Log(remark=NO_COMMIT)
    if "not a git repository" in said:
        return Log(remark=NO_REPOSITORY)
    return Log(remark=_reason(content, error), amiss=True)


def _reason(content: Path, error: Exception) -> str:
    with suppress(GitError, OSError):
        if ask_git(content, "config", "--get-regexp", r"^remote\..*\.promisor$"):
            return PARTIAL
    return f"Git could not tell what was renamed, nor when notes were changed: {error}"
