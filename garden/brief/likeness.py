"""How much two notes say the same, in the same words.

A note is taken as the set of all runs of five words of its paragraphs, without those that many
notes share: the words of a template, a notice under each page. Of two notes, the share is how
many runs of the shorter one stand in the other, too.

Measured on this garden (250 notes) and on the four that we test with (770 notes), half is
reached by six pairs, and each is one text twice: a page that quotes another whole, a guide
for GitHub and the same for GitLab. No pair of this garden reaches a fifth.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from garden.model import Note, NotePath

RUN = 5
"""How many words make a run: long enough that only what was copied is shared."""

LEAST = 30
"""How many different runs a note must have: of shorter ones, a single sentence is most."""

COMMON = 3
"""A run that more notes than these have belongs to none of them."""

ALIKE = 0.5
"""The share from which notes are called alike."""

_WORD = re.compile(r"\w+")

Runs = frozenset[tuple[str, ...]]


def runs_of(note: Note) -> Runs:
    """Return the runs of words of a note, within its paragraphs."""
    return frozenset(run for prose in note.prose for run in _runs(prose.text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    yield from zip(*(words[start:] for start in range(RUN)), strict=False)


def own_runs(notes: Iterable[Note]) -> Mapping[NotePath, Runs]:
    """Return the runs of each note that are not common to many."""
    runs = {note.path: runs_of(note) for note in notes}
    counts = Counter(run for found in runs.values() for run in found)
    common = {run for run, count in counts.items() if count > COMMON}
    return {path: found - common for path, found in runs.items()}


def share(one: Runs, other: Runs) -> float:
    """Return which share of the runs of the shorter text stand in the other, too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= LEAST else 0.0


def alike(path: NotePath, runs: Mapping[NotePath, Runs]) -> Mapping[NotePath, float]:
    """Return the notes that are much like the one at `path`, the most alike first."""
    found = {other: share(runs[path], own) for other, own in runs.items() if other != path}
    kept = {other: value for other, value in found.items() if value >= ALIKE}
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))
