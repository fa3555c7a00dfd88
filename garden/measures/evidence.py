"""Evidence for a practice: what experiences report on it, and in how many contexts.

A *practice* is a note of a type that may be reported on, or that stands on the shelf of
routines, artifacts or tools, and that translates no other. A *report* is a note that reports
on it; it counts if it says how it went, under `outcome`. A story without an outcome is shown
beside the others and counts for nothing: what is told to show a pattern is no evidence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from garden.garden import Garden
from garden.measures.measure import Measure
from garden.model import Note, NotePath
from garden.slug import identity
from garden.vocabulary import OUTCOMES, is_mixed

EVIDENCE = Measure(
    id="M9",
    name="Evidence for a practice",
    definition="How many reports say that a practice worked, worked in part, or did not work, "
    "and from how many different contexts they come. The three numbers are never added up.",
    formula="(worked, partly, did-not); contexts = number of distinct contexts of these reports; "
    "seed: no report; used: at least 1 report; proven: at least 3 that worked, from at least 3 "
    "contexts",
    source="After the three steps of the Patterns Working Group of InnerSource Commons: none, "
    "one or three known instances. That the three need different contexts is our addition.",
    window="All reports that are part of the garden.",
    denominator="The reports on one practice that state an outcome. Two contexts are the same if "
    "all their facets are, or their texts, apart from case and punctuation; a report that "
    "states no context adds none.",
    cannot="It cannot tell whether a practice is good. Those who were disappointed mostly do not "
    "write, settings differ in ways that nobody recorded, and a report is as true as the one who "
    "wrote it.",
)

PROVEN = 3
"""How many reports of success, and from how many contexts, make it worth asking for *proven*."""

RUNG_WORDS = {
    "seed": "somebody thinks it is good",
    "used": "somebody has tried it and told us",
    "proven": f"at least {PROVEN} reports that it worked, from at least {PROVEN} contexts",
}
"""How far evidence may reach, and what that says."""

SHELVES = frozenset({"routines", "artifacts", "tools"})
"""The shelves of the repertoire whose notes are practices."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is reported on one practice."""

    reports: tuple[NotePath, ...] = ()
    """The reports that say how it went, in order of path."""
    others: tuple[NotePath, ...] = ()
    """Notes that report on it without saying how it went, such as stories."""
    counts: Mapping[str, int] | None = None
    """Outcome to how many reports state it, all outcomes named."""
    contexts: int = 0
    """From how many different contexts the reports come."""
    worked_in: int = 0
    """From how many different contexts those reports come that say it worked."""

    def of(self, outcome: str) -> int:
        """Return how many reports state an outcome."""
        return (self.counts or {}).get(outcome, 0)

    @property
    def is_mixed(self) -> bool:
        """Whether reports disagree: it worked for some and did not for others."""
        return is_mixed([outcome for outcome, count in (self.counts or {}).items() if count])

    @property
    def rung(self) -> str:
        """How far the evidence reaches: seed, used or proven. Nobody is promoted by it.

        One more report, whatever it says, never lowers it.
        """
        if self.of("worked") >= PROVEN and self.worked_in >= PROVEN:
            return "proven"
        return "used" if self.reports else "seed"


def evidence(garden: Garden, path: NotePath) -> Mapping[str, int]:
    """Count the outcomes that experiences report on a practice: the triple, never a score."""
    return standing(garden, path).counts or {}


def standing(garden: Garden, path: NotePath) -> Standing:
    """Return what is reported on a practice (M9)."""
    made = garden.once(_standings)
    return made.get(path) or _standing(garden, ())


def practices(garden: Garden) -> tuple[NotePath, ...]:
    """Return the notes that may be reported on, in order of path."""
    return tuple(path for path in garden.notes if is_practice(garden, path))


def is_practice(garden: Garden, path: NotePath) -> bool:
    """Tell whether a note may be reported on; a translation is not a practice beside the first."""
    if garden.notes[path].fields.type not in garden.once(practice_types):
        return False
    ends = garden.practice(path)
    return not any(e.relation.name == "translation_of" and not e.inverse and e.other for e in ends)


def practice_types(garden: Garden) -> frozenset[str]:
    """Return the types of notes that may be reported on."""
    config = garden.config
    shelved = {kind.name for kind in config.note_types.values() if kind.repertoire in SHELVES}
    return config.practice_relations["reports_on"].targets | shelved


def reports_of(garden: Garden, path: NotePath) -> tuple[NotePath, ...]:
    """Return the notes that report on a practice, with or without an outcome, by path."""
    reports = {
        link.other
        for link in garden.practice(path)
        if link.inverse and link.relation.name == "reports_on" and link.other
    }
    return tuple(sorted(reports - {path}))


def context_of(note: Note) -> str:
    """Return what two reports from the same context share; empty where none is stated.

    Facets are compared one by one, in any order; without facets the text is compared.
    """
    fields = note.fields
    facets = sorted((identity(name), identity(said)) for name, said in fields.facets.items())
    if facets:
        return "; ".join(f"{name}: {said}" for name, said in facets)
    return identity(fields.context) if fields.context.strip() else ""


def _standings(garden: Garden) -> Mapping[NotePath, Standing]:
    found = ((path, reports_of(garden, path)) for path in garden.notes)
    return {path: _standing(garden, reports) for path, reports in found if reports}


def _standing(garden: Garden, paths: Iterable[NotePath]) -> Standing:
    notes = [garden.notes[path] for path in paths]
    reports = [note for note in notes if note.fields.outcome]
    counts = Counter(note.fields.outcome for note in reports)
    return Standing(
        reports=tuple(note.path for note in reports),
        others=tuple(note.path for note in notes if not note.fields.outcome),
        counts={outcome: counts[outcome] for outcome in OUTCOMES},
        contexts=_contexts(reports),
        worked_in=_contexts(note for note in reports if note.fields.outcome == "worked"),
    )


def _contexts(reports: Iterable[Note]) -> int:
    return len({context_of(note) for note in reports} - {""})
