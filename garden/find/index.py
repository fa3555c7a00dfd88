"""The index of a garden: which pages are in which part, and each part made or found again."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from garden import __version__
from garden.cache import Cache, digest
from garden.find.model import Entry
from garden.find.part import Part, decode, encode, make_part

FORM = f"find 1 {__version__}"
"""Goes into each key: an index made by other rules is not found again."""

USUAL = 400
"""About how many pages a part holds: enough that its words are said once for many, few enough
that an edit is quick."""

_TERMS, _SHOWN = "findterms", "findshown"


@dataclass(frozen=True, slots=True)
class Plan:
    """Which pages are in which part of an index, before any part is made."""

    groups: tuple[tuple[Entry, ...], ...]
    """The pages of each part."""
    keys: tuple[str, ...]
    """What each part is made from, as one word."""

    @property
    def id(self) -> str:
        """What the whole index is made from: two indexes of one id are the same."""
        return digest(*self.keys)


def plan_index(entries: Iterable[Entry]) -> Plan:
    """Return what an index of `entries` is made of."""
    groups = _groups(list(entries))
    keys = (digest(FORM, *(_identity(entry) for entry in group)) for group in groups)
    return Plan(groups, tuple(keys))


def make_parts(
    plan: Plan, cache: Cache, is_shown: Callable[[str, int], bool]
) -> Iterator[tuple[Part, tuple[str, ...] | None]]:
    """Yield each part of the planned index, and what is shown of each of its pages.

    Parts that the cache knows are not made again. Nothing is shown of a part of which
    `is_shown`, asked with its key and how many pages it has, says that all is there.
    """
    for group, key in zip(plan.groups, plan.keys, strict=True):
        part = _find_part(group, key, cache)
        if part and is_shown(key, len(group)):
            yield part, None
        else:
            yield _make_part(group, key, cache, part)


def _groups(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Sort entries into parts by a digest of their paths; their number is a power of two."""
    count = 1
    while count * USUAL < len(entries):
        count *= 2
    groups: list[list[Entry]] = [[] for _ in range(count)]
    for entry in sorted(entries, key=lambda entry: entry.path):
        groups[int(digest(entry.path)[:8], 16) % count].append(entry)
    return tuple(map(tuple, groups))


def _identity(entry: Entry) -> str:
    head = (entry.path, entry.url, entry.title, entry.label, entry.names, entry.weight)
    return digest(json.dumps([*head, entry.facets]), entry.stamp or digest(entry.content()))


def _find_part(group: Sequence[Entry], key: str, cache: Cache) -> Part | None:
    kept = cache.find(_TERMS, key)
    part = decode(kept) if kept is not None else None
    return part if part and len(part.facets) == len(group) else None


def _make_part(
    group: Sequence[Entry], key: str, cache: Cache, known: Part | None
) -> tuple[Part, tuple[str, ...]]:
    lines = cache.find(_SHOWN, key) if known else None
    if known and lines is not None:
        shown = tuple(lines.decode("utf-8", "replace").split("\n")) if lines else ()
        if len(shown) == len(group):
            return known, shown
    part, shown = make_part(group)
    cache.keep(_TERMS, key, encode(part))
    cache.keep(_SHOWN, key, "\n".join(shown).encode("utf-8", "replace"))
    return part, shown
