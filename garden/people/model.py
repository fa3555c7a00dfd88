"""People as they present themselves, and as `people.yml` has them."""

from dataclasses import dataclass, field

from garden.model import NotePath, Position

STATUSES = ("active", "emeritus", "in-memoriam")
"""How somebody stands to the garden today."""

AWAY = "away"
"""What `availability` says when nobody is to expect anything."""

STANCES = ("learning", "practising", "stewarding", "bridges")
"""The fields in which people say what a domain is to them."""


@dataclass(frozen=True, slots=True)
class Handle:
    """What somebody is called elsewhere."""

    where: str
    """The place, as they wrote it: `github`, `orcid`."""
    name: str
    """The name there, without `@` if that is all there is before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What people say of themselves. All of it is theirs to give and to take back."""

    hidden: bool = False
    """`display: hidden`: credited nowhere by name."""
    counts: bool = True
    """Whether they count where people are only counted (`count: false`)."""
    says: str = ""
    """What they say of themselves; plain text."""
    handles: tuple[Handle, ...] = ()
    """What they are called elsewhere; a credit may use it."""
    roles: tuple[str, ...] = ()
    """What they do in the garden, in their own words."""
    learning: tuple[str, ...] = ()
    """Domains they want to learn, as written."""
    practising: tuple[str, ...] = ()
    """Domains they practise."""
    stewarding: tuple[str, ...] = ()
    """Domains they look after."""
    bridges: tuple[str, ...] = ()
    """Domains they connect; only ever counted."""
    status: str = "active"
    """One of STATUSES."""
    availability: str = ""
    """How much time they have, in their own words, or `away`."""
    capacity: int | None = None
    """In how many open conversations about changes of others they want to be at once, at most;
    None if they set no bound."""
    ask_me: str = ""
    """What they like to be asked."""
    affiliation: str = ""
    """The organisation they declare; never inferred."""


@dataclass(frozen=True, slots=True)
class Person(Profile):
    """Somebody who put themselves here, in `people.yml`, a note of their own or a credit."""

    slug: str
    """Identity within the garden."""
    name: str
    """The name they chose."""
    page: NotePath | None = None
    """Their own `type: person` note, if they wrote one; never of somebody who is hidden."""
    listed: bool = False
    """Whether `people.yml` or a person note declares them."""
    also: tuple[str, ...] = field(default=(), compare=False)
    """Every other name by which a note may mean them: handles, what their own note is called."""

    @property
    def is_active(self) -> bool:
        """Whether they may be suggested for anything: not emeritus, not remembered only."""
        return self.status == "active"


@dataclass(frozen=True, slots=True)
class NamedDomain:
    """A domain that an entry of `people.yml` names, and where."""

    name: str
    """As written."""
    path: str
    """The file, as findings name it."""
    position: Position
    """Where in the file."""


@dataclass(frozen=True, slots=True)
class PersonEntry(Profile):
    """One entry of `people.yml`, as written."""

    id: str
    """The key, by which notes may name the person."""
    name: str
    """The name they chose; the key if they gave none."""
    domains: tuple[NamedDomain, ...] = field(default=(), compare=False)
    """Every domain it names, with its place."""
