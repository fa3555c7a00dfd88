"""What each measure says of this garden, in words and plain numbers: one function each."""

from collections.abc import Callable, Mapping

from garden import pages
from garden.hubs import GROUPS
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
from garden.stewardship import stewardship
from garden.view import Data, View

UNKNOWN: Mapping[str, str] = {
    "git": "Unknown. It needs the whole history of changes in git, which is not read for figures "
    "yet.",
    "reviews": "Unknown. It needs a record of reviews, such as what notes hold of it or a "
    "forge exports, which is not read for figures yet.",
}
"""What stands in place of a figure that notes alone cannot give. Never zero."""


def figure(view: View, measure: str, needs: str) -> Data:
    """Return the figure of a measure: what it says, what it rests on, and where there is more."""
    make = FIGURES.get(measure)
    if make is None:
        return {"facts": [], "unknown": UNKNOWN[needs], "coverage": "Nothing yet.", "url": ""}
    return {"unknown": "", "url": "", **make(view)}


def fact(label: str, value: object, url: str = "") -> Data:
    """Return one thing that is known: what it is, how much, and where there is more of it."""
    return {"label": label, "value": str(value), "url": url}


def share(part: int, whole: int) -> str:
    """Return a share as the two numbers that it is made of, with the percentage."""
    if not whole:
        return "none of none"
    return f"{part} of {whole} ({round(100 * part / whole)} %)"


def hub_url(view: View, name: str) -> str:
    """Return the address of an index page; empty where there is no such page."""
    known = {hub.name for group in GROUPS for hub in group.hubs}
    return view.index_url(name) if name in known else ""


def entry_pages(view: View) -> tuple[NotePath, ...]:
    """Return the notes at which readers enter: home, charters, and what the navigation names."""
    garden = view.garden
    charters = (domain.charter for domain in garden.domains.values())
    named = (pages.home_path(garden), *charters, *view.site.navigation)
    return tuple(dict.fromkeys(NotePath(path) for path in named if path and path in garden.notes))


def _openness(view: View) -> Data:
    found = openness(view.garden)
    value = "unknown: no links to look at" if found.value is None else f"{found.value:.2f}"
    facts = [fact("Openness, where 1 is chance", value)]
    if found.expected is not None:
        facts.append(fact("Links that cross", share(found.across, found.links)))
        facts.append(fact("By chance it would be", f"{round(100 * found.expected)} %"))
    return _known(facts, f"{found.links} links between notes with a domain.", view, "boundaries")


def _objects(view: View) -> Data:
    facts = [fact("Notes used from two or more other domains", len(boundary_objects(view.garden)))]
    return _known(facts, "All notes and their links.", view, "boundaries")


def _repertoire(view: View) -> Data:
    found = term_coverage(view.garden)
    facts = [fact("Notes that use a defined term", share(found.part, found.whole))]
    return _known(facts, "All notes.", view, "language")


def _evidence(view: View) -> Data:
    garden = view.garden
    told = [standing(garden, path) for path in practices(garden)]
    reported = [one for one in told if one.reports]
    facts = [
        fact("Practices that somebody reported on", share(len(reported), len(told))),
        fact("Practices that did not work for somebody", sum(bool(t.of("did-not")) for t in told)),
    ]
    seen = f"{sum(len(one.reports) for one in told)} reports that state an outcome."
    return _known(facts, seen, view, "evidence")


def _stewardship(view: View) -> Data:
    found = stewardship(view.garden)
    facts = [
        fact("Domains with two or more stewards", len(found.several)),
        fact("Domains with one", len(found.one)),
        fact("Domains without", len(found.none)),
        fact("Share merged by the busiest role", "unknown"),
    ]
    seen = "What charters and people state. Who merged what is not known."
    return _known(facts, seen, view, "take-part")


def _disagreement(view: View) -> Data:
    found = recorded_disagreement(view.garden)
    facts = [
        fact("Notes with an objection, contest or alternative", share(found.disputed, found.notes)),
        fact("Open objections", found.open),
        fact("Settled objections that say why", share(found.with_reason, found.settled)),
    ]
    return _known(facts, "All notes; how long is unknown.", view, "disagreements")


def _coverage(view: View) -> Data:
    cells = [cell for row in coverage_grid(view.garden).values() for cell in row]
    facts = [
        fact("Cells with a note", share(sum(cell.count > 0 for cell in cells), len(cells))),
        fact("Cells that are empty on purpose", sum(c.is_intended and not c.count for c in cells)),
    ]
    return _known(facts, "All notes that name a domain.", view, "agenda")


def _reach(view: View) -> Data:
    garden = view.garden
    found = reach(garden, entry_pages(view))
    value = share(found.within, found.notes) if found.share is not None else NOWHERE_TO_ENTER
    facts = [
        fact(f"Notes within {STEPS} links of an entry page", value),
        fact("Orphans: no other note links there", len(orphans(garden))),
        fact("Isolated notes: no link either way", len(isolated(garden))),
    ]
    return _known(facts, f"{len(found.entries)} entry pages; all links between notes.", view, "map")


NOWHERE_TO_ENTER = "unknown: there is no home page, no charter and no navigation that names a note"


def _known(facts: list[Data], coverage: str, view: View, page: str) -> Data:
    return {"facts": facts, "coverage": coverage, "url": hub_url(view, page)}


FIGURES: Mapping[str, Callable[[View], Data]] = {
    "M6a": _openness,
    "M6b": _objects,
    "M8": _repertoire,
    "M9": _evidence,
    "M11": _stewardship,
    "M12": _disagreement,
    "M14": _coverage,
    "M15": _reach,
}
"""The measures that notes alone give, by id."""
