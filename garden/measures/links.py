"""Links between notes and between domains, counted. Every definition is stated here, once.

- *orphan*: no backlink; embeds and practice links count, generated pages do not.
- *isolated*: no link either way to another note.
- *dead end*: no outgoing link to another note.
- *distinct link*: a note and another that it links to, however often and in whichever syntax.
- *home*: the first domain of a note. Where links are counted from domain to domain, each end
  stands in its home, and a link with an end that has none is left out.
"""

from collections import Counter
from collections.abc import Mapping

from garden.fate import found_path
from garden.garden import Garden
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


def links_by_home(garden: Garden) -> Mapping[tuple[str, str], int]:
    """Count the distinct links from home to home, by the slugs of both; pairs at zero are absent.

    The pages of people are left out at both ends: who is linked from where says something
    about them.
    """
    return garden.once(_links_by_home)


def home_of(garden: Garden, path: NotePath) -> str:
    """Return the slug of the home of a note; empty if it has none or is somebody's own page."""
    return garden.once(_homes).get(path, "")


def _homes(garden: Garden) -> Mapping[NotePath, str]:
    return {
        path: next((domain.slug for domain in garden.domains_of(note)), "")
        for path, note in garden.notes.items()
        if note.fields.type != "person"
    }


def _links_by_home(garden: Garden) -> Mapping[tuple[str, str], int]:
    homes = garden.once(_homes)
    counts = Counter(
        (homes.get(path, ""), homes.get(target, ""))
        for path in garden.notes
        for target in garden.outgoing(path)
    )
    return {pair: counts[pair] for pair in sorted(counts) if all(pair)}
