"""The self-portrait: nine questions, what the garden shows on each, and what it cannot tell."""

from collections.abc import Iterator

from garden.domains import Domain
from garden.engagement import engaged
from garden.figures import fact, hub_url
from garden.history import Voice
from garden.measures import boundary_objects, hide_small, links_by_home
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.portrayed import FEW_PEOPLE, SHOWN
from garden.pages.view import Data, View
from garden.practice.belonging import ELEMENTS, MODES, QUESTIONS, SOURCE, SOURCE_NOTE, Mode, traces
from garden.practice.standing import broker_count, count_people

TITLE = "Self-portrait"


def build(view: View) -> Iterator[Page]:
    """Yield the self-portrait."""
    index = {
        "name": "portrait",
        "title": TITLE,
        "intro": "How do we belong here? Nine questions for a community to talk over, with what "
        "the garden shows on each, and what it cannot tell.",
        "source": {"text": SOURCE, "url": _url_of(view, SOURCE_NOTE)},
        "panels": [_panel(view, mode) for mode in MODES],
        "domains": [_domain(view, domain) for domain in view.garden.domains.values()],
        "system": _system(view),
    }
    path = locations.index_path(view.garden, "portrait")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _url_of(view: View, name: str) -> str:
    """Return the address of the one note that a name means, or nothing."""
    found = view.garden.candidates(name)
    return view.url_of(found[0]) if len(found) == 1 else ""


def _panel(view: View, mode: Mode) -> Data:
    asked = {q.element: q for q in QUESTIONS if q.mode == mode.name}
    return {
        "name": mode.name,
        "title": mode.title,
        "about": mode.about,
        "url": _url_of(view, mode.title),
        "counted": mode.counted,
        "cells": [
            {
                "element": element,
                "title": title,
                "about": about,
                "question": asked[element].question,
                "cannot": asked[element].cannot,
                "facts": list(SHOWN[mode.name, element](view)),
            }
            for element, (title, about) in ELEMENTS.items()
        ],
    }


def _domain(view: View, domain: Domain) -> Data:
    counts = traces(view.garden, domain)
    return {
        **view.domain(domain),
        "counts": [
            {"mode": mode.name, "title": mode.title, "count": counts[mode.name]} for mode in MODES
        ],
        "empty": [
            {"mode": mode.name, "title": mode.title, "prompt": mode.prompt}
            for mode in MODES
            if not counts[mode.name]
        ],
    }


def _across(view: View) -> str:
    """Say how many lately had a hand in notes of several domains. They are counted, never named."""
    garden, found = view.garden, engaged(view.garden)
    if not found.has_history:
        return "unknown"
    homes: dict[Voice, set[str]] = {}
    for path, voices in found.hands(garden.notes).items():
        for voice in voices if garden.home_slug(path) else ():
            homes.setdefault(voice, set()).add(garden.home_slug(path))
    count = hide_small(sum(len(domains) > 1 for domains in homes.values()))
    return FEW_PEOPLE if count is None else str(count)


def _system(view: View) -> list[Data]:
    """The parts of a social learning system: communities, boundaries, and who we are in them."""
    garden = view.garden
    brokers, people = broker_count(garden), count_people(garden, garden.notes)
    across = sum(n for (start, end), n in links_by_home(garden).items() if start != end)
    encounters = sum(note.fields.type == "encounter" for note in garden.notes.values())
    return [
        {
            "title": "Communities",
            "facts": [
                fact("Domains", len(garden.domains), hub_url(view, "domains")),
                fact("Other gardens nearby", len(garden.config.neighbours)),
            ],
            "cannot": "Whether a domain is a community: people who meet, or only a heading.",
        },
        {
            "title": "Boundaries",
            "facts": [
                fact("Links that cross from domain to domain", across, hub_url(view, "boundaries")),
                fact("Boundary objects", len(boundary_objects(garden))),
                fact("Encounters told", encounters),
            ],
            "cannot": "What is learned at a boundary, and what is lost there.",
        },
        {
            "title": "Identities",
            "facts": [
                fact("People who stand behind notes", FEW_PEOPLE if people is None else people),
                fact("Active in two domains or more", FEW_PEOPLE if brokers is None else brokers),
                fact("Lately had a hand in two domains or more", _across(view)),
            ],
            "cannot": "Who somebody is. People say so themselves where they want to, and nobody is "
            "named as a bridge.",
        },
    ]
