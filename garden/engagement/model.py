"""The values of engagement: somebody's hand in a note or in a conversation about a change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from garden.history import Voice
from garden.model import NotePath
from garden.reviews.ladder import Level


class Hand(StrEnum):
    """What somebody did, and so where it is known from."""

    WROTE = "wrote"
    """They changed a note in substance, or had a share in the change; the history tells."""
    MERGED = "merged"
    """They merged what somebody else wrote; the history or the record tells."""
    REVIEWED = "reviewed"
    """They answered a proposed change that was not their own; the record tells."""
    ENTERED = "entered"
    """They stand, with a day, under `reviews` of a note that somebody else wrote."""


@dataclass(frozen=True, slots=True, order=True)
class PullName:
    """What a pull request is called."""

    forge: str
    """`github`, `gitlab` or `forgejo`."""
    repo: str
    """The repository there: `owner/name`."""
    number: int
    """Its number."""


@dataclass(frozen=True, slots=True)
class Engagement:
    """One hand in one thing."""

    voice: Voice | None
    """Whose; None if it was a person of whom nobody may or can tell who."""
    at: datetime
    """When, in UTC."""
    hand: Hand
    """What they did."""
    level: Level
    """How strong the evidence is that they dealt with what another wrote; UNKNOWN for what is
    their own. Levels are kept apart and never added up."""
    note: NotePath | None = None
    """The note; None where nobody knows which the change was about."""
    pull: PullName | None = None
    """The pull request in which it happened; None if it was none, or nobody knows."""

    @property
    def is_hand(self) -> bool:
        """Whether it counts as a hand in something: written, spoken on, or entered as a review."""
        return self.hand in {Hand.WROTE, Hand.ENTERED} or self.level >= Level.SPOKEN

    @property
    def is_review(self) -> bool:
        """Whether they dealt in words with what somebody else wrote."""
        return self.hand is not Hand.WROTE and self.is_hand


@dataclass(frozen=True, slots=True)
class Turn:
    """What a person other than the author said or did in the conversation about a change."""

    voice: Voice | None
    """Whose; None if nobody may or can tell."""
    at: datetime
    """When."""
    level: Level
    """How strong the evidence is: CLICKED or more."""
    state: str = ""
    """What a review concluded; one of `garden.reviews.model.STATES`."""
    note: NotePath | None = None
    """The note that it was said on; None for the change as a whole."""
    is_suggestion: bool = False
    """Whether it proposed other words."""


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request, as the record and the history tell of it."""

    name: PullName
    """What it is called."""
    author: Voice | None = None
    """Who proposed it; None if nobody may or can tell."""
    is_by_program: bool = False
    """Whether a program proposed it; then nobody waits for an answer."""
    opened: datetime | None = None
    """When it was proposed; None if the record begins later."""
    ready: datetime | None = None
    """When it was ready to be looked at; None for a draft, what a program proposed, and if nobody
    knows."""
    ended: datetime | None = None
    """When it was merged or closed; None while it is open."""
    merged: datetime | None = None
    """When it was accepted; None if it was not, or not yet."""
    merged_by: Voice | None = None
    """Who merged it; None if nobody may or can tell."""
    is_merged_by_other: bool = False
    """Whether a person other than its author merged it."""
    turns: tuple[Turn, ...] = ()
    """The conversation, in order of time."""
    notes: tuple[NotePath, ...] = ()
    """The notes that it changed or that were spoken on, in order of path, as far as known."""

    def about(self, note: NotePath) -> tuple[Turn, ...]:
        """Return the turns about one of its notes: said on it, or on the change as a whole."""
        return tuple(turn for turn in self.turns if turn.note in {None, note})


@dataclass(frozen=True, slots=True)
class Accepted:
    """A change that was accepted: a merged pull request, or a commit that is part of none."""

    at: datetime
    """When."""
    notes: frozenset[NotePath]
    """The notes that it changed, as far as known."""
    writers: frozenset[Voice]
    """Who wrote it, as far as known."""
    others: frozenset[Voice]
    """Who else said something about it in words, as far as known."""
    level: Level
    """The strongest evidence that somebody else dealt with it."""
    is_recorded: bool
    """Whether the record holds it; if not, what was said about it is unknown."""
    merged_by: Voice | None = None
    """Who merged it; None if nobody knows."""
    is_merged_by_other: bool = False
    """Whether a person who did not write it is known to have merged it."""

    @property
    def people(self) -> frozenset[Voice]:
        """All who wrote it or spoke about it."""
        return self.writers | self.others


@dataclass(frozen=True, slots=True)
class Engaged:
    """All that is known, and up to when."""

    as_of: datetime
    """The day that is looked back from: the newest commit's, else the newest event's."""
    window: timedelta
    """How far back measures look."""
    has_history: bool = False
    """Whether the history of changes is known."""
    has_record: bool = False
    """Whether there is a record of reviews."""
    engagements: tuple[Engagement, ...] = ()
    """Every hand in something, in order of time."""
    lately: Mapping[NotePath, frozenset[Voice]] = field(default_factory=dict)
    """Note to everybody who had a hand in it within the window; others are left out."""
    pulls: tuple[Pull, ...] = ()
    """Every recorded pull request, in order of name."""
    accepted: tuple[Accepted, ...] = ()
    """Every accepted change, in order of time."""
    pulls_about: Mapping[NotePath, tuple[Pull, ...]] = field(default_factory=dict)
    """Note to the recorded pull requests that changed it or spoke of it, in order of name."""
    pulls_of: Mapping[NotePath, Mapping[int, datetime]] = field(default_factory=dict)
    """Note to the numbers of the pull requests that changed it, with the day, oldest first."""

    def is_within(self, at: datetime) -> bool:
        """Tell whether a moment lies in the window, which ends with the day looked back from."""
        return timedelta() <= self.as_of - at < self.window

    def hands(self, paths: Iterable[NotePath]) -> Mapping[NotePath, frozenset[Voice]]:
        """Return H_W: each of `paths` with everybody who had a hand in it within the window."""
        return {path: self.lately.get(path, frozenset()) for path in paths}
