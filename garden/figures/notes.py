"""What measures say of the notes as they are now: one function each."""

from garden.figures.parts import fact, known, share
from garden.figures.reviewed import busiest_fact
from garden.figures.scope import Scope, whole
from garden.measures import (
    boundary_objects,
    isolated,
    openness,
    orphans,
    practices,
    standing,
    term_coverage,
)
from garden.measures.coverage import coverage_grid
from garden.measures.dissent import recorded_disagreement
from garden.measures.reach import STEPS, reach
from garden.model import NotePath
from garden.pages import locations
from garden.pages.view import Data, View
from garden.past.dates import begun_on
from garden.practice.disagreement import OPEN, disagreements
from garden.practice.stewardship import stewardship

NOWHERE_TO_ENTER = "unknown: there is no home page, no charter and no navigation that names a note"


def entry_pages(view: View) -> tuple[NotePath, ...]:
    """Return the notes at which readers enter: home, charters, and what the navigation names."""
    garden = view.garden
    charters = (domain.charter for domain in garden.domains.values())
    named = (locations.home_path(garden), *charters, *view.site.navigation)
    return tuple(dict.fromkeys(NotePath(path) for path in named if path and path in garden.notes))


def openness_figure(view: View, _: Scope) -> Data:
    """M6a: how open the boundaries are."""
    found = openness(view.garden)
    value = "unknown: no links to look at" if found.value is None else f"{found.value:.2f}"
    facts = [fact("Openness, where 1 is chance", value, number=found.value)]
    if found.expected is not None:
        facts.append(fact("Links that cross", share(found.across, found.links)))
        by_chance = f"{round(100 * found.expected)} %"
        facts.append(fact("By chance it would be", by_chance, number=found.expected))
    return known(
        view, facts, f"{found.links} links between notes with a domain.", page="boundaries"
    )


def objects_figure(view: View, _: Scope) -> Data:
    """M6b: what several domains use."""
    facts = [fact("Notes used from two or more other domains", len(boundary_objects(view.garden)))]
    return known(view, facts, "All notes and their links.", page="boundaries")


def repertoire_figure(view: View, _: Scope) -> Data:
    """M8: how far the words reach."""
    found = term_coverage(view.garden)
    facts = [fact("Notes that use a defined term", share(found.part, found.whole))]
    return known(view, facts, "All notes.", page="language")


def evidence_figure(view: View, _: Scope) -> Data:
    """M9: what was reported."""
    garden = view.garden
    told = [standing(garden, path) for path in practices(garden)]
    reported = [one for one in told if one.reports]
    facts = [
        fact("Practices that somebody reported on", share(len(reported), len(told))),
        fact("Practices that did not work for somebody", sum(bool(t.of("did-not")) for t in told)),
    ]
    seen = f"{sum(len(one.reports) for one in told)} reports that state an outcome."
    return known(view, facts, seen, page="evidence")


def stewardship_figure(view: View, _: Scope) -> Data:
    """M11: how many look after domains, and what passes through them."""
    found = stewardship(view.garden)
    merged, seen = busiest_fact(view, whole(view))
    facts = [
        fact("Domains with two or more stewards", len(found.several)),
        fact("Domains with one", len(found.one)),
        fact("Domains without", len(found.none)),
        merged,
    ]
    return known(view, facts, f"What charters and people state. {seen}", page="take-part")


def disagreement_figure(view: View, _: Scope) -> Data:
    """M12: what is disagreed about."""
    found = recorded_disagreement(view.garden)
    facts = [
        fact("Notes with an objection, contest or alternative", share(found.disputed, found.notes)),
        fact("Open objections", found.open),
        fact("Settled objections that say why", share(found.with_reason, found.settled)),
    ]
    if found.open:
        facts.append(fact("The oldest open one since", oldest_open(view) or "unknown"))
    seen = "All notes; how long is known of objections that are notes, by their day or history."
    return known(view, facts, seen, page="disagreements")


def oldest_open(view: View) -> str:
    """Return since when the oldest open objection is open; empty where no day is known."""
    garden = view.garden
    raised = disagreements(garden).objections_in(OPEN)
    days = (begun_on(garden, one.note) for one in raised if one.note)
    return min(filter(None, days), default="")


def coverage_figure(view: View, _: Scope) -> Data:
    """M14: which cells hold a note."""
    cells = [cell for row in coverage_grid(view.garden).values() for cell in row]
    facts = [
        fact("Cells with a note", share(sum(cell.count > 0 for cell in cells), len(cells))),
        fact("Cells that are empty on purpose", sum(c.is_intended and not c.count for c in cells)),
    ]
    return known(view, facts, "All notes that name a domain.", page="agenda")


def reach_figure(view: View, _: Scope) -> Data:
    """M15: how far readers come."""
    garden = view.garden
    found = reach(garden, entry_pages(view))
    value = share(found.within, found.notes) if found.share is not None else NOWHERE_TO_ENTER
    facts = [
        fact(f"Notes within {STEPS} links of an entry page", value),
        fact("Orphans: no other note links there", len(orphans(garden))),
        fact("Isolated notes: no link either way", len(isolated(garden))),
    ]
    return known(
        view, facts, f"{len(found.entries)} entry pages; all links between notes.", page="map"
    )
