"""Paths: what to read before what, from the notes that build on nothing inward."""

from collections import Counter
from collections.abc import Iterator, Mapping

from garden.domains import Domain
from garden.model import NotePath
from garden.pages import locations
from garden.pages.onpaths import brief, is_numbered, row_of, trail_data
from garden.pages.page import Page
from garden.pages.view import Data, View
from garden.practice.paths import Paths, Step, Trail, find_paths
from garden.slug import fold
from garden.words.uses import is_term

TITLE = "Paths"
NOWHERE = "Without a domain"

BEGINNINGS = 6
"""How many notes to begin with are shown on the first screen."""
OPEN = 3
"""How many paths of a domain are unfolded."""
MOST = 12
"""How many paths, and how many pairs, of a domain are listed; each note shows its own."""
SUGGESTED = 5
"""How many terms, and how many other notes, are suggested where nothing builds on anything."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of reading paths."""
    paths = find_paths(view.garden)
    domains = list(_domains(view, paths))
    index = {
        "name": "paths",
        "title": TITLE,
        "intro": "What to read before what. The order is the one that notes state themselves, "
        "where they say what they build on.",
        "stated": bool(paths.steps),
        "beginnings": _beginnings(view, paths),
        "circles": [_circle(view, step) for step in paths.circles],
        "domains": domains,
        "without_paths": sum(bool(domain["suggested"]) for domain in domains),
    }
    path = locations.index_path(view.garden, "paths")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _beginnings(view: View, paths: Paths) -> list[Data]:
    """Notes that build on nothing, those first on which most others build."""
    opens = Counter(at for step in paths.steps for at in step.after)
    found = [at for at, step in enumerate(paths.steps) if not step.after and opens[at]]
    first = {at: fold(view.garden.notes[paths.steps[at].notes[0]].title) for at in found}
    found.sort(key=lambda at: (-opens[at], first[at], at))
    return [
        {**view.card(path), "opens": opens[at]}
        for at in found[:BEGINNINGS]
        for path in paths.steps[at].notes
    ]


def _circle(view: View, step: Step) -> Data:
    return {"notes": [brief(view, path) for path in step.notes]}


def _domains(view: View, paths: Paths) -> Iterator[Data]:
    """Yield each domain with the paths that end in it, or an order by links if there are none."""
    garden = view.garden
    trails: dict[str, list[Trail]] = {}
    for trail in paths.trails:
        if len(trail) > 1:
            home = _home(view, paths.steps[trail.steps[-1]].notes[0])
            trails.setdefault(home.slug if home else "", []).append(trail)
    for slug, domain in garden.domains.items():
        notes = garden.notes_of_domain[slug]
        if notes or domain.charter:
            chip = view.domain(domain)
            yield {**chip, **_told(view, paths, trails.get(slug, ()), (domain.charter, notes))}
    rest = tuple(path for path, note in garden.notes.items() if not garden.domains_of(note))
    if rest:
        chip = {"slug": "", "title": NOWHERE, "url": ""}
        yield {**chip, **_told(view, paths, trails.get("", ()), (_home_page(view), rest))}


def _home(view: View, path: NotePath) -> Domain | None:
    return next(iter(view.garden.domains_of(view.garden.notes[path])), None)


def _home_page(view: View) -> NotePath | None:
    path = NotePath(locations.home_path(view.garden))
    return path if path in view.garden.notes else None


def _told(
    view: View,
    paths: Paths,
    trails: list[Trail] | tuple[Trail, ...],
    held: tuple[NotePath | None, tuple[NotePath, ...]],
) -> Data:
    numbered = [trail for trail in trails if is_numbered(trail)]
    pairs = [trail for trail in trails if not is_numbered(trail)]
    return {
        "paths": [trail_data(view, paths, trail) for trail in numbered[:OPEN]],
        "folded": [trail_data(view, paths, trail) for trail in numbered[OPEN:MOST]],
        "pairs": [_pair(view, paths, trail) for trail in pairs[:MOST]],
        "more": max(0, len(numbered) - MOST) + max(0, len(pairs) - MOST),
        "suggested": [] if trails else list(_suggested(view, *held)),
    }


def _pair(view: View, paths: Paths, trail: Trail) -> Data:
    first, then = row_of(trail)
    return {
        "first": brief(view, paths.steps[first].notes[0]),
        "then": brief(view, paths.steps[then].notes[0]),
    }


def _suggested(
    view: View, charter: NotePath | None, notes: tuple[NotePath, ...]
) -> Iterator[Mapping[str, object]]:
    """Yield the charter, the words that most notes link to, then other notes in the same order."""
    garden = view.garden
    if charter:
        yield brief(view, charter)
    linked = {path: len({b.source for b in garden.backlinks(path)}) for path in notes}
    ordered = sorted(
        (path for path in notes if path != charter),
        key=lambda path: (-linked[path], fold(garden.notes[path].title), path),
    )
    terms = [path for path in ordered if is_term(garden, garden.notes[path])]
    others = [path for path in ordered if not is_term(garden, garden.notes[path])]
    for path in (*terms[:SUGGESTED], *others[:SUGGESTED]):
        yield brief(view, path)
