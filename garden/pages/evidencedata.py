"""What pages show of evidence: the triple, its contexts, and the reports with their sentence."""

import json
import posixpath
from collections.abc import Iterable

from garden.garden import Garden
from garden.measures import Standing, possible_with_little, standing
from garden.measures.evidence import RUNG_WORDS
from garden.model import NotePath
from garden.pages.view import SUMMARY, Data, View, shorten
from garden.places import usual_folder
from garden.practice.parts import find_section
from garden.slug import identity
from garden.vocabulary import OUTCOMES

OUTCOME_LABELS = {
    "worked": "It worked",
    "partly": "It worked in part",
    "did-not": "It did not work",
}
"""How an outcome reads."""

COUNTER_FIRST = ("did-not", "partly", "worked")
"""The order in which reports are read: what speaks against a practice comes first."""

BAR = 24
"""How many marks a bar has at most; with more reports a mark stands for several."""

SECTION = "So what?"
"""The section of an experience that says what to make of it."""

_BODY = "\n## What?\n\n\n## So what?\n\n\n## Now what?\n"


def evidence_data(view: View, path: NotePath) -> Data:
    """Return what is reported on a practice, as numbers, as a bar and in words."""
    seen = standing(view.garden, path)
    return {
        **{outcome.replace("-", "_"): seen.of(outcome) for outcome in OUTCOMES},
        "reports": len(seen.reports),
        "contexts": seen.contexts,
        "without_outcome": len(seen.others),
        "bar": bar(seen),
        "reaches": seen.rung,
        "reaches_says": RUNG_WORDS[seen.rung],
        "mixed": seen.is_mixed,
    }


def bar(seen: Standing) -> list[str]:
    """Return the marks of a bar: an outcome for each report; of many, shares of a full bar.

    An outcome that anybody reports has a mark in any case.
    """
    scale = max(1, len(seen.reports) / BAR)
    return [
        outcome
        for outcome in OUTCOMES
        for _ in range(max(1, round(seen.of(outcome) / scale)) if seen.of(outcome) else 0)
    ]


def reports_data(view: View, path: NotePath) -> list[Data]:
    """Return the reports on a practice, what speaks against it first, stories last."""
    seen = standing(view.garden, path)
    return [*reports_in_order(view, seen.reports), *(_report(view, p) for p in seen.others)]


def reports_in_order(view: View, paths: Iterable[NotePath]) -> list[Data]:
    """Return reports, what speaks against a practice first, then by title."""
    ordered = sorted(
        view.in_order(paths),
        key=lambda path: COUNTER_FIRST.index(view.garden.notes[path].fields.outcome),
    )
    return [_report(view, path) for path in ordered]


def _report(view: View, path: NotePath) -> Data:
    """Return a report: how it went, where, and what its author makes of it."""
    note = view.garden.notes[path]
    section = find_section(view.garden, note, SECTION)
    said = section.summary if section else ""
    return {
        **view.card(path),
        "outcome": note.fields.outcome,
        "outcome_label": OUTCOME_LABELS.get(note.fields.outcome, ""),
        "context": note.fields.context,
        "said": shorten(said, SUMMARY) or str(view.card(path)["summary"]),
    }


def report_url(view: View, path: NotePath) -> str:
    """Return where the forge takes a first report on a practice; empty if there is no forge."""
    if view.forge is None:
        return ""
    title = f"{view.garden.notes[path].title}, tried"
    place = posixpath.join(view.garden.once(_folder), f"{identity(title)}.md")
    link = json.dumps(f"[[{path.removesuffix('.md')}]]", ensure_ascii=False)
    named = json.dumps(title, ensure_ascii=False)
    head = f"title: {named}\ntype: experience\noutcome: \ncontext: \npractice:\n"
    return view.forge.new_file_url(place, f"---\n{head}  reports_on: {link}\n---\n{_BODY}")


def _folder(garden: Garden) -> str:
    return usual_folder(garden, "experience")


def needs_data(view: View, path: NotePath) -> Data:
    """Return what a note says it needs; nothing at all where it says nothing of that."""
    needs = view.garden.notes[path].fields.needs
    if needs is None:
        return {}
    return {
        "kinds": [{"kind": need.kind, "detail": need.detail} for need in needs],
        "little": possible_with_little(view.garden, path),
    }
