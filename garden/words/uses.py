"""Where the names of notes stand in prose: one pass over each note, for all names at once.

A use is a place where a title, an alias, a plural or a name that is not to be used stands as
words. What follows from uses is told elsewhere: `garden.words.glossary`, `garden.words.mentions`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from garden.garden import Garden
from garden.model import Note, NotePath, Position, Prose, Span
from garden.reading.prose import span_of
from garden.reading.sourcemap import SourceMap
from garden.words.matcher import Matcher, folded
from garden.words.plurals import plural_of

MOST_SHARED = 8
"""A name that more notes share, as in a garden of many languages, tells none of them."""


class NameKind(Enum):
    """What a name is to its note."""

    OWN = "title, alias or plural"
    DEPRECATED = "not to be used"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and the note it belongs to."""

    text: str
    """The name."""
    path: NotePath
    """The note."""
    kind: NameKind = NameKind.OWN
    """Whether it is a good name."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place in a note where a name of another note stands."""

    source: NotePath
    """The note in which it stands."""
    targets: tuple[NotePath, ...]
    """The notes it may mean: one, or several if they share the name."""
    kind: NameKind
    """Whether the name is a good one."""
    paragraphs: Sequence[Prose]
    """The prose of the note."""
    number: int
    """Which paragraph of it."""
    start: int
    """Where it begins in the paragraph's text."""
    end: int
    """Where it ends there."""
    span: Span | None
    """Where it stands in the file; None if it is a link, code or the like, at least in part."""
    position: Position
    """The same as line and column; the first of the file where there is no span."""

    @property
    def prose(self) -> Prose:
        """The paragraph."""
        return self.paragraphs[self.number]

    @property
    def words(self) -> str:
        """The words themselves, on one line."""
        return " ".join(self.prose.text[self.start : self.end].split())


def find_uses(garden: Garden) -> Mapping[NotePath, tuple[Use, ...]]:
    """Return the uses in each note, in order of place. The note's own names are left out."""
    return garden.once(_find_uses)


def uses_in(garden: Garden, path: NotePath) -> tuple[Use, ...]:
    """Return the uses in one note: quicker than to look through all, where one is enough."""
    return garden.once(_find_uses)[path]


def is_term(garden: Garden, note: Note) -> bool:
    """Tell whether a note defines a word of the community: it stands on the shelf of language."""
    return garden.config.note_types[note.fields.type].repertoire == "language"


def names_of(garden: Garden, note: Note) -> Iterator[str]:
    """Yield title, aliases and plurals of a note that are told from ordinary words.

    The names of people are left out: who looks for what is said of somebody must ask them.
    """
    if note.fields.type == "person":
        return
    fields = note.fields
    names = [note.title, *fields.aliases]
    if is_term(garden, note) and garden.config.glossary.plurals:
        names += map(plural_of, (*names,))
    ignored = garden.once(_ignored)
    for name in dict.fromkeys((*names, *fields.plural)):
        is_looked_for = is_term(garden, note) or _is_telling(garden, name)
        if is_looked_for and folded(name) not in ignored:
            yield name


def _ignored(garden: Garden) -> frozenset[str]:
    return frozenset(map(folded, garden.config.mentions.ignore))


def _is_telling(garden: Garden, name: str) -> bool:
    """Tell whether a name of a note that is no term is worth looking for in prose."""
    form = folded(name)
    letters = sum(map(str.isalpha, form))
    if not form.isascii():
        letters += sum("\u3040" <= c <= "\u9fff" for c in form)  # of these, one says as much as two
    return letters >= garden.config.mentions.min_length and form not in stop_list("names")


@cache
def stop_list(name: str) -> frozenset[str]:
    """Return a list of words that the software ships, folded."""
    text = files("garden").joinpath("stopwords", f"{name}.txt").read_text("utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(folded(word) for line in lines for word in line.split(",")) - {""}


class _Uses(Mapping[NotePath, tuple[Use, ...]]):
    """The uses in each note, looked for when somebody asks for them."""

    def __init__(self, garden: Garden, known: Mapping[NotePath, tuple[Use, ...]]) -> None:
        self._garden = garden
        self.known = dict(known)

    def __getitem__(self, path: NotePath) -> tuple[Use, ...]:
        if path not in self.known:
            matcher, names = self._garden.once(_matcher)
            note = self._garden.notes[path]
            self.known[path] = tuple(_uses_in(self._garden, note, matcher, names))
        return self.known[path]

    def __iter__(self) -> Iterator[NotePath]:
        return iter(self._garden.notes)

    def __len__(self) -> int:
        return len(self._garden.notes)


def _find_uses(garden: Garden) -> _Uses:
    before = garden.earlier(_find_uses)
    known = before.known.items() if before else ()
    gone = garden.rewritten_paths
    return _Uses(garden, {path: uses for path, uses in known if path not in gone})


def _matcher(garden: Garden) -> tuple[Matcher, Mapping[str, list[Name]]]:
    """Return what finds names in prose, and whose they are."""
    if before := garden.earlier(_matcher):
        return before
    names: dict[str, list[Name]] = {}
    for note in garden.notes.values():
        for text in names_of(garden, note):
            names.setdefault(text, []).append(Name(text, note.path))
        if is_term(garden, note):
            for text in note.fields.not_:
                names.setdefault(text, []).append(Name(text, note.path, NameKind.DEPRECATED))
    telling = (name for name, meant in names.items() if len(meant) <= MOST_SHARED)
    return Matcher(telling), names


def _uses_in(
    garden: Garden, note: Note, matcher: Matcher, names: Mapping[str, list[Name]]
) -> Iterator[Use]:
    lines = None
    all_found = matcher.find_in([prose.text for prose in note.prose])
    for number, (prose, found) in enumerate(zip(note.prose, all_found, strict=True)):
        for match in found:
            meant = _meant(garden, note, [n for name in match.names for n in names[name]])
            targets = tuple(dict.fromkeys(name.path for name in meant))
            if note.path in targets:
                continue
            span = span_of(prose, match.start, match.end)
            lines = lines or SourceMap(note.text)
            position = lines.position(span.start) if span else Position()
            kind, place = meant[0].kind, (match.start, match.end)
            yield Use(note.path, targets, kind, note.prose, number, *place, span, position)


def _meant(garden: Garden, note: Note, names: list[Name]) -> list[Name]:
    """Return the names that are meant in `note`, of all that are spelled like this.

    A good name goes before a deprecated one, a term before other notes, and among several
    terms the one of the note's own domain.
    """
    good = [name for name in names if name.kind is NameKind.OWN] or names
    terms = [name for name in good if is_term(garden, garden.notes[name.path])] or good
    if len({name.path for name in terms}) > 1:
        for domain in garden.domains_of(note):
            near = [n for n in terms if domain in garden.domains_of(garden.notes[n.path])]
            if near:
                return near
    return terms
