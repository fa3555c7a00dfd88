"""Groups of values in a head: a credit, a review, a barrier, what a charter states."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from garden.model.places import Position, Span


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who stands behind a note, under the name they chose."""

    name: str
    """The name or the id from `people.yml`, as written."""
    roles: tuple[str, ...] = ()
    """What they did, in their own words or the all-contributors vocabulary."""


@dataclass(frozen=True, slots=True)
class Review:
    """One entry of the append-only review log of a note."""

    by: str
    """Who looked."""
    on: str
    """When, as an ISO date."""
    looked_at: str = ""
    """What they looked at."""
    said: str = ""
    """What they said."""


@dataclass(frozen=True, slots=True)
class OldPlace:
    """Where readers once found a note or a part of it, as an entry of `redirect_from:`."""

    path: str
    """The old path or address as written, without the fragment; empty for the note's own."""
    fragment: str = ""
    """What followed the `#`: an old heading or its id; empty for the page as a whole."""
    heading: str = ""
    """The heading of the note that it leads to now; empty for the note as a whole."""
    span: Span = Span(0, 0)
    """The entry in the note's text."""
    position: Position = Position()
    """Where the entry stands."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a practice asks of those who would use it."""

    kind: str
    """money, licence, hardware, bandwidth, time, language, permission, or a word of their own."""
    detail: str = ""
    """How much, or which; may be empty."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """What stands in the way of a practice and cannot be moved by trying harder."""

    level: str
    """team, organisation, sector or policy: where it could be taken away."""
    text: str
    """What it is."""
    raised_to: str = ""
    """Who was asked; empty if nobody was."""
    answered_by: str = ""
    """The answer, or a wikilink to it; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody has against what a note says, and what became of it."""

    text: str
    """What speaks against it."""
    by: str = ""
    """Who says so; may be `anonymous`, and may be empty."""
    state: str = "open"
    """open, settled or withdrawn."""
    reason: str = ""
    """Why it is settled or withdrawn."""


@dataclass(frozen=True, slots=True)
class Steward:
    """Somebody who looks after a domain, in public."""

    name: str
    """The name they chose, or their id in people.yml."""
    since: str = ""
    """From when, in the garden's words."""
    until: str = ""
    """For how long."""
    may: str = ""
    """What they may do that others may not."""


@dataclass(frozen=True, slots=True)
class Sponsor:
    """An organisation that fosters a domain and does not own it."""

    name: str
    """Who."""
    may_decide: tuple[str, ...] = ()
    """What is theirs to decide."""
    may_not_decide: tuple[str, ...] = ()
    """What is not."""


@dataclass(frozen=True, slots=True)
class Charter:
    """What the charter of a domain states beside its text."""

    stewards: tuple[Steward, ...] = ()
    """Who looks after it."""
    sponsor: Sponsor | None = None
    """Who fosters it; None if nobody was named."""
    origin: str = ""
    """Whose words it is in: community, sponsor, or empty if it does not say."""
    neighbours: tuple[str, ...] = ()
    """Domains and other gardens it feels near to: names or wikilinks."""
    rhythm: str = ""
    """How often people meet, in their own words."""
    conduct: str = ""
    """Its code of conduct, which may be a wikilink."""
    continuity: str = ""
    """What happens when those who carry it leave, which may be a wikilink."""
    empty: Mapping[str, str] = field(default_factory=dict)
    """Note types it means to have none of, each with the reason, which may be empty."""
