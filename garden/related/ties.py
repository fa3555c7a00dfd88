"""What notes share: who links where, who speaks of whom, and which words of a title turn up.

Each is a list by what is shared, so that a note is compared with those on its own lists and
never with all. A list that is too long says nothing in particular and is not looked at.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sys import intern
from typing import TypeVar

from garden.fate import found_path
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.words.namings import namings
from garden.words.uses import stop_list

HUB = 30
"""A note that links to more notes, or of which more speak, ties nobody to anybody."""

RARE = 12
"""A word in the heads of more notes is no word in particular."""

SHARE = 15
"""Nor is one of more than one in so many notes, which tells in small gardens."""

FEWEST = 3
"""Where a garden is that small, a word of so many notes is still looked at."""

LETTERS = 300
"""How much of the first paragraph counts as the head of a note."""

HEADINGS = 24
"""How many headings do."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}))")

K = TypeVar("K")
V = TypeVar("V")
Paths = tuple[NotePath, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Who shares what, of the notes that may be shown beside others."""

    outgoing: Mapping[NotePath, Paths]
    """The notes that each note links to, each once."""
    incoming: Mapping[NotePath, Paths]
    """The notes that link to each."""
    spoken_of: Mapping[NotePath, Paths]
    """The notes that each note links to or names."""
    speaking: Mapping[NotePath, Paths]
    """The notes that link to each or name it."""
    words: Mapping[NotePath, tuple[str, ...]]
    """The telling words in the head of each note, in order."""
    titled: Mapping[str, Paths]
    """The notes that have a word in their title or another name."""
    headed: Mapping[str, Paths]
    """The notes that have it elsewhere in their head: a heading, the first paragraph."""


def ties(garden: Garden) -> Ties:
    """Return who shares what. Linear in notes, links, and names that stand in prose."""
    notes = {p: note for p, note in garden.notes.items() if _is_shown(garden, note)}
    outgoing = {path: _outgoing(garden, path, notes) for path in notes}
    spoken_of = {path: _spoken_of(garden, path, outgoing[path], notes) for path in notes}
    titled, headed = _words(garden, notes)
    return Ties(
        outgoing,
        _turned(outgoing),
        spoken_of,
        _turned(spoken_of),
        _turned({word: titled[word] + headed.get(word, ()) for word in titled}),
        titled,
        headed,
    )


def _is_shown(garden: Garden, note: Note) -> bool:
    """Tell whether a note is about something: neither a person's page nor a charter."""
    return note.fields.type != "person" and not garden.find_charter_domain(note)


def _outgoing(garden: Garden, path: NotePath, notes: Mapping[NotePath, Note]) -> Paths:
    found = map(found_path, garden.resolved(path))
    return tuple(dict.fromkeys(p for p in found if p and p in notes and p != path))


def _spoken_of(
    garden: Garden, path: NotePath, linked: Paths, notes: Mapping[NotePath, Note]
) -> Paths:
    """Return whom a note links to or names; a name that several notes share means none."""
    named = (
        naming.targets[0]
        for naming in namings(garden)[path]
        if naming.is_good and len(naming.targets) == 1
    )
    return tuple(dict.fromkeys((*linked, *(p for p in named if p in notes))))


def _words(
    garden: Garden, notes: Mapping[NotePath, Note]
) -> tuple[Mapping[str, Paths], Mapping[str, Paths]]:
    """Return which notes have a word in their title, and which elsewhere in their head.

    Only words of titles are looked at: two first paragraphs may share any word by chance.
    """
    named = garden.once(_titles)
    titles = {path: named[path] for path in notes}
    known = frozenset().union(*titles.values()) - stop_list("names")
    spoken = garden.once(_heads)
    heads = {path: known.intersection(spoken[path]) - titles[path] for path in notes}
    titled = _turned({path: tuple(words & known) for path, words in titles.items()})
    headed = _turned({path: tuple(words) for path, words in heads.items()})
    most = min(RARE, max(FEWEST, len(notes) // SHARE))
    # In order of the words: what is added up in another order is another sum.
    told = [w for w in sorted(titled) if 1 < len(titled[w]) + len(headed.get(w, ())) <= most]
    return {w: titled[w] for w in told}, {w: headed[w] for w in told if w in headed}


def _titles(garden: Garden) -> Mapping[NotePath, frozenset[str]]:
    """Return the words of the names of each note."""
    if before := garden.earlier(_titles):
        return before
    notes = garden.notes.items()
    return {path: _words_of((note.title, *note.fields.aliases)) for path, note in notes}


def _heads(garden: Garden) -> Mapping[NotePath, tuple[str, ...]]:
    """Return the words of the head of each note."""
    before = garden.earlier(_heads) or {}
    return {
        path: before[path]
        if path in before and path not in garden.rewritten_paths
        else tuple(_words_of(_head(note)))
        for path, note in garden.notes.items()
    }


def _head(note: Note) -> Iterable[str]:
    yield note.fields.description
    yield note.summary[:LETTERS]
    yield from (heading.text for heading in note.headings[:HEADINGS])


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    text = "\n".join(texts).casefold()
    words = _WORD.findall(text)
    return frozenset(map(intern, words if text.isascii() else words + _PAIR.findall(text)))


def _turned(lists: Mapping[K, Iterable[V]]) -> Mapping[V, tuple[K, ...]]:
    """Return who has each thing, from what each has."""
    turned: dict[V, list[K]] = {}
    for key, values in lists.items():
        for value in values:
            turned.setdefault(value, []).append(key)
    return {value: tuple(keys) for value, keys in turned.items()}
