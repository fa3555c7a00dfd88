"""The known name that a misspelt one is nearest to."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from rapidfuzz import process, utils
from rapidfuzz.distance import OSA

NEAR = 0.75
"""Similarity, from 0 to 1, from which a suggestion helps more than it confuses.

Measured as one less the share of letters that must be inserted, deleted, replaced or
swapped with a neighbour: three of four letters stand.
"""


class KnownNames:
    """Names that are ready to be asked for many slips."""

    def __init__(self, known: Iterable[str], found: Mapping[str, str | None] | None = None) -> None:
        """Take the names, and what was `found` before among the same ones."""
        self._known = known
        self._found = dict(found or {})

    @property
    def found(self) -> Mapping[str, str | None]:
        """The nearest name to each slip that was asked for."""
        return self._found

    def find_nearest(self, name: str) -> str | None:
        """Return the name that `name` is most likely a slip of, or None.

        Of several that are equally near it is the first in the order of the alphabet.
        """
        form = utils.default_process(name)
        if form not in self._found:
            self._found[form] = self._nearest(form)
        return self._found[form]

    @cached_property
    def _of_length(self) -> Mapping[int, Mapping[str, str]]:
        """The names by length: those much shorter or longer than a slip are not near to it."""
        laid: dict[int, dict[str, str]] = {}
        for name in sorted(self._known):
            form = utils.default_process(name)
            laid.setdefault(len(form), {}).setdefault(form, name)
        return laid

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
