"""What changed: ideas that are new, moved, contradicted or gone since an earlier state.

The earlier state is a `garden.json` that the settings name. Edits are not shown, nor who made
them: git has those.
"""

from collections.abc import Iterable, Iterator, Mapping

from garden.engagement import engaged
from garden.model import NotePath
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.view import Data, View
from garden.past.changes import Change, ChangeKind
from garden.past.since import changes_of
from garden.past.snapshot import Snapshot
from garden.practice.together import seasons

TITLE = "What changed"
NOWHERE = "Without a domain"

HEADINGS: Mapping[ChangeKind, str] = {
    ChangeKind.COUNTER_EVIDENCE: "What spoke against a practice",
    ChangeKind.REDEFINED: "Words that mean something else now",
    ChangeKind.MOVED: "What moved",
    ChangeKind.FIRST_EXPERIENCE: "First experiences",
    ChangeKind.ANSWERED: "Questions that found an answer",
    ChangeKind.NEW_TERM: "New words",
    ChangeKind.NEW_NOTE: "New notes",
    ChangeKind.RENAMED: "Renamed",
    ChangeKind.GONE: "No longer here",
}
"""How readers meet each kind of change; counter-evidence first."""

UNFOLDED = 12
"""How many changes of a kind are shown at once; more are folded."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of what changed."""
    previous = view.garden.past.previous
    old = previous or Snapshot()
    index = {
        "name": "changes",
        "title": TITLE,
        "intro": "New and redefined words, what moved, what spoke against a practice: by domain, "
        "since an earlier state of this garden.",
        "given": previous is not None,
        "remark": old.remark,
        "since": old.latest,
        "domains": _domains(view, changes_of(view.garden), old),
        "seasons": _seasons(view),
    }
    path = locations.index_path(view.garden, "changes")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _seasons(view: View) -> list[Data]:
    """Quarter by quarter, how much was told and talked about; nothing where no day is known."""
    known = engaged(view.garden)
    if not (known.has_history or known.has_record):
        return []
    return [
        {
            "name": f"{season.year}, quarter {season.quarter}",
            "encounters": season.encounters,
            "experiences": season.experiences,
            "conversations": season.conversations if known.has_record else "unknown",
        }
        for season in reversed(seasons(view.garden))
    ]


def _domains(view: View, changes: Iterable[Change], old: Snapshot) -> list[Data]:
    """Group changes by domain, in order of title; a change is listed in each that it concerns."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        for slug in change.domains or ("",):
            found.setdefault(slug, []).append(change)
    chips = {slug: _chip(view, slug, old) for slug in found}
    ordered = sorted(found, key=lambda slug: (not slug, str(chips[slug]["title"]).casefold(), slug))
    return [{**chips[slug], "groups": _groups(view, found[slug])} for slug in ordered]


def _chip(view: View, slug: str, old: Snapshot) -> Data:
    domain = view.garden.domains.get(slug)
    if domain:
        return view.domain(domain)
    return {"slug": slug, "title": old.domains.get(slug, slug) or NOWHERE, "url": ""}


def _groups(view: View, changes: Iterable[Change]) -> list[Data]:
    found: dict[ChangeKind, list[Data]] = {}
    for change in changes:
        found.setdefault(change.kind, []).append(_item(view, change))
    return [
        {
            "kind": kind.value,
            "title": HEADINGS[kind],
            "folded": len(items) > UNFOLDED,
            "entries": items,
        }
        for kind, items in found.items()
    ]


def _item(view: View, change: Change) -> Data:
    """Return a change as the card of its note, with what became of it."""
    path = NotePath(change.path)
    garden = view.garden
    domain = garden.domains.get(change.domain)
    known = path in garden.notes
    return {
        **(view.card(path) if known else {**view.wanted_card(change.title), "wanted": False}),
        "kind": change.kind.value,
        "before": change.before,
        "after": change.after,
        "words": [{"fate": piece.fate, "text": piece.text} for piece in change.words],
        "defined_in": view.domain(domain) if domain else {},
        "because": view.cards(NotePath(path) for path in change.because),
    }
