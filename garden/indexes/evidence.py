"""Evidence: what is reported on practices, what speaks against them, and what nobody told yet."""

from collections.abc import Iterator

from garden import pages
from garden.evidencedata import (
    evidence_data,
    reports_data,
    reports_in_order,
)
from garden.garden import Garden
from garden.measures import EVIDENCE, needs_stated, practices, promotion_queue, standing
from garden.measures.evidence import reports_of
from garden.model import NotePath
from garden.page import Page
from garden.view import Data, View

TITLE = "Evidence"

AGAINST = ("did-not", "partly")
"""Outcomes that speak against a practice, the plainest first."""

UNKNOWN = (
    {
        "title": "How many changes of a practice cite an experience",
        "needs": "git",
        "about": "A note may name the experience because of which it was changed. How many "
        "changes there were in all stands in its history, which this page does not read.",
    },
    {
        "title": "How many voices stand behind each practice",
        "needs": "reviews",
        "about": "Who discussed, reviewed or changed a note is known to git and to the record of "
        "reviews. Names in a note are credit, and are not counted.",
    },
)
"""What this page would show and cannot see: unknown is not zero."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of evidence."""
    garden = view.garden
    found = practices(garden)
    told = [path for path in found if standing(garden, path).reports]
    untold = sorted(set(found) - set(told))
    index = {
        "name": "evidence",
        "title": TITLE,
        "intro": "What happened when people tried what is described here. What did not work "
        "stands first.",
        "practices": {"all": len(found), "told": len(told), "untold": len(untold)},
        "queue": _queue(view),
        "counter": _counter(view, told),
        "single_context": _single(view, told),
        "seekers": _seekers(view, found),
        "untold": view.cards(untold),
        "revisions": _revisions(view),
        "needs": _needs(garden),
        "perspectives": _perspectives(view, found),
        "unknown": list(UNKNOWN),
        "measure": view.measure(EVIDENCE, _coverage(garden, len(told), len(found))),
    }
    path = pages.index_path(garden, "evidence")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _queue(view: View) -> list[Data]:
    """Practices whose status and evidence differ, each with the reason, for somebody to decide."""
    return [
        {
            **view.card(proposal.path),
            "kind": proposal.kind,
            "declared": proposal.declared,
            "towards": list(proposal.towards),
            "reason": proposal.reason,
            "evidence": evidence_data(view, proposal.path),
        }
        for proposal in promotion_queue(view.garden)
    ]


def _counter(view: View, told: list[NotePath]) -> list[Data]:
    """Practices of which somebody says that they did not work, or only in part, and who says so."""
    entries: list[tuple[int, Data]] = []
    for path in view.in_order(told):
        reports = [r for r in reports_data(view, path) if r["outcome"] in AGAINST]
        if reports:
            plainest = AGAINST.index(str(reports[0]["outcome"]))
            entries.append((plainest, {**view.card(path), "told": reports}))
    return [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]


def _single(view: View, told: list[NotePath]) -> list[Data]:
    """Practices that are reported on from one context only, with that context."""
    entries = []
    for path in view.in_order(told):
        seen = standing(view.garden, path)
        if seen.contexts == 1:
            stated = (view.garden.notes[report].fields.context for report in seen.reports)
            entries.append({**view.card(path), "context": next(filter(None, stated), "")})
    return entries


def _seekers(view: View, found: tuple[NotePath, ...]) -> list[Data]:
    """Practices of which somebody seeks experience: who seeks, and who has told of some.

    Those of which nobody has told stand last.
    """
    entries: list[Data] = []
    for path in view.in_order(found):
        ends = view.garden.practice(path)
        seekers = {e.other for e in ends if e.relation.name == "seeking" and e.inverse and e.other}
        if seekers:
            reports = reports_in_order(view, standing(view.garden, path).reports)
            entries.append({**view.card(path), "sought_by": view.cards(seekers), "told": reports})
    return sorted(entries, key=lambda entry: not entry["told"])


def _revisions(view: View) -> list[Data]:
    """Notes that say which experience they were changed because of."""
    causes: dict[NotePath, set[NotePath]] = {}
    for path in view.garden.notes:
        for end in view.garden.practice(path):
            if end.relation.name == "changed_because" and not end.inverse and end.other:
                causes.setdefault(path, set()).add(end.other)
    return [
        {**view.card(path), "because": view.cards(causes[path])} for path in view.in_order(causes)
    ]


def _perspectives(view: View, found: tuple[NotePath, ...]) -> Data:
    """From whose point of view practices are described or reported on, as authors say it."""
    views: dict[str, set[NotePath]] = {}
    silent: list[NotePath] = []
    for path in found:
        stated = _perspectives_of(view.garden, path)
        for name in stated:
            views.setdefault(name, set()).add(path)
        if not stated:
            silent.append(path)
    return {
        "stated": [
            {"name": name, "practices": view.cards(views[name])}
            for name in sorted(views, key=str.casefold)
        ],
        "not_stated": view.cards(silent),
    }


def _perspectives_of(garden: Garden, path: NotePath) -> set[str]:
    notes = (garden.notes[p] for p in (path, *reports_of(garden, path)))
    return {name for note in notes for name in note.fields.perspective}


def _needs(garden: Garden) -> Data:
    share = needs_stated(garden)
    return {"stated": share.part, "practices": share.whole}


def _coverage(garden: Garden, told: int, found: int) -> str:
    """How much there was to see."""
    reports = {report for path in practices(garden) for report in standing(garden, path).reports}
    silent = sum(not garden.notes[path].fields.context for path in reports)
    return (
        f"Reported on: {told} of {found} practices. "
        f"Reports that state no context: {silent} of {len(reports)}."
    )
