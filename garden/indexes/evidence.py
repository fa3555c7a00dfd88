"""Evidence: what is reported on practices, what speaks against them, and what nobody told yet."""

from collections.abc import Iterator

from garden.engagement import Hand, engaged
from garden.figures import Scope, fact, figure, share, unknown
from garden.garden import Garden
from garden.measures import (
    EVIDENCE,
    SINGLE_VOICE,
    needs_stated,
    practices,
    promotion_queue,
    standing,
)
from garden.measures.evidence import reports_of
from garden.model import NotePath
from garden.pages import locations
from garden.pages.evidencedata import (
    evidence_data,
    reports_data,
    reports_in_order,
)
from garden.pages.page import Page
from garden.pages.view import Data, View

TITLE = "Evidence"

AGAINST = ("did-not", "partly")
"""Outcomes that speak against a practice, the plainest first."""


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
        "looking_back": [_cited(view, found), _voices(view, found)],
        "measure": view.measure(EVIDENCE, _coverage(garden, len(told), len(found))),
    }
    path = locations.index_path(garden, "evidence")
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
    found = ((path, _causes(view.garden, path)) for path in view.garden.notes)
    causes = {path: because for path, because in found if because}
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


def _causes(garden: Garden, path: NotePath) -> set[NotePath]:
    """Return the experiences because of which a note says that it was changed."""
    ends = garden.practice(path)
    return {
        e.other for e in ends if e.relation.name == "changed_because" and not e.inverse and e.other
    }


def _cited(view: View, found: tuple[NotePath, ...]) -> Data:
    """Of the practices that changed lately, how many name an experience because of which."""
    garden, told = view.garden, engaged(view.garden)
    row: Data = {
        "title": "How many changed practices cite an experience",
        "about": "A note may name the experience because of which it was changed.",
    }
    if not told.has_history:
        return {**row, "facts": [], "unknown": unknown(garden.past, "git")}
    wrote = {
        one.note for one in told.engagements if one.hand is Hand.WROTE and told.is_within(one.at)
    }
    changed = [path for path in found if path in wrote]
    cited = sum(bool(_causes(garden, path)) for path in changed)
    facts = [fact("Practices that changed within the window", len(changed))]
    facts.append(fact("Of these, that name an experience", share(cited, len(changed))))
    return {**row, "facts": facts, "unknown": ""}


def _voices(view: View, found: tuple[NotePath, ...]) -> Data:
    """How many had a hand in practices, as numbers of practices."""
    row = {
        "title": "How many voices stand behind practices",
        "about": "Who changed, reviewed or discussed one lately. Names in a note are credit, and "
        "are not counted here.",
    }
    entry = figure(view, SINGLE_VOICE, Scope(found))
    return {**row, "facts": entry["facts"], "unknown": entry["unknown"]}


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
