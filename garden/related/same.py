"""Whether two notes say nearly the same, or have nearly the same name: one rule for everybody.

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
from garden.words.matcher import folded

RUN = 5
"""How many words make a run: long enough that only what was copied is shared."""

LEAST = 30
"""How many different runs a note must have: of shorter ones, a single sentence is most."""

COMMON = 3
"""A run that more notes than these have belongs to none of them."""

ALIKE = 0.5
"""The share from which notes are called alike."""

_WORD = re.compile(r"\w+")

Notes = Mapping[NotePath, Note]
Run = tuple[str, ...]
Runs = frozenset[Run]


def alike(notes: Notes, paths: Iterable[NotePath]) -> Mapping[NotePath, Mapping[NotePath, float]]:
    """Return, for each of `paths`, the notes that are much like it, the most alike first.

    All notes are read through once, and once more if there may be such notes; what is kept
    meanwhile is what these few say, not what all do.
    """
    runs = {path: runs_of(notes[path]) for path in paths}
    where = _where(notes, frozenset().union(*runs.values()))
    shared: dict[NotePath, Counter[NotePath]] = {}
    own = {path: _own(found, where) for path, found in runs.items()}
    for path, found in own.items():
        having = Counter(other for run in found for other in where[run] if other != path)
        shared[path] = Counter({o: n for o, n in having.items() if n >= ALIKE * LEAST})
    others = {other for counts in shared.values() for other in counts}
    sizes = _sizes(notes, others)
    return {path: _ranked(len(own[path]), shared[path], sizes) for path in runs}


def runs_of(note: Note) -> Runs:
    """Return the runs of words of a note, within its paragraphs."""
    return frozenset(run for prose in note.prose for run in _runs(prose.text))


def _runs(text: str) -> Iterator[Run]:
    words = _WORD.findall(text.casefold())
    yield from zip(*(words[start:] for start in range(RUN)), strict=False)


def _where(notes: Notes, wanted: Runs) -> Mapping[Run, tuple[NotePath, ...]]:
    """Return which notes have each of the runs that are looked for."""
    where: dict[Run, list[NotePath]] = {}
    for path, note in notes.items():
        for run in wanted.intersection(run for prose in note.prose for run in _runs(prose.text)):
            where.setdefault(run, []).append(path)
    return {run: tuple(paths) for run, paths in where.items()}


def _own(runs: Runs, where: Mapping[Run, tuple[NotePath, ...]]) -> Runs:
    return frozenset(run for run in runs if len(where[run]) <= COMMON)


def _sizes(notes: Notes, paths: Iterable[NotePath]) -> Mapping[NotePath, int]:
    """Return how many runs each note has that are not common to many."""
    runs = {path: runs_of(notes[path]) for path in paths}
    where = _where(notes, frozenset().union(*runs.values())) if runs else {}
    return {path: len(_own(found, where)) for path, found in runs.items()}


def _ranked(
    size: int, shared: Mapping[NotePath, int], sizes: Mapping[NotePath, int]
) -> Mapping[NotePath, float]:
    shorter = {other: min(size, sizes[other]) for other in shared}
    shares = {o: shared[o] / least for o, least in shorter.items() if least >= LEAST}
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    return {other: share for other, share in ordered if share >= ALIKE}


def same_name(notes: Notes, title: str, lang: str | None = None) -> Iterator[NotePath]:
    """Yield the notes that have a name; signs, the order of words and the final `s` apart.

    Only notes in the language `lang` are looked at, if it is given. One letter more or less
    is not: on the gardens we tested with, it told apart symmetric and asymmetric, GitHub and
    GitLab, and found no slip.
    """
    name = _bare(title)
    for path, note in notes.items():
        names = (note.title, *note.fields.aliases)
        if name and lang in {None, note.fields.lang} and name in map(_bare, names):
            yield path


def _bare(name: str) -> str:
    """Return what is left of a name without signs, spaces, case and the `s` of several."""
    return "".join(sorted(word.rstrip("s") for word in _WORD.findall(folded(name))))
