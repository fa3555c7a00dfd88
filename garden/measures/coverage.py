"""The coverage grid (M14): which kinds of note each domain holds, and which it does without."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from garden.garden import Garden
from garden.measures.measure import Measure
from garden.vocabulary import NoteType

COVERAGE = Measure(
    id="M14",
    name="Coverage grid",
    definition="How many notes of each type are about each domain. Charters and people are left "
    "out. What a domain leaves empty on purpose is marked, with its reason.",
    formula="C(d, t) = |{n : d is a domain of n, t is its type}|",
    source="After the grid of quality and importance that Wikipedia's projects keep of their "
    "articles; the mark for what is empty on purpose is ours.",
    window="The notes as they are now.",
    denominator="None: the cells are counts. A note about two domains counts in both.",
    cannot="Whether more is needed. An empty cell is a question and not a duty; a full one may "
    "hold what nobody reads.",
)

ASKED_FOR = frozenset({"experience", "question", "decision"})
"""Types beside the repertoire that every domain may ask itself about."""

LEFT_OUT = frozenset({"domain", "person"})
"""Types that are no stock of what a domain knows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One domain and one type."""

    type: str
    """The type's name."""
    count: int
    """How many notes of it are about the domain."""
    is_intended: bool = False
    """Whether the charter says that there are to be none."""
    reason: str = ""
    """Why, if it says so."""


def grid_types(garden: Garden) -> tuple[NoteType, ...]:
    """Return the columns: the repertoire and what any domain may ask for, and types in use."""
    used = {note.fields.type for note in garden.notes.values() if garden.domains_of(note)}
    meant = {name for slug in garden.domains for name in _intended(garden, slug)}
    wanted = (used | meant | ASKED_FOR) - LEFT_OUT
    types = garden.config.note_types.values()
    return tuple(kind for kind in types if kind.name in wanted or kind.repertoire)


def coverage_grid(garden: Garden) -> Mapping[str, tuple[Cell, ...]]:
    """Return M14: domains by slug, in the garden's order, each with a cell for each type."""
    types = grid_types(garden)
    return {slug: tuple(_cells(garden, slug, types)) for slug in garden.domains}


def _cells(garden: Garden, slug: str, types: tuple[NoteType, ...]) -> list[Cell]:
    counts = Counter(garden.notes[path].fields.type for path in garden.notes_of_domain[slug])
    intended = _intended(garden, slug)
    return [
        Cell(kind.name, counts[kind.name], kind.name in intended, intended.get(kind.name, ""))
        for kind in types
    ]


def _intended(garden: Garden, slug: str) -> Mapping[str, str]:
    """Return the types of which a domain means to have no note, with the reasons."""
    charter = garden.domains[slug].charter
    if charter is None:
        return {}
    known = {name.casefold(): name for name in garden.config.note_types}
    stated = garden.notes[charter].fields.charter.empty
    return {known[n.casefold()]: why for n, why in stated.items() if n.casefold() in known}
