"""The values of an invitation: who may be asked, about what, and who was drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from garden.people import AWAY, Person


class Bond(StrEnum):
    """What ties somebody to a change."""

    TENDS = "tends"
    """They look after a domain that it touches, practise it, or had a hand in it lately."""
    LEARNS = "learns"
    """They want to learn a domain that it touches."""
    NEIGHBOUR = "neighbour"
    """They tend a domain on the other side of a boundary that it touches."""


@dataclass(frozen=True, slots=True)
class TouchedNote:
    """A note that a change touches."""

    title: str
    """What it is called."""
    domains: tuple[str, ...]
    """Slugs of its domains, home first."""
    is_quiet: bool = False
    """Whether at most one person had a hand in it within the window; false if nobody knows."""
    keepers: frozenset[str] = frozenset()
    """Slugs of people whom a file of owners names for it."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody with what they are to domains, by slug of domain."""

    person: Person
    """Who."""
    tends: frozenset[str] = frozenset()
    """Domains they look after or practise, or had a hand in lately."""
    learns: frozenset[str] = frozenset()
    """Domains they want to learn."""
    load: int | None = None
    """In how many open conversations they are; None if nobody knows, or they set no bound."""
    lately: frozenset[str] = frozenset()
    """Those of `tends` that they only had a hand in."""

    @property
    def may_be_asked(self) -> bool:
        """Whether they let themselves be asked.

        They listed themselves and are not hidden, away, emeritus or remembered only, nor known to
        have as much on their hands as they want. What nobody knows is for people to ask.
        """
        person = self.person
        is_here = person.availability.strip().casefold() != AWAY
        has_room = person.capacity is None or (self.load or 0) < person.capacity
        return person.listed and person.is_active and is_here and has_room and not person.hidden


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who was drawn, and why."""

    person: Person
    """Who. Their name is shown as they chose it, never as a handle."""
    bond: Bond
    """What ties them to the change."""
    domains: tuple[str, ...]
    """The domains of the bond, by title; empty where it is to notes."""
    notes: tuple[str, ...]
    """Titles of the notes that a file of owners names them for."""
    among: int
    """From how many they were drawn, themselves among them."""
    lately: tuple[str, ...] = ()
    """Those of the domains that they only had a hand in, by title."""
    is_load_known: bool = True
    """Whether the record tells that they have room, or they set no bound."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """None to two people, and what is to be said about the draw."""

    guests: tuple[Guest, ...] = ()
    """First who tends it, then who learns it or lives next door."""
    seed: str = ""
    """What the draw hung on; empty for the touched notes."""
    domains: Mapping[str, str] = field(default_factory=dict)
    """Slug to title of the domains that the change touches, in order of title."""
    notes: int = 0
    """How many notes of the garden it touches."""
    quiet: tuple[str, ...] = ()
    """Titles of touched notes in which at most one person had a hand lately."""
    is_history_known: bool = False
    """Whether it is known who had a hand in what."""

    @property
    def crosses(self) -> bool:
        """Whether the change touches two domains or more."""
        return len(self.domains) > 1
