"""What git knows of names: what notes and headings were called before.

Only the line of commits that led to this one counts, each as seen from its first parent, since
that is what was published. What cannot be told is left out, and said once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from garden.history.facts import Touch
from garden.history.lines import main_line
from garden.history.read import SHALLOW, Log, read_log
from garden.past.renames import Change, HeadingRename, Names, follow

__all__ = ["SHALLOW", "GitNames", "names_in", "read_git_names"]


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
    return names_in(read_log(content))


def names_in(log: Log) -> GitNames:
    """Return the old names of which a log tells."""
    if log.remark:
        return GitNames(remark=log.remark if log.amiss else "")
    return GitNames(follow(_changes(log)))


def _changes(log: Log) -> Iterator[Change]:
    """Yield what was done to names, newest first."""
    yield _change(log.commits.since)
    for commit in reversed(main_line(log.commits.known, log.commits.head)):
        yield _change(commit.touches)


def _change(touches: Sequence[Touch]) -> Change:
    """A path that is no text never was an address, so it is left out."""
    named = [touch for touch in touches if _is_text(touch.path)]
    return Change(
        tuple((t.old, t.path) for t in named if t.status == "R" and _is_text(t.old)),
        tuple(t.path for t in named if t.status == "D"),
        tuple(HeadingRename(t.path, old, new) for t in named for old, new in t.headings),
    )


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
