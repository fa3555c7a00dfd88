"""Practices whose declared status and evidence differ: a queue for people, never a verdict.

Nothing here changes a status. Each proposal says what the garden shows, in words, and what the
practice might be called instead; somebody reads the reports and edits the note, or does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from garden.garden import Garden
from garden.measures.evidence import PROVEN, Standing, practices, standing
from garden.model import NotePath

RUNGS = ("seed", "used", "proven")
"""The part of the statuses that evidence speaks to, from the ground up."""

AGAINST = frozenset({"contested_by", "objected_to_by"})
"""How relations that speak against a practice are called at the practice."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A practice whose status somebody might look at."""

    path: NotePath
    """The practice."""
    declared: str
    """What it is called now; empty if nothing is said."""
    towards: tuple[str, ...]
    """What it might be called instead, in the order of the reason."""
    kind: str
    """`up`, `down`, or `disputed` where reports or arguments disagree."""
    reason: str
    """Why, in a sentence or two."""


def promotion_queue(garden: Garden) -> tuple[Proposal, ...]:
    """Return the practices to look at: disputed ones first, then those to step down, then up."""
    found = (_proposal(garden, path) for path in practices(garden))
    order = {"disputed": 0, "down": 1, "up": 2}
    return tuple(sorted((p for p in found if p), key=lambda p: (order[p.kind], p.path)))


def _proposal(garden: Garden, path: NotePath) -> Proposal | None:
    declared = garden.notes[path].fields.status
    seen = standing(garden, path)
    if declared == "retired":
        return None
    if declared == "contested":
        return _uncontested(garden, path, seen)
    if seen.is_mixed:
        towards = ("contested", *_better(declared, seen.rung))
        return Proposal(path, declared, towards, "disputed", f"Reports disagree: {_tally(seen)}.")
    if _better(declared, seen.rung):
        return Proposal(path, declared, (seen.rung,), "up", told(seen))
    if declared in RUNGS and RUNGS.index(declared) > RUNGS.index(seen.rung):
        return Proposal(path, declared, (seen.rung,), "down", _missing(declared, seen))
    return None


def told(seen: Standing) -> str:
    """Return what is reported as a sentence."""
    return f"Reports: {_tally(seen)}." if seen.reports else "Nobody has reported on it."


def _tally(seen: Standing) -> str:
    """Return the outcomes that are reported, and from how many contexts."""
    words = (("worked", "worked"), ("partly", "worked in part"), ("did-not", "did not work"))
    counts = ", ".join(f"{word} {seen.of(o)}" for o, word in words if seen.of(o))
    return f"{counts}; {contexts_told(seen)}"


def contexts_told(seen: Standing) -> str:
    """Return from how many contexts reports come, as part of a sentence."""
    if not seen.contexts:
        return "no context is stated"
    return f"from {count_of(seen.contexts, 'context', 'contexts')}"


def count_of(number: int, one: str, several: str) -> str:
    """Return a number with what it counts."""
    return f"{number} {one if number == 1 else several}"


def _better(declared: str, rung: str) -> tuple[str, ...]:
    """The rung, where it is higher than what is declared; what says nothing is taken as a seed."""
    now = RUNGS.index(declared or "seed")
    return (rung,) if RUNGS.index(rung) > now else ()


def _missing(declared: str, seen: Standing) -> str:
    if declared == "proven" and seen.reports:
        if not seen.of("worked"):
            return f"It is called proven, and no report says that it worked. {told(seen)}"
        return (
            f"It is called proven, which asks for {PROVEN} reports that it worked, from {PROVEN} "
            f"contexts. There {'is' if seen.of('worked') == 1 else 'are'} {seen.of('worked')}, "
            f"from {count_of(seen.worked_in, 'stated context', 'stated contexts')}."
        )
    return f"It is called {declared}, and nobody has reported on it here."


def _uncontested(garden: Garden, path: NotePath, seen: Standing) -> Proposal | None:
    """A practice called contested of which nothing in the garden says why."""
    if seen.of("partly") or seen.of("did-not") or any(_arguments(garden, path)):
        return None
    reason = f"It is called contested, and nothing here speaks against it. {told(seen)}"
    return Proposal(path, "contested", (seen.rung,), "up", reason)


def _arguments(garden: Garden, path: NotePath) -> Iterator[object]:
    yield from (o for o in garden.notes[path].fields.objections if o.state == "open")
    for link in garden.practice(path):
        name = link.relation.inverse if link.inverse else link.relation.name
        if name in AGAINST:
            yield link
