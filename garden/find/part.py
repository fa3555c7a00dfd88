"""A part of the index: some hundred pages, inverted. A pure function of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from garden.find.html import read_sections
from garden.find.model import FACETS, Entry, Section
from garden.find.terms import tally, weigh

_SEPARATORS = (",", ":")
_SHORTEST = 4
"""Shorter words are not proposed where a word was misspelled."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages, numbered from zero in the order of their paths."""

    terms: tuple[str, ...]
    """Every word by which one of them is found."""
    postings: tuple[bytes, ...]
    """For each word, the pages found by it: the step from the page before, and the weight."""
    facets: tuple[tuple[tuple[str, str, str], ...], ...]
    """For each page its facets: name, value, what readers call it."""
    words: tuple[str, ...]
    """The words of titles and other names, which are proposed where one was misspelled."""


def make_part(entries: Sequence[Entry]) -> tuple[Part, tuple[str, ...]]:
    """Return the part that `entries` make, and the text that is shown of each."""
    found: dict[str, bytearray] = {}
    last: dict[str, int] = {}
    shown, words = [], set[str]()
    for number, entry in enumerate(entries):
        html = entry.content()
        sections = read_sections(html) if html else ()
        for word, weight in weigh(entry, sections):
            posting = found.setdefault(word, bytearray())
            posting += varint(number - last.get(word, 0))
            posting.append(weight)
            last[word] = number
        shown.append(_shown(entry, sections))
        words.update(w for w in tally(" ".join((entry.title, *entry.names))) if _is_told(w))
    terms = tuple(sorted(found))
    part = Part(
        terms,
        tuple(bytes(found[term]) for term in terms),
        tuple(_facets(entry) for entry in entries),
        tuple(sorted(words)),
    )
    return part, tuple(shown)


def _is_told(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha()


def _facets(entry: Entry) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, *value) for name in FACETS for value in entry.facets.get(name, ()))


def _shown(entry: Entry, sections: Iterable[Section]) -> str:
    """Return what a browser needs in order to show a page among the results, as one line."""
    shown = {
        "u": entry.url,
        "t": entry.title,
        "k": entry.label,
        "d": [label for _, label in entry.facets.get("domain", ())],
        "n": list(entry.names),
        "s": [[section.anchor, section.heading, section.text] for section in sections],
    }
    return json.dumps(shown, ensure_ascii=False, separators=_SEPARATORS)


def varint(number: int) -> bytes:
    """Return a number in as few bytes as it needs, seven bits in each, the lowest first."""
    made = bytearray()
    while number > 127:  # noqa: PLR2004 - what seven bits hold
        made.append(number & 127 | 128)
        number >>= 7
    made.append(number)
    return bytes(made)


def encode(part: Part) -> bytes:
    """Return a part as bytes for the cache."""
    sizes = [len(posting) for posting in part.postings]
    head = json.dumps([part.terms, sizes, part.facets, part.words], separators=_SEPARATORS)
    return b"".join((head.encode("ascii"), b"\n", *part.postings))


def decode(value: bytes) -> Part | None:
    """Return the part that `encode` made bytes of; None if they are something else."""
    head, _, blob = value.partition(b"\n")
    try:
        terms, sizes, facets, words = json.loads(head)
        postings, at = [], 0
        for size in sizes:
            postings.append(blob[at : at + size])
            at += size
        if at != len(blob) or len(sizes) != len(terms):
            return None
        told = tuple(tuple((n, v, label) for n, v, label in page) for page in facets)
        return Part(tuple(terms), tuple(postings), told, tuple(words))
    except (ValueError, TypeError):
        return None
