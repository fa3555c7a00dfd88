"""Wanted notes: what nobody has written yet, with the sentences that ask for it."""

import json
from collections.abc import Iterator

from garden.fate import ResolvedLink
from garden.model import NotePath
from garden.pages import locations
from garden.pages.page import Page, named
from garden.pages.view import Data, View, excerpt_of
from garden.places import place_for
from garden.wanted import DEFAULT_TYPE, WantedNote

TITLE = "Wanted notes"
SEVERAL = 2
"""How many notes must ask before a wanted note stands among those that several want."""

UNFOLDED = 24
"""How many wanted notes are shown with their sentences at once; more are folded."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of wanted notes."""
    wanted = list(view.wanted.values())
    several = [note for note in wanted if len(note.sources) >= SEVERAL]
    groups = (
        ("several", "Asked for by several notes", several),
        ("one", "Asked for by one note", wanted[len(several) :]),
    )
    index = {
        "name": "wanted",
        "title": TITLE,
        "intro": "Notes that others link to and nobody has written yet. Each is an invitation: "
        "a few lines in your own words are a beginning.",
        "folded": len(wanted) > UNFOLDED,
        "groups": [
            {"name": name, "title": title, "entries": [_entry(view, note) for note in notes]}
            for name, title, notes in groups
            if notes
        ],
    }
    path = locations.index_path(view.garden, "wanted")
    anchors = named(note.anchor for note in wanted)
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index}, anchors)


def _entry(view: View, wanted: WantedNote) -> Data:
    asks: dict[NotePath, list[Data]] = {}
    for ask in wanted.asks:
        asks.setdefault(ask.source, []).append(_place(ask))
    return {
        "name": wanted.name,
        "anchor": wanted.anchor,
        "notes": len(asks),
        "asks": [{**view.card(path), "places": asks[path]} for path in view.in_order(asks)],
        "new_url": _new_url(view, wanted),
    }


def _place(ask: ResolvedLink) -> Data:
    """Return the line that asks, and its paragraph where that says more than the link."""
    context = ask.link.context
    says = context is not None and (context.before + context.after).strip()
    return {
        "line": ask.link.position.line,
        "field": ask.link.name,
        "excerpt": excerpt_of(context) if context and says else {},
    }


def _new_url(view: View, wanted: WantedNote) -> str:
    """Return where the forge takes the new note; empty if the garden names no forge."""
    if view.forge is None:
        return ""
    kind = f"type: {wanted.type}\n" if wanted.type != DEFAULT_TYPE else ""
    place = place_for(view.garden, wanted.name, wanted.type)
    title = json.dumps(place.title, ensure_ascii=False)
    return view.forge.new_file_url(place.path, f"---\ntitle: {title}\n{kind}---\n\n")
