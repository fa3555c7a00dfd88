"""Evidence for a practice: what experiences report on it."""

from collections import Counter
from collections.abc import Mapping

from garden.garden import Garden
from garden.model import NotePath
from garden.vocabulary import OUTCOMES


def evidence(garden: Garden, path: NotePath) -> Mapping[str, int]:
    """Count the outcomes that experiences report on a practice: the triple, never a score."""
    reports = {
        link.other
        for link in garden.practice(path)
        if link.inverse and link.relation.name == "reports_on" and link.other
    }
    counts = Counter(garden.notes[report].fields.outcome for report in reports)
    return {outcome: counts[outcome] for outcome in OUTCOMES}
