"""Practice links: typed, and seen from both of their ends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from garden.config import GardenConfig
from garden.fate import ResolvedLink, found_path, is_nobody
from garden.model import LinkKind, NotePath
from garden.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class PracticeLink:
    """A typed link seen from one of its two ends."""

    relation: Relation
    """The relation, as declared."""
    inverse: bool
    """Whether we stand at the far end, so that the inverse name applies."""
    link: ResolvedLink
    """The link itself, which either end may have declared."""
    other: NotePath | None
    """The note at the other end; None where the link found no note."""


def practice_links(
    links: Iterable[ResolvedLink], config: GardenConfig
) -> Mapping[NotePath, tuple[PracticeLink, ...]]:
    """Return the typed links at each note: its own first, then those that point at it."""
    own: dict[NotePath, list[PracticeLink]] = {}
    far: dict[NotePath, list[PracticeLink]] = {}
    for link in links:
        if link.link.kind is not LinkKind.PRACTICE or is_nobody(link.fate):
            continue
        end, other = config.relation_ends.get(link.link.name), found_path(link)
        if end is None:
            continue
        relation, inverse = end
        own.setdefault(link.source, []).append(PracticeLink(relation, inverse, link, other))
        if other:
            seen = PracticeLink(relation, not inverse, link, link.source)
            far.setdefault(other, []).append(seen)
    return {path: (*own.get(path, ()), *far.get(path, ())) for path in {*own, *far}}
