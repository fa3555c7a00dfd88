"""The values of the record: an event of a pull request, and all events that are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

EVENTS: Mapping[str, str] = {
    "opened": "The pull request was opened; `title` is its title, `on_commit` its newest commit.",
    "ready": "From here on a response may be hoped for: when it was opened or, where it was a "
    "draft, when it was one no longer. A draft that is still one has no such event.",
    "request": "Somebody, or a team, was asked for a review, by `actor`. It is no review.",
    "review": "A review as a whole, with what it concluded in `state`.",
    "thread": "A remark on a line of a file, in `path`; answers in the thread are events, too.",
    "suggestion": "A remark on a line that proposes other words for it.",
    "comment": "A remark in the conversation below the pull request.",
    "merged": "It was merged, by `actor`; `on_commit` is the commit that it became.",
    "closed": "It was closed without being merged.",
    "reopened": "It was opened again.",
}
"""What may happen, each with what it means."""

ENDS = frozenset({"merged", "closed", "reopened"})
"""What tells whether a pull request is still open."""

STATES: Mapping[str, str] = {
    "approved": "The review approved.",
    "changes-requested": "The review asked for changes.",
    "commented": "The review said something and decided nothing.",
    "dismissed": "The review concluded something that was set aside later.",
    "": "Not a review, or a forge that does not say.",
}
"""What a review concluded, each with what it means."""

ACTOR_KINDS: Mapping[str, str] = {
    "person": "Somebody. Where `actor` is empty, they asked not to be named.",
    "bot": "A program, as the forge or `people.yml` says.",
    "deleted": "An account that is no more.",
    "unknown": "The forge does not say who, or it is not to be told.",
}
"""Who may have done it, each with what it means."""

SPOKEN = frozenset({"review", "thread", "suggestion", "comment"})
"""The events in which somebody may have said something about a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the record: who did what about a pull request, and when. No text by default."""

    # The file's JSON Schema and the handbook's table are made from the sentences below.
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(use_attribute_docstrings=True)

    forge: str
    """`github`, `gitlab` or `forgejo` (Gitea, too)."""
    repo: str
    """The repository as the forge names it: `owner/name`."""
    pr: int
    """The number of the pull request, or of the merge request."""
    event: str
    """What happened."""
    at: datetime
    """When, in UTC."""
    actor: str = ""
    """The login of who did it; empty if nobody may or can be named."""
    actor_kind: str = "unknown"
    """What kind of an account did it."""
    state: str = ""
    """What a review concluded."""
    on_commit: str = ""
    """The commit that was looked at; empty where the forge does not say."""
    stale: bool = False
    """Whether the pull request had newer commits when it was recorded."""
    has_text: bool = False
    """Whether words came with it."""
    path: str = ""
    """The file that it is about, from the repository's root; empty for the whole."""
    title: str = ""
    """The title of the pull request, on `opened` alone."""
    author: str = ""
    """The login of who opened the pull request; empty if nobody may or can be named."""
    own: bool = False
    """Whether the author of the pull request did it; told even where neither is named."""
    id: str = ""
    """The forge's own name of the event, so that recording it again changes its line; empty for
    who asked not to be named."""
    text: str = ""
    """What was said; kept by `garden record --with-text` alone, and never shown on the site."""

    @property
    def is_spoken(self) -> bool:
        """Whether it is a response to a change, be it an approval without words."""
        return self.event in SPOKEN

    @property
    def is_response(self) -> bool:
        """Whether a person other than the author responded."""
        return self.is_spoken and self.actor_kind == "person" and not self.own


@dataclass(frozen=True, slots=True)
class Reading:
    """How far one repository was read: whatever changed in between is in the record."""

    forge: str
    """Which forge."""
    repo: str
    """Which repository there."""
    through: datetime
    """The last change of a pull request that was seen."""
    since: datetime | None = None
    """Pull requests without a change since then may be missing; None if all were read."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one repository the record holds."""

    forge: str
    """Which forge."""
    repo: str
    """Which repository there."""
    pulls: int
    """How many pull requests the record knows anything of."""
    first: datetime
    """The first event."""
    last: datetime
    """The last event."""
    reading: Reading | None = None
    """How far it was read from the forge; None where only an export was read, or part of it."""


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of reviews. What is not known is not zero."""

    events: tuple[Event, ...] = ()
    """In order of time."""
    remark: str = ""
    """Why less is known than there might be; empty if nothing is amiss."""
    known: bool = False
    """Whether there is a record at all."""
    readings: tuple[Reading, ...] = ()
    """How far each repository was read."""

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """How much of each repository is held, in order of forge and name."""
        read = {(reading.forge, reading.repo): reading for reading in self.readings}
        by_repo: dict[tuple[str, str], list[Event]] = {}
        for event in self.events:
            by_repo.setdefault((event.forge, event.repo), []).append(event)
        return tuple(
            Coverage(
                *repo,
                pulls=len({event.pr for event in events}),
                first=min(event.at for event in events),
                last=max(event.at for event in events),
                reading=read.get(repo),
            )
            for repo, events in sorted(by_repo.items())
        )


UNKNOWN = Record()
"""No record: nothing is known, and nothing is counted as zero."""
