"""Words with more than one definition: the same word in several domains is a finding of theirs.

A term has the meaning that its note gives first, and those that it says other domains give.
Two terms that share a name in one language are one word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from garden.garden import Garden
from garden.model import Note, NotePath
from garden.slug import fold
from garden.words.sharedterms import LANGUAGE


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means to somebody."""

    text: str
    """The definition, as plain text."""
    path: NotePath
    """The note that gives it."""
    domain: str = ""
    """The slug of the domain that means this by it; empty if none is named."""
    domain_title: str = ""
    """Its name; of a domain without notes, as written."""


@dataclass(frozen=True, slots=True)
class ContestedTerm:
    """A word, and two or more things that it means."""

    name: str
    """The word."""
    meanings: tuple[Meaning, ...]
    """In order of domain."""

    @property
    def notes(self) -> tuple[NotePath, ...]:
        """The notes that define it, each once."""
        return tuple(dict.fromkeys(meaning.path for meaning in self.meanings))


def contested_terms(garden: Garden) -> tuple[ContestedTerm, ...]:
    """Return the words with more than one definition, in order of name."""
    found = (_contested(garden, group) for group in _same_words(garden))
    return tuple(sorted((t for t in found if t), key=lambda t: (fold(t.name), t.notes)))


def _contested(garden: Garden, paths: list[NotePath]) -> ContestedTerm | None:
    meanings = {m for path in paths for m in _meanings(garden, garden.notes[path])}
    if len({meaning.text for meaning in meanings}) < 2:  # noqa: PLR2004 - one way to see it
        return None
    ordered = sorted(meanings, key=lambda m: (fold(m.domain_title), m.path, m.text))
    return ContestedTerm(_shared_name(garden, paths), tuple(ordered))


def _meanings(garden: Garden, note: Note) -> Iterator[Meaning]:
    own = note.fields.description or note.summary
    home = next(iter(garden.domains_of(note)), None)
    if own:
        yield Meaning(own, note.path, home.slug if home else "", home.title if home else "")
    for name, text in note.fields.definitions.items():
        slug = garden.domain_slug(name)
        domain = garden.domains.get(slug)
        if text:
            yield Meaning(text, note.path, slug, domain.title if domain else name)


def _same_words(garden: Garden) -> Iterator[list[NotePath]]:
    """Yield the terms in groups that share a name, directly or by way of another."""
    claims = _claims(garden)
    names: dict[NotePath, list[tuple[str, str]]] = {}
    for name, paths in claims.items():
        for path in paths:
            names.setdefault(path, []).append(name)
    seen: set[NotePath] = set()
    for first in sorted(names):
        group, waiting = [], [first]
        while waiting:
            path = waiting.pop()
            if path not in seen:
                seen.add(path)
                group.append(path)
                waiting += [other for name in names[path] for other in claims[name]]
        if group:
            yield sorted(group)


def _claims(garden: Garden) -> Mapping[tuple[str, str], list[NotePath]]:
    """Each name of a term, in its language, with the terms that it names."""
    claims: dict[tuple[str, str], list[NotePath]] = {}
    types = garden.config.note_types
    for path, note in garden.notes.items():
        if types[note.fields.type].repertoire == LANGUAGE:
            for name in {fold(name) for name in (note.title, *note.fields.aliases)}:
                claims.setdefault((note.fields.lang.casefold(), name), []).append(path)
    return claims


def _shared_name(garden: Garden, paths: list[NotePath]) -> str:
    """Return the name that most of the notes have; a title goes before an alias."""
    spelled: dict[str, str] = {}
    having: dict[str, set[NotePath]] = {}
    titles = [(garden.notes[path].title, path) for path in paths]
    aliases = [(name, path) for path in paths for name in garden.notes[path].fields.aliases]
    for name, path in (*titles, *aliases):
        spelled.setdefault(fold(name), name)
        having.setdefault(fold(name), set()).add(path)
    # `spelled` has the titles first, and the first of equals is taken.
    return spelled[max(spelled, key=lambda name: len(having[name]))]
