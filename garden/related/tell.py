"""Why two notes are related, in words."""

from collections.abc import Iterator, Sequence

from garden.garden import Garden
from garden.model import NotePath
from garden.related.find import Related
from garden.words.uses import is_term

NAMES = 2
"""How many names a reason gives; the rest are counted."""

PARTS = 2
"""How many reasons are given."""

LONGEST = 40
"""How many characters of a name are shown."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def because(garden: Garden, one: NotePath, other: Related) -> str:
    """Return why two notes are related, such as `both use “boundary object”; linked by two notes`.

    What tells most goes first: words of the community, then who links where, then likeness.
    """
    parts = [part for part in _parts(garden, one, other) if part]
    return "; ".join(parts[:PARTS])


def _parts(garden: Garden, one: NotePath, other: Related) -> Iterator[str]:
    terms = [p for p in other.spoken_of if is_term(garden, garden.notes[p])]
    goals = [p for p in other.spoken_of if p not in terms and p not in other.linked_by]
    linked = [p for p in goals if _link(garden, one, p) and _link(garden, other.path, p)]
    named = [p for p in goals if p not in linked]
    yield _said("both use", terms, garden)
    yield _by(garden, other.linked_by)
    yield _said("both link to", linked, garden)
    yield _said("both speak of", named, garden)
    yield _listed("both are about", other.words) if other.words else ""


def _link(garden: Garden, source: NotePath, goal: NotePath) -> bool:
    return goal in garden.outgoing(source)


def _by(garden: Garden, sources: Sequence[NotePath]) -> str:
    if len(sources) == 1:
        return _said("both are linked in", sources, garden)
    return f"linked by {spelled(len(sources))} notes" if sources else ""


def _said(words: str, paths: Sequence[NotePath], garden: Garden) -> str:
    return _listed(words, [garden.notes[path].title for path in paths]) if paths else ""


def _listed(words: str, names: Sequence[str]) -> str:
    shown = [f"“{_short(name)}”" for name in names[:NAMES]]
    more = len(names) - len(shown)
    if more:
        return f"{words} {', '.join(shown)} and {spelled(more)} more"
    return f"{words} {' and '.join(shown)}"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[:LONGEST].rpartition(" ")[0] + "…"


def spelled(number: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
