"""Wanted notes: what other notes link to by name and nobody has written, with those who ask.

A Markdown link or a picture with a path that leads nowhere is not counted here: it points
at something that used to be there, or is a slip, and is an error.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from garden.fate import ResolvedLink, Wanted
from garden.garden import Garden
from garden.model import LinkKind, NotePath
from garden.slug import fold, unique_anchor

_PATHS = frozenset({LinkKind.MARKDOWN, LinkKind.IMAGE})
_NOT_IN_ADDRESS = re.compile(r"[\s<>()\"'\\|%?&{}\[\]]+")
DEFAULT_TYPE = "note"


@dataclass(frozen=True, slots=True)
class WantedNote:
    """A note that is linked and unwritten."""

    name: str
    """Its name in the spelling that is used most; ties go by the alphabet."""
    anchor: str
    """Its place on the page of wanted notes."""
    asks: tuple[ResolvedLink, ...]
    """The links that ask for it, in order of note and place."""
    type: str = DEFAULT_TYPE
    """What it would be: the one type that a practice link to it may lead to, else a note."""

    @property
    def sources(self) -> tuple[NotePath, ...]:
        """The notes that ask for it, each once."""
        return tuple(dict.fromkeys(link.source for link in self.asks))


def wanted_notes(garden: Garden) -> Mapping[str, WantedNote]:
    """Return the wanted notes by folded name: asked for by most notes first, then by name."""
    groups: dict[str, list[ResolvedLink]] = {}
    for link in garden.links():
        if isinstance(link.fate, Wanted) and link.link.kind not in _PATHS:
            groups.setdefault(fold(link.fate.name), []).append(link)
    asking = {name: len({link.source for link in links}) for name, links in groups.items()}
    taken: set[str] = set()
    runs: dict[str, int] = {}
    return {
        name: _wanted_note(garden, tuple(groups[name]), unique_anchor(_anchor(name), taken, runs))
        for name in sorted(groups, key=lambda name: (-asking[name], name))
    }


def _wanted_note(garden: Garden, asks: tuple[ResolvedLink, ...], anchor: str) -> WantedNote:
    spelled = Counter(" ".join(a.fate.name.split()) for a in asks if isinstance(a.fate, Wanted))
    name = min(spelled, key=lambda name: (-spelled[name], name))
    relations = garden.config.practice_relations
    asked = [relations[ask.link.name] for ask in asks if ask.link.name in relations]
    types = {kind for relation in asked for kind in relation.targets}
    return WantedNote(name, anchor, asks, types.pop() if len(types) == 1 else DEFAULT_TYPE)


def _anchor(name: str) -> str:
    """Names keep most signs, so that `C` and `C++` have each a place; not those of addresses."""
    return "wanted-" + _NOT_IN_ADDRESS.sub("-", name)
