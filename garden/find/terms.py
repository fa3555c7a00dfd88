"""What a page is found by: its words, each with how much the page is about it.

A word weighs by how often the text says it, told against the length of the text, and by where
else it stands: in the title, another name, a heading, a tag. How rare a word is in the garden
is counted when a reader searches; so what a page weighs follows from the page alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt

from garden.find.model import Entry, Section
from garden.words.split import normal, placed

MOST = 255
"""The weight of a word that a page could not be more about."""

_TEXT, _HEAD = 0.35, 0.65
_TITLE, _NAME, _HEADING, _TAG, _LABEL = 1.0, 0.9, 0.45, 0.4, 0.25
_SATURATION, _LENGTH, _USUAL = 2.0, 0.75, 350
"""As in BM25: how soon more of a word stops telling more, how much the length of a text counts,
and the length that counts as neither short nor long."""
_LONGEST = 60
"""Longer runs of letters and digits are data, not words."""


def tally(text: str) -> Counter[str]:
    """Return how often each word stands in `text`, folded; common ones are left out."""
    return Counter(word for _, word in placed(normal(text)))


def weigh(entry: Entry, sections: Iterable[Section]) -> Iterator[tuple[str, int]]:
    """Yield each word by which a page can be found, with its weight: 1 to `MOST`."""
    sections = tuple(sections)
    counts = tally("\n".join(section.text for section in sections))
    bound = _SATURATION * (1 - _LENGTH + _LENGTH * sum(counts.values()) / _USUAL)
    head = _head(entry, sections)
    scale = MOST * entry.weight
    for word in counts.keys() | head.keys():
        count = counts.get(word, 0)
        about = _TEXT * count / (count + bound) + _HEAD * head.get(word, 0.0)
        if len(word) <= _LONGEST:
            yield word, max(1, min(MOST, round(scale * about)))


def _head(entry: Entry, sections: Iterable[Section]) -> Mapping[str, float]:
    """Return how much each word counts by standing in a prominent place: 0 to 1."""
    head: dict[str, float] = {}
    for weight, phrase in _phrases(entry, sections):
        counts = tally(phrase)
        share = weight / sqrt(counts.total()) if counts else 0.0
        for word in counts:
            head[word] = max(head.get(word, 0.0), share)
    return head


def _phrases(entry: Entry, sections: Iterable[Section]) -> Iterator[tuple[float, str]]:
    yield _TITLE, entry.title
    for name in entry.names:
        yield _NAME, name
    for section in sections:
        if section.heading:
            yield _HEADING, section.heading
    for tag, _ in entry.facets.get("tag", ()):
        yield _TAG, tag
    for facet in ("type", "domain"):
        for _, label in entry.facets.get(facet, ()):
            yield _LABEL, label
