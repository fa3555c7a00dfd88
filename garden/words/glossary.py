"""The glossary: what each term means, who uses it, and where its first use is explained.

A term is a note on the shelf of language; its definition is its first paragraph. Nothing
here is written twice: the index, the tooltip and the finding all say what the note says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from garden.fate import found_path
from garden.garden import Garden
from garden.model import Note, NotePath, Span
from garden.words.namings import namings
from garden.words.uses import NameKind, Use, find_uses, is_term, uses_in


@dataclass(frozen=True, slots=True)
class Gloss:
    """A place in a note that is made a link to a term, with its definition."""

    span: Span
    """The words in the file."""
    words: str
    """The words as a reader sees them."""
    terms: tuple[NotePath, ...]
    """What they mean: one term, or several that share the name and none is closer."""


def glosses(garden: Garden, note: Note) -> Iterator[Gloss]:
    """Yield the places in `note` that are made links to terms, in order.

    They are not links of the garden: nobody wrote them, so they count nowhere.
    """
    link = garden.config.glossary.link
    if link == "none" or not note.fields.glossary:
        return
    done = {path for path in map(found_path, garden.resolved(note.path)) if path}
    for use in uses_in(garden, note.path):
        if use.span is None or use.kind is not NameKind.OWN or not done.isdisjoint(use.targets):
            continue
        if not is_term(garden, garden.notes[use.targets[0]]):
            continue
        if link == "first":
            done.update(use.targets)
        yield Gloss(use.span, use.words, use.targets)


def users(garden: Garden, path: NotePath) -> Mapping[NotePath, bool]:
    """Return the notes that use a name of the note at `path`, and whether they link to it."""
    linked = {link.source: True for link in garden.backlinks(path)}
    return {**dict.fromkeys(garden.once(_sources).get(path, ()), False), **linked}


def deprecated_uses(garden: Garden) -> Iterator[Use]:
    """Yield each use of a name that its term asks not to use."""
    if not any(note.fields.not_ and is_term(garden, note) for note in garden.notes.values()):
        return
    for uses in find_uses(garden).values():
        yield from (use for use in uses if use.kind is NameKind.DEPRECATED and use.span)


def definition(garden: Garden, path: NotePath) -> str:
    """Return what a term means, as plain text: the first paragraph of its note."""
    return garden.notes[path].summary


def _sources(garden: Garden) -> Mapping[NotePath, tuple[NotePath, ...]]:
    """The notes in which each note is named, in order of path."""
    named: dict[NotePath, dict[NotePath, None]] = {}
    for source, found in namings(garden).items():
        for naming in found:
            if naming.is_good:
                for path in naming.targets:
                    named.setdefault(path, {})[source] = None
    return {path: tuple(sources) for path, sources in named.items()}
