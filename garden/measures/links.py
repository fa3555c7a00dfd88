"""Links between notes and between domains, counted. Every definition is stated here, once.

- *orphan*: no backlink; embeds and practice links count, generated pages do not.
- *isolated*: no link either way to another note.
- *dead end*: no outgoing link to another note.
"""

from collections import Counter
from collections.abc import Mapping

from garden.garden import Garden, found_path
from garden.model import NotePath


def orphans(garden: Garden) -> tuple[NotePath, ...]:
    """Return notes that are linked to by no other note, though they link to some."""
    return tuple(p for p in garden.notes if not garden.backlinks(p) and garden.outgoing(p))


def isolated(garden: Garden) -> tuple[NotePath, ...]:
    """Return notes without a link either way."""
    return tuple(p for p in garden.notes if not garden.backlinks(p) and not garden.outgoing(p))


def links_between_domains(garden: Garden) -> Mapping[str, Mapping[str, int]]:
    """Count, for each pair of different domains, the note-to-note links between them.

    A link between notes of several domains counts once for each pair that it joins.
    The table is symmetric: direction does not matter to a neighbour.
    """
    of = {path: {d.slug for d in garden.domains_of(n)} for path, n in garden.notes.items()}
    table: dict[str, Counter[str]] = {slug: Counter() for slug in garden.domains}
    for link in garden.links():
        path = found_path(link)
        if path is None:
            continue
        pairs = {frozenset((a, b)) for a in of[link.source] for b in of[path] if a != b}
        for a, b in map(sorted, pairs):
            table[a][b] += 1
            table[b][a] += 1
    return table
