"""Words that several domains use and no note explains: candidates for terms, never duties."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from garden.garden import Garden
from garden.model import Note, NotePath, Prose
from garden.words.matcher import folded
from garden.words.uses import stop_list

NOTES, DOMAINS = 3, 2
"""In how many notes, and of how many domains, a word must stand before it is worth a term."""

LONGEST = 4
"""How many words a term has at most."""

_CAPITALS = re.compile(r"\b[^\W_a-z][^\W_a-z]*(?:&[^\W_a-z]+)*s?\b")
_ROMAN = re.compile(r"[IVXLCDM]+")
_PLURAL = re.compile(r"(?<=[A-Z0-9]{2})s$")
_ACRONYM = (2, 8)
_LABEL_ENDS = frozenset(":.?!")


@dataclass(frozen=True, slots=True)
class UndefinedTerm:
    """A word without a page."""

    name: str
    """As it is written most often."""
    notes: tuple[NotePath, ...]
    """The notes that use it, in order of path."""
    domains: tuple[str, ...]
    """The slugs of the domains they are about, in the garden's order."""


def undefined_terms(garden: Garden) -> tuple[UndefinedTerm, ...]:
    """Return acronyms and bold words that stand in several notes and domains without a page.

    Those that most domains use come first, then those that most notes use.
    """
    return garden.once(_undefined_terms)


def _undefined_terms(garden: Garden) -> tuple[UndefinedTerm, ...]:
    spellings: dict[str, Counter[str]] = {}
    notes: dict[str, dict[NotePath, None]] = {}
    known = _known(garden)
    for note in garden.notes.values():
        for word in candidates(note):
            form = folded(word)
            if form not in known:
                spellings.setdefault(form, Counter())[word] += 1
                notes.setdefault(form, {})[note.path] = None
    found = (_term(garden, spellings[form], tuple(paths)) for form, paths in notes.items())
    wanted = [t for t in found if len(t.notes) >= NOTES and len(t.domains) >= DOMAINS]
    return tuple(sorted(wanted, key=lambda t: (-len(t.domains), -len(t.notes), folded(t.name))))


def candidates(note: Note) -> Iterator[str]:
    """Yield the acronyms and bold words of a note, as often as they stand there."""
    for prose in note.prose:
        yield from _acronyms(prose)
        yield from _bold(prose)


def _acronyms(prose: Prose) -> Iterator[str]:
    for run in prose.runs:
        for match in _CAPITALS.finditer(prose.text, run.start, run.end):
            word = _PLURAL.sub("", match[0])
            if _is_acronym(word):
                yield word


def _is_acronym(word: str) -> bool:
    shortest, longest = _ACRONYM
    is_short = shortest <= sum(map(str.isalpha, word)) and len(word) <= longest
    return word.isupper() and is_short and "_" not in word and not _ROMAN.fullmatch(word)


def _bold(prose: Prose) -> Iterator[str]:
    for span in prose.strong:
        text = prose.text[span.start : span.end]
        after = prose.text[span.end :].strip()
        # At the head of a paragraph, a bold word with a colon or a full stop is a label of a
        # form, and alone it is a heading.
        is_label = text[-1:] in _LABEL_ENDS or after[:1] in _LABEL_ENDS or not after
        if span.start == 0 and is_label:
            continue
        word = " ".join(text.split()).strip(".,;:!?()\"'“”‘’ ")  # noqa: RUF001
        is_short = len(word.split()) <= LONGEST and len(word) <= 40  # noqa: PLR2004
        if is_short and any(map(str.isalpha, word)) and not re.search(r"[.:;!?|/=<>{}]", word):
            yield word


def _known(garden: Garden) -> frozenset[str]:
    """The words that are no candidates, folded: what has a page, and what everybody knows."""
    names = [
        name
        for note in garden.notes.values()
        for name in (note.title, *note.fields.aliases, *note.fields.plural, *note.fields.not_)
    ]
    known = {folded(name) for name in (*names, *garden.config.glossary.ignore)}
    return frozenset(known) | stop_list("names") | stop_list("terms")


def _term(garden: Garden, spellings: Counter[str], notes: tuple[NotePath, ...]) -> UndefinedTerm:
    slugs = {domain.slug for path in notes for domain in garden.domains_of(garden.notes[path])}
    name = min(spellings, key=lambda word: (-spellings[word], word))
    return UndefinedTerm(name, notes, tuple(slug for slug in garden.domains if slug in slugs))
