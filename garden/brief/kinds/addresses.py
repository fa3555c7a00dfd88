"""Addresses of other sites to which nothing in the garden linked before."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.fate import External
from garden.garden import Garden
from garden.model import NotePath

MAIL = "mailto:"


def _find(compared: Comparison) -> Iterator[Point]:
    known = {url for path in compared.before.notes for url in _urls(compared.before, path)}
    for path in compared.edits:
        new = dict.fromkeys(url for url in _urls(compared.after, path) if url not in known)
        if new:
            yield Point("new-address", ref(compared, path), codes=tuple(new))


def _urls(garden: Garden, path: NotePath) -> Iterator[str]:
    """Yield the addresses a note links to; those of people are never repeated."""
    for link in garden.resolved(path):
        if isinstance(link.fate, External) and not link.fate.url.lower().startswith(MAIL):
            yield link.fate.url


KIND = Kind(
    "addresses",
    "Addresses of other sites to which nothing in the garden linked before.",
    {
        "new-address": Say(
            "{title} links to {codes}",
            matters=False,
        )
    },
    _find,
    folded=True,
)
