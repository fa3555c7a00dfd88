"""Previews: what a reader sees of a note before following a link to it.

A page carries a small card for each note and section that its text links to, so that nothing
is fetched and a site that is opened from a disk shows them too. Practice links and backlinks
need none: the page says of them what a card would.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from urllib.parse import quote

from garden.fate import Found, found_path
from garden.garden import Garden
from garden.model import LinkKind, Note, NotePath, Span
from garden.pages.view import Data, View, shorten
from garden.query.read import read_query
from garden.query.run import run_query
from garden.words.glossary import glosses

TEXT = 320
"""How many characters of the paragraph a preview shows, at most."""

ROOM = 1_800
"""How many the cards of a page show together: where there are many, each shows less."""

MOST = 20
"""How many cards a page carries, which it does for the links that come first."""

_SHOWN = frozenset({LinkKind.WIKILINK, LinkKind.EMBED, LinkKind.MARKDOWN})

Goal = tuple[NotePath, str]
"""A note and an anchor in it; the empty string for the note as a whole."""


def previews_of(view: View, path: NotePath) -> Mapping[str, Data]:
    """Return a card for each place that the page of a note links to, by its address.

    Addresses are relative to the site's root, with what is no letter escaped.
    """
    if not view.garden.config.previews:
        return {}
    parts = (_goals, _goals_of_queries)
    goals = dict.fromkeys(goal for part in parts for goal in part(view.garden, path))
    goals.pop((path, ""), None)  # a page does not show itself
    card_of = view.once(_card_of)
    cards = {_address(view, goal): card_of(goal) for goal in islice(goals, MOST)}
    share = ROOM // max(1, len(cards))
    return {at: _within(card, share) for at, card in cards.items()} if share < TEXT else cards


def _within(card: Data, share: int) -> Data:
    """Return a card that shows at most so many characters of its paragraph."""
    return {**card, "text": shorten(str(card["text"]), share)} if "text" in card else card


def _goals(garden: Garden, path: NotePath) -> Iterator[Goal]:
    """Where the links in the text lead, those of terms and within what is embedded included."""
    shown = [(path, Span(0, len(garden.notes[path].text)))]
    for source, part in shown:
        for link in garden.resolved(source):
            goal = found_path(link)
            at = link.link.span.start
            if goal is None or link.link.kind not in _SHOWN or not part.start <= at < part.end:
                continue
            anchor = link.fate.anchor if isinstance(link.fate, Found) else None
            if link.link.kind is LinkKind.EMBED:
                embedded = (goal, _part(garden.notes[goal], anchor or ""))
                shown += [] if embedded in shown else [embedded]
            yield goal, anchor or ""
    for gloss in glosses(garden, garden.notes[path]):
        if len(gloss.terms) == 1:
            yield gloss.terms[0], ""


def _part(note: Note, anchor: str) -> Span:
    """Return the part of a note that an embed of the place at `anchor` shows."""
    for heading in note.headings:
        if heading.anchor == anchor:
            return heading.section
    for block in note.blocks:
        if block.anchor == anchor:
            return block.extent
    return Span(0, len(note.text))


def _goals_of_queries(garden: Garden, path: NotePath) -> Iterator[Goal]:
    """Where the answers in lists and tables lead; answers as cards say enough themselves."""
    note = garden.notes[path]
    for block in note.queries:
        query = read_query(garden, note, block).query
        if query and query.show not in {"cards", "count"}:
            for found in run_query(garden, query, path).paths:
                yield found, ""


def _address(view: View, goal: Goal) -> str:
    path, anchor = goal
    return view.url_of(path) + (f"#{quote(anchor, safe='')}" if anchor else "")


def _card_of(view: View) -> Callable[[Goal], Data]:
    """Many pages link to the same place, so its card is made once; nobody changes it."""

    @cache
    def card_of(goal: Goal) -> Data:
        return _card(view, *goal)

    return card_of


def _card(view: View, path: NotePath, anchor: str) -> Data:
    note = view.garden.notes[path]
    heading, text = _place(note, anchor)
    card = {
        "title": note.title,
        "heading": heading,
        "type": view.type_label(note),
        "status": note.fields.status,
        "domains": [domain.title for domain in view.garden.domains_of(note)],
        "text": shorten(text, TEXT),
    }
    return {key: said for key, said in card.items() if said}


def _place(note: Note, anchor: str) -> tuple[str, str]:
    """Return the heading and the first paragraph of the place at an anchor of a note."""
    for heading in note.headings:
        if heading.anchor == anchor:
            return heading.text, heading.summary
    for block in note.blocks:
        if block.anchor == anchor and block.summary:
            return "", block.summary
    return "", note.summary or note.fields.description
