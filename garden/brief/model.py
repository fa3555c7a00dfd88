"""What a brief is made of: points of several kinds, each a value that every renderer can say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from garden.brief.comparison import Comparison
from garden.model import Note, NotePath
from garden.past.worddiff import Piece


@dataclass(frozen=True, slots=True)
class Ref:
    """A note that a point speaks of."""

    path: str
    """Where it stands now, or stood if it is gone."""
    title: str
    """What it is called, or was."""
    gone: bool = False
    """Whether the change takes it away, so that it has no page."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that the change does."""

    what: str
    """What it is, one of the words that its kind knows."""
    note: Ref | None = None
    """The note concerned."""
    line: int = 0
    """The line concerned; 0 for none."""
    before: str = ""
    """What was."""
    after: str = ""
    """What is, or what there is to say."""
    words: tuple[Piece, ...] = ()
    """A text before and after, word by word."""
    others: tuple[Ref, ...] = ()
    """Other notes concerned."""
    names: tuple[str, ...] = ()
    """People, domains or headings concerned."""
    codes: tuple[str, ...] = ()
    """Paths, addresses or keys concerned, to be shown letter by letter."""


@dataclass(frozen=True, slots=True)
class Say:
    """How a point is said: text of ours with slots such as `{title}`."""

    text: str
    """The sentence."""
    others: str = ""
    """What is added where other notes are concerned."""
    names: str = ""
    """What is added where names are concerned."""
    one: str = ""
    """What the headline calls one of these, after the number; empty to leave it out."""
    many: str = ""
    """What it calls several."""
    matters: bool = True
    """Whether it is worth a brief by itself."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of things that a change does to a garden."""

    name: str
    """Its stable name."""
    about: str
    """What it tells, in one sentence."""
    says: Mapping[str, Say]
    """How each of its points is said, by `what`, in order."""
    find: Callable[[Comparison], Iterator[Point]]
    """Finds them."""
    folded: bool = False
    """Whether its points wait behind a fold."""
    leads: bool = False
    """Whether the headline begins with it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The points of one kind."""

    kind: Kind
    """The kind."""
    points: tuple[Point, ...]
    """At least one, in the order in which they are said."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a change does to a garden."""

    told: tuple[Told, ...] = ()
    """What there is to say, kind by kind."""
    base: str = ""
    """The commit where the change began; empty if it is not from git."""
    head: str = ""
    """The commit it leads to; empty for files as they lie on disk."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Path of each note that has a page, to the page's address from the root of the site."""

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return any(told.kind.says[p.what].matters for told in self.told for p in told.points)


def ref(compared: Comparison, path: NotePath) -> Ref:
    """Return a note that is there."""
    return Ref(path, compared.after.notes[path].title)


def gone(note: Note) -> Ref:
    """Return a note that the change takes away."""
    return Ref(note.path, note.title, gone=True)
