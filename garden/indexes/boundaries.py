"""Boundaries: how domains are linked, what they share, where they met and where they might."""

from collections.abc import Iterator, Mapping

from garden.domainpage import encounter_items, openness_data
from garden.engagement import engaged
from garden.measures import PARTICIPATION, boundary_objects, links_by_home, openness
from garden.model import NotePath
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.view import Data, View, tag_anchor
from garden.practice.crossings import (
    Pair,
    common_ground,
    encounters_of_pairs,
    missing_bridges,
    notes_about_both,
    shared_objects,
    shared_problems,
)
from garden.practice.neighbours import neighbour_data
from garden.practice.standing import broker_count
from garden.practice.together import changes_of_pairs

TITLE = "Boundaries"

WIDE = 12
"""So many domains stand in the matrix, those with most links to others; pairs are all listed."""

FOLDED_FROM = 6
"""How many rows of a list are shown at once; more are folded."""

MOST_PAIRS = 200
"""More pairs than these are not listed."""

MOST = 120
"""Nor are more boundary objects, bridges or things in common than these."""

FEW = 6
"""How many words, tags or notes are named of each thing that domains have in common."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of boundaries."""
    garden = view.garden
    found = openness(garden)
    pairs = _pairs(view)
    index = {
        "name": "boundaries",
        "title": TITLE,
        "intro": "Where domains meet: what crosses, what is shared, and which bridges are missing.",
        "openness": openness_data(view, found),
        "matrix": _matrix(view),
        "pairs": pairs[:MOST_PAIRS],
        "pairs_left_out": max(0, len(pairs) - MOST_PAIRS),
        "encounters": _folded(encounter_items(view)),
        "objects": _objects(view),
        "objects_measure": view.measure(
            PARTICIPATION, f"{len(garden.notes)} notes and their links"
        ),
        "missing": _missing(view),
        "problems": [
            {"one": view.card(pair.one), "other": view.card(pair.other)}
            for pair in shared_problems(garden)
        ],
        "common": _common(view),
        "brokers": broker_count(garden),
        "neighbours": neighbour_data(view),
    }
    path = locations.index_path(garden, "boundaries")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _folded(items: list[Data], total: int | None = None) -> Data:
    left_out = 0 if total is None else total - len(items)
    return {"entries": items, "most": FOLDED_FROM, "left_out": left_out}


def _chip(view: View, slug: str) -> Data:
    return view.domain(view.garden.domains[slug])


def _two(view: View, pair: Pair) -> Data:
    return {"one": _chip(view, pair[0]), "other": _chip(view, pair[1])}


def _matrix(view: View) -> Data:
    """The links from each domain (row) to each (column); those within a domain, too."""
    counts = links_by_home(view.garden)
    across = dict.fromkeys(view.garden.domains, 0)
    for pair, count in counts.items():
        for slug in pair if pair[0] != pair[1] else ():
            across[slug] += count
    kept = set(sorted(across, key=lambda slug: -across[slug])[:WIDE])
    slugs = [slug for slug in across if slug in kept]
    return {
        "domains": [_chip(view, slug) for slug in slugs],
        "rows": [
            {
                **_chip(view, start),
                "cells": [
                    {"links": counts.get((start, end), 0), "is_inside": start == end}
                    for end in slugs
                ],
            }
            for start in slugs
        ],
        "left_out": len(across) - len(slugs),
    }


def _pairs(view: View) -> list[Data]:
    """What joins each two domains, the strongest first; pairs with nothing are left out."""
    counts, shared = links_by_home(view.garden), shared_objects(view.garden)
    met = encounters_of_pairs(view.garden)
    both, joint = notes_about_both(view.garden), changes_of_pairs(view.garden)
    is_known = engaged(view.garden).has_history
    crossing = {(min(pair), max(pair)) for pair in counts if pair[0] != pair[1]}
    found: list[tuple[int, Data]] = []
    for one, other in sorted({*crossing, *shared, *both, *met, *joint}):
        to, back = counts.get((one, other), 0), counts.get((other, one), 0)
        row = {
            **_two(view, (one, other)),
            "to": to,
            "back": back,
            "about_both": both.get((one, other), 0),
            "shared": shared.get((one, other), 0),
            "encounters": met.get((one, other), 0),
            "changes": _changes(joint.get((one, other), 0), is_known=is_known),
        }
        found.append((to + back, row))
    found.sort(key=lambda item: -item[0])
    return [row for _, row in found]


def _changes(count: int | None, *, is_known: bool) -> str:
    """Say how many changes touched both; fewer than five people are not told of."""
    if not is_known:
        return "unknown"
    return "few" if count is None else str(count)


def _objects(view: View) -> Data:
    found = boundary_objects(view.garden)
    shown = [
        {
            **view.card(item.path),
            "links": item.links,
            "participation": round(item.participation, 2),
            "used_from": _users(view, item.used_from),
        }
        for item in found[:MOST]
    ]
    return _folded(shown, len(found))


def _users(view: View, users: Mapping[str, tuple[NotePath, ...]]) -> list[Data]:
    return [{**_chip(view, slug), "notes": len(paths)} for slug, paths in users.items()]


def _missing(view: View) -> Data:
    tags = view.index_url("tags")
    found = missing_bridges(view.garden)
    shown = [
        {
            **_two(view, bridge.pair),
            "terms": view.cards(bridge.terms[:FEW]),
            "tags": [{"name": t, "url": f"{tags}#{tag_anchor(t)}"} for t in bridge.tags[:FEW]],
            "left_out": max(0, len(bridge.terms) - FEW) + max(0, len(bridge.tags) - FEW),
        }
        for bridge in found[:MOST]
    ]
    return _folded(shown, len(found))


def _common(view: View) -> Data:
    """Things to which notes of several domains link, with some of these notes."""
    found = common_ground(view.garden)
    shown = [
        {
            **view.card(ground.path),
            "users": [
                {
                    **_chip(view, slug),
                    "notes": view.cards(paths[:FEW]),
                    "left_out": max(0, len(paths) - FEW),
                }
                for slug, paths in ground.users.items()
            ],
        }
        for ground in found[:MOST]
    ]
    return _folded(shown, len(found))
