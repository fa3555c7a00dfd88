"""A change in words, for a terminal and for feeds."""

from collections.abc import Callable, Mapping

from garden.past.changes import Change, ChangeKind

TitleOf = Callable[[str], str]
"""The title of the note at a path."""


HEADLINES: Mapping[ChangeKind, str] = {
    ChangeKind.COUNTER_EVIDENCE: "{title}: what somebody tried speaks against it",
    ChangeKind.REDEFINED: "{title} means something else now",
    ChangeKind.MOVED: "{title} moved from {before} to {after}",
    ChangeKind.FIRST_EXPERIENCE: "A first experience of {title}",
    ChangeKind.ANSWERED: "An answer to “{title}”",
    ChangeKind.NEW_TERM: "New word: {title}",
    ChangeKind.NEW_NOTE: "New: {title}",
    ChangeKind.RENAMED: "“{before}” is now called “{title}”",
    ChangeKind.GONE: "No longer here: {title}",
}
"""Each kind of change in one line."""

NOTHING = "no status"


def headline(change: Change) -> str:
    """Return what happened, as one line of plain text."""
    before, after = change.before or NOTHING, change.after or NOTHING
    return HEADLINES[change.kind].format(title=change.title, before=before, after=after)


def details(change: Change, title_of: TitleOf) -> tuple[str, ...]:
    """Return what there is to say beyond that, as lines of plain text."""
    lines = []
    if change.words:
        stayed = [p for p in change.words if p.fate != "new"]
        now = [p for p in change.words if p.fate != "gone"]
        lines += [
            f"Before: {' '.join(p.text for p in stayed)}",
            f"Now: {' '.join(p.text for p in now)}",
        ]
    elif change.kind is ChangeKind.NEW_TERM:
        lines.append(change.after)
    lines += map(title_of, change.because)
    return tuple(lines)
