"""Barriers as every page shows them: by level, each with who was asked and what was answered."""

from collections.abc import Iterable

from garden.model import NotePath
from garden.pages.view import Data, View
from garden.practice.barriers import StandingBarrier
from garden.vocabulary import LEVELS


def barriers_data(
    view: View, barriers: Iterable[StandingBarrier], here: NotePath | None = None
) -> list[Data]:
    """Return barriers by the level at which they could be taken away; levels without are left out.

    What stands in the way of the note `here` does not say so again.
    """
    found = list(barriers)
    groups: list[Data] = []
    for level in LEVELS:
        entries = [_barrier(view, b, here) for b in found if b.barrier.level == level]
        if entries:
            groups.append({"level": level, "entries": entries})
    return groups


def _barrier(view: View, barrier: StandingBarrier, here: NotePath | None) -> Data:
    said = barrier.barrier
    return {
        "text": view.pieces(barrier.path, said.text),
        "raised_to": view.pieces(barrier.path, said.raised_to),
        "answered": barrier.is_answered,
        "answered_by": view.pieces(barrier.path, said.answered_by),
        "responses": view.cards(barrier.responses),
        "note": {} if barrier.path == here else view.card(barrier.path),
    }
