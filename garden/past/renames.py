"""What notes and headings were called before: commits, newest first, to their names today.

A name that was used twice leads to where its last bearer went. What was deleted on the way
leads nowhere, also if there is a new note of that name today: absent is better than wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class HeadingRename:
    """A line that was a heading and became another of the same level, in its place."""

    path: str
    """The note, as it is called after the change."""
    old: str
    """The heading's line before, as Markdown."""
    new: str
    """The heading's line after."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did to names."""

    renamed: tuple[tuple[str, str], ...] = ()
    """Old and new path of each note that was renamed."""
    removed: tuple[str, ...] = ()
    """Notes that were deleted."""
    headings: tuple[HeadingRename, ...] = ()
    """Headings that were renamed in place."""


@dataclass(frozen=True, slots=True)
class Names:
    """Old names and what they are today."""

    notes: Mapping[str, str] = field(default_factory=dict)
    """Old path of a note to its path today."""
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Path of a note today to old lines of its headings, each with the line it became."""


def follow(changes: Iterable[Change]) -> Names:
    """Return what the names in `changes`, newest first, have become."""
    today: dict[str, str | None] = {}
    notes: dict[str, str] = {}
    headings: dict[str, dict[str, str]] = {}
    for change in changes:
        _follow_headings(change, today, headings)
        moved = [(old, today.get(new, new)) for old, new in change.renamed]
        # Before this change, whatever stood at the new path was something else.
        today |= dict.fromkeys((*(new for _, new in change.renamed), *change.removed))
        for old, path in moved:
            today[old] = path
            if path is not None:
                notes.setdefault(old, path)
    return Names(
        {old: path for old, path in notes.items() if old != path},
        {path: _without_loops(lines) for path, lines in headings.items()},
    )


def _follow_headings(
    change: Change, today: Mapping[str, str | None], headings: dict[str, dict[str, str]]
) -> None:
    found = []
    for heading in change.headings:
        path = today.get(heading.path, heading.path)
        if path is not None:
            lines = headings.setdefault(path, {})
            found.append((lines, heading.old, lines.get(heading.new, heading.new)))
    for lines, old, now in found:
        lines.setdefault(old, now)


def _without_loops(lines: Mapping[str, str]) -> Mapping[str, str]:
    return {old: now for old, now in lines.items() if old != now}
