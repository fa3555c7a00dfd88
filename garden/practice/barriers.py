"""Barriers that nobody takes away by trying harder, who was asked, and what was answered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from garden.fate import found_path
from garden.garden import Garden
from garden.model import Barrier, LinkKind, NotePath
from garden.slug import fold
from garden.vocabulary import LEVELS

RESPONDS, FIELD = "responds_to", "barriers"


@dataclass(frozen=True, slots=True)
class StandingBarrier:
    """A barrier, the note that tells of it, and what was said in return."""

    path: NotePath
    """The note whose practice it stands in the way of."""
    barrier: Barrier
    """What the note says of it."""
    responses: tuple[NotePath, ...]
    """Notes that respond to the note and that no barrier of it names as its answer."""

    @property
    def is_answered(self) -> bool:
        """Whether anybody answered: in the barrier's own words, or in a note."""
        return bool(self.barrier.answered_by or self.responses)


def standing_barriers(garden: Garden) -> tuple[StandingBarrier, ...]:
    """Return all barriers from the nearest level outwards; in each, unanswered ones first.

    Among these, those that were raised with somebody come first, then by title.
    """
    return barriers_of(garden, garden.once(_by_note))


def barriers_of(garden: Garden, paths: Iterable[NotePath]) -> tuple[StandingBarrier, ...]:
    """Return the barriers of some notes in the same order."""
    known = garden.once(_by_note)
    return tuple(
        sorted(
            (barrier for path in paths for barrier in known.get(path, ())),
            key=lambda b: (
                LEVELS.index(b.barrier.level),
                b.is_answered,
                not b.barrier.raised_to,
                fold(garden.notes[b.path].title),
                b.path,
                b.barrier.text,
            ),
        )
    )


def responses_to(garden: Garden, path: NotePath) -> tuple[NotePath, ...]:
    """Return the notes that respond to the one at `path`, in order of path."""
    ends = garden.practice(path)
    found = {end.other for end in ends if end.inverse and end.relation.name == RESPONDS}
    return tuple(sorted(other for other in found if other and other != path))


def _by_note(garden: Garden) -> Mapping[NotePath, list[StandingBarrier]]:
    found: dict[NotePath, list[StandingBarrier]] = {}
    for barrier in _barriers(garden):
        found.setdefault(barrier.path, []).append(barrier)
    return found


def _barriers(garden: Garden) -> Iterator[StandingBarrier]:
    for path, note in garden.notes.items():
        if not note.fields.barriers:
            continue
        named = {
            found_path(link)
            for link in garden.resolved(path)
            if link.link.kind is LinkKind.FIELD and link.link.name == FIELD
        }
        others = tuple(p for p in responses_to(garden, path) if p not in named)
        for barrier in note.fields.barriers:
            yield StandingBarrier(path, barrier, () if barrier.answered_by else others)
