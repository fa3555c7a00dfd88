"""The known name that a misspelt one is nearest to."""

from collections.abc import Iterable

from rapidfuzz import process, utils
from rapidfuzz.distance import OSA

NEAR = 0.75
"""Similarity, from 0 to 1, from which a suggestion helps more than it confuses.

Measured as one less the share of letters that must be inserted, deleted, replaced or
swapped with a neighbour: three of four letters stand.
"""


class KnownNames:
    """Names that are ready to be asked for many slips."""

    def __init__(self, known: Iterable[str]) -> None:
        """Lay the names out by length: those much shorter or longer than a slip are not near."""
        self._of_length: dict[int, dict[str, str]] = {}
        for name in sorted(known):
            form = utils.default_process(name)
            self._of_length.setdefault(len(form), {}).setdefault(form, name)
        self._found: dict[str, str | None] = {}

    def find_nearest(self, name: str) -> str | None:
        """Return the name that `name` is most likely a slip of, or None.

        Of several that are equally near it is the first in the order of the alphabet.
        """
        form = utils.default_process(name)
        if form not in self._found:
            self._found[form] = self._nearest(form)
        return self._found[form]

    def _nearest(self, form: str) -> str | None:
        best, found = NEAR, list[str]()
        for length, names in self._of_length.items():
            if min(length, len(form)) < NEAR * max(length, len(form)):
                continue
            near = process.extractOne(
                form, names.keys(), scorer=OSA.normalized_similarity, score_cutoff=best
            )
            if near:
                found = [*(found if near[1] == best else ()), names[near[0]]]
                best = near[1]
        return min(found, default=None)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name among `known` that `name` is most likely a slip of, or None."""
    return KnownNames(known).find_nearest(name)
