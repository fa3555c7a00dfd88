"""What each measure says of this garden, in words and plain numbers: one function each."""

from collections.abc import Callable, Mapping

from garden.figures import lookback, notes, reviewed
from garden.figures.notes import entry_pages, oldest_open
from garden.figures.parts import Share, fact, hub_url, share, unknown
from garden.figures.scope import Scope, of_domain, whole
from garden.measures import Measure
from garden.pages.view import Data, View

__all__ = [
    "FIGURES",
    "Scope",
    "Share",
    "entry_pages",
    "fact",
    "figure",
    "hub_url",
    "of_domain",
    "oldest_open",
    "share",
    "unknown",
    "whole",
]

FIGURES: Mapping[str, Callable[[View, Scope], Data]] = {
    "M1": lookback.single_voice_figure,
    "M2": lookback.absence_figure,
    "M3": reviewed.newcomers_figure,
    "M4": reviewed.second_voice_figure,
    "M5": reviewed.response_figure,
    "M6a": notes.openness_figure,
    "M6b": notes.objects_figure,
    "M7": reviewed.reciprocity_figure,
    "M8": notes.repertoire_figure,
    "M9": notes.evidence_figure,
    "M10": lookback.absence_curve_figure,
    "M11": notes.stewardship_figure,
    "M12": notes.disagreement_figure,
    "M13": lookback.change_age_figure,
    "M14": notes.coverage_figure,
    "M15": notes.reach_figure,
}
"""What shows each measure, by its id. Those of the notes as they are now are of the whole."""


def figure(view: View, measure: Measure, scope: Scope | None = None) -> Data:
    """Return the figure of a measure: what it says, its card, and where there is more.

    `facts` are empty where it is `unknown`, which then says why. It may have a `curve`, and
    notes that are `still` as they were.
    """
    found = FIGURES[measure.id](view, scope or whole(view))
    return {
        "id": measure.id,
        "name": measure.name,
        "facts": found["facts"],
        "unknown": found["unknown"],
        "url": found["url"],
        "curve": found.get("curve") or {},
        "still": found.get("still") or [],
        "still_left_out": found.get("still_left_out") or 0,
        "measure": view.measure(measure, str(found["coverage"])),
    }
