"""What the conditions of a query mean: which words each may hold, and which of them a note has.

Words are reduced to an identity before they are compared, so that `[[Peer assist]]`, its
alias and its path ask for the same note.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from garden.fate import Wanted
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.query.values import Choice
from garden.slug import fold
from garden.vocabulary import NEEDS, OUTCOMES, STATES, STATUSES, WAYS
from garden.words.mentions import mentioned, mentions_of


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on words."""

    name: str
    """Its key under `where`."""
    says: str
    """What is wrong with a word that means nothing."""
    meaning: Callable[[Garden, NotePath, str], tuple[str, ...]]
    """What a word may mean, asked in a note; nothing if it means nothing, more if it is unclear."""
    values: Callable[[Garden, Note], AbstractSet[str]]
    """What a note has, as meanings."""
    known: Callable[[Garden], Iterable[str]]
    """Words that mean something, for a hint."""
    within: bool = False
    """Whether a note has a word that only stands within one of its values."""

    def test(self, garden: Garden, asked: NotePath, choice: Choice) -> Callable[[Note], bool]:
        """Return what tells whether a note is meant by `choice`, asked in the note at `asked`."""
        meanings = {word: self.meaning(garden, asked, word) for word in choice.words}

        def is_meant(note: Note) -> bool:
            values = self.values(garden, note)
            return choice.holds(lambda word: self._has(values, meanings[word]))

        return is_meant

    def _has(self, values: AbstractSet[str], meant: tuple[str, ...]) -> bool:
        if self.within:
            return any(part in value for value in values for part in meant)
        return not values.isdisjoint(meant)


def _one_of(words: Callable[[Garden], Iterable[str]]) -> Callable[..., tuple[str, ...]]:
    def meaning(garden: Garden, _asked: NotePath, word: str) -> tuple[str, ...]:
        folded = word.casefold()
        return (folded,) if folded in {known.casefold() for known in words(garden)} else ()

    return meaning


def _types(garden: Garden) -> Iterable[str]:
    return garden.config.note_types


def _domain(garden: Garden, _asked: NotePath, word: str) -> tuple[str, ...]:
    slug = garden.domain_slug(word)
    return (slug,) if slug in garden.domains else ()


def _domains(garden: Garden, note: Note) -> AbstractSet[str]:
    """The domains of a note, but for the one that it is the charter of, as in the indexes."""
    return {d.slug for d in garden.domains_of(note) if d.charter != note.path}


def _domain_names(garden: Garden) -> Iterable[str]:
    return [*garden.domains, *(domain.title for domain in garden.domains.values())]


def _tag(_garden: Garden, _asked: NotePath, word: str) -> tuple[str, ...]:
    return (fold(word.lstrip("#")).strip("/"),)


def _tags(_garden: Garden, note: Note) -> AbstractSet[str]:
    """Every tag of a note with its parents."""
    parts = [fold(tag).split("/") for tag in note.tags]
    return {"/".join(tag[:end]) for tag in parts for end in range(1, len(tag) + 1)}


def _person(garden: Garden, _asked: NotePath, word: str) -> tuple[str, ...]:
    person = garden.find_person(word)
    return (person.slug,) if person and not person.hidden else ()


def _people(garden: Garden, note: Note) -> AbstractSet[str]:
    """Those who stand behind a note; who is hidden cannot be asked for."""
    return {person.slug for person, _ in garden.credits_of(note) if not person.hidden}


def _shown_people(garden: Garden) -> Iterable[str]:
    return [person.name for person in garden.people.values() if not person.hidden]


def _note(garden: Garden, asked: NotePath, word: str) -> tuple[str, ...]:
    return garden.candidates(word.partition("#")[0], asked)


def _sources(garden: Garden, note: Note) -> AbstractSet[str]:
    return {link.source for link in garden.backlinks(note.path)}


def _mentioned(garden: Garden, note: Note) -> AbstractSet[str]:
    """The notes that a note names in its prose and does not link to."""
    return garden.once(_by_source).get(note.path, frozenset())


def _by_source(garden: Garden) -> Mapping[NotePath, AbstractSet[str]]:
    found: dict[NotePath, set[str]] = {}
    for path in mentioned(garden):
        for use in mentions_of(garden, path):
            found.setdefault(use.source, set()).add(path)
    return found


def _folded(_garden: Garden, _asked: NotePath, word: str) -> tuple[str, ...]:
    return (fold(word),)


def _relations(garden: Garden) -> set[str]:
    return set(garden.config.relation_ends)


def _related(garden: Garden, note: Note) -> set[str]:
    """How the practice links at a note read from there; those that found no note count too."""
    links = garden.practice(note.path)
    return {link.relation.inverse if link.inverse else link.relation.name for link in links}


def _states(_garden: Garden) -> Iterable[str]:
    return (state for states in STATES.values() for state in states)


def _state(_garden: Garden, note: Note) -> AbstractSet[str]:
    """Where a note stands; where it does not say, it is where its type begins."""
    first = STATES.get(note.fields.type, ("",))[0]
    return {note.fields.state or first}


def _needs(_garden: Garden, note: Note) -> AbstractSet[str]:
    """What a note asks of those who would use it; `none` where it says that it asks nothing."""
    needs = note.fields.needs
    return set() if needs is None else {fold(need.kind) for need in needs} or {"none"}


def _known_needs(_garden: Garden) -> Iterable[str]:
    return (*NEEDS, "none")


def _ways(_garden: Garden, note: Note) -> AbstractSet[str]:
    return set(note.fields.ways)


HAS: Mapping[str, Callable[[Garden, Note], object]] = {
    "domain": lambda _, note: note.fields.domains,
    "status": lambda _, note: note.fields.status,
    "contributors": lambda _, note: note.fields.contributors,
    "asks": lambda _, note: note.fields.asks,
    "reviews": lambda _, note: note.fields.reviews,
    "tags": lambda _, note: note.tags,
    "aliases": lambda _, note: note.fields.aliases,
    "description": lambda _, note: note.fields.description,
    "outcome": lambda _, note: note.fields.outcome,
    "context": lambda _, note: note.fields.context,
    "date": lambda _, note: note.fields.date,
    "needs": lambda _, note: note.fields.needs is not None,
    "barriers": lambda _, note: note.fields.barriers,
    "objections": lambda _, note: note.fields.objections,
    "perspective": lambda _, note: note.fields.perspective,
    "discussion": lambda _, note: note.fields.discussion,
    "first_steps": lambda _, note: note.fields.first_steps,
    "links": lambda garden, note: garden.outgoing(note.path),
    "backlinks": lambda garden, note: garden.backlinks(note.path),
    "wanted": lambda garden, note: any(
        isinstance(link.fate, Wanted) for link in garden.resolved(note.path)
    ),
}
"""What a note may have, beside practice relations, and whether it does."""


def _had(garden: Garden, note: Note) -> AbstractSet[str]:
    return {name for name, has in HAS.items() if has(garden, note)} | _related(garden, note)


def _hadable(garden: Garden) -> Iterable[str]:
    return [*HAS, *sorted(_relations(garden))]


def _unknown(_garden: Garden) -> Iterable[str]:
    return ()


FIELDS: tuple[Field, ...] = (
    Field("type", "is no type", _one_of(_types), lambda _, n: {n.fields.type.casefold()}, _types),
    Field("domain", "is no domain", _domain, _domains, _domain_names),
    Field(
        "status",
        "is no status",
        _one_of(lambda _: STATUSES),
        lambda _, n: {n.fields.status},
        lambda _: STATUSES,
    ),
    Field("tags", "is no tag", _tag, _tags, _unknown),
    Field("contributors", "is no contributor", _person, _people, _shown_people),
    Field(
        "outcome",
        "is no outcome",
        _one_of(lambda _: OUTCOMES),
        lambda _, n: {n.fields.outcome},
        lambda _: OUTCOMES,
    ),
    Field("state", "is no state", _one_of(_states), _state, _states),
    Field("needs", "is no need", _folded, _needs, _known_needs),
    Field("ways", "is no way to take part", _one_of(lambda _: WAYS), _ways, lambda _: WAYS),
    Field("links_to", "is no note", _note, lambda g, n: set(g.outgoing(n.path)), lambda g: g.names),
    Field("linked_from", "is no note", _note, _sources, lambda g: g.names),
    Field("mentions", "is no note", _note, _mentioned, lambda g: g.names),
    Field("title", "is no title", _folded, lambda _, n: {fold(n.title)}, _unknown, within=True),
    Field("path", "is no path", _folded, lambda _, n: {fold(n.path)}, _unknown, within=True),
    Field("has", "is nothing that a note may have", _one_of(_hadable), _had, _hadable),
)
"""Every condition on words, in the order in which they are asked."""

TYPE, DOMAIN = FIELDS[0], FIELDS[1]
