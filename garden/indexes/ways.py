"""Ways to take part: from reading to stewarding, and one that needs no account.

They are things to do, not levels of people. Everybody may do any of them, in any order.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from garden.domains import Domain
from garden.figures import figure, hub_url
from garden.measures import FIRST_RESPONSE, NEWCOMERS
from garden.model import Note, Steward
from garden.pages import locations
from garden.pages.onpaths import brief
from garden.pages.page import Page
from garden.pages.view import Data, View
from garden.practice.invitations import invitations
from garden.practice.parts import find_section
from garden.practice.standing import stewards_of

TITLE = "Ways to take part"

NO_ACCOUNT = "no-account"
NORMS, JOIN, EXPECT = "Norms", "How to join", "What to expect"
"""Sections that are linked from here, by the names that we call them."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something that somebody may do here."""

    name: str
    """One of WAYS."""
    title: str
    """For readers."""
    about: str
    """What it means, in plain words."""
    page: str = ""
    """The index page that has more to do, if there is one."""
    more: str = ""
    """What that page has."""


STEPS: tuple[Way, ...] = (
    Way(
        "read",
        "Read",
        "Reading is taking part: notes are written for you. Nobody counts what you read.",
        "paths",
        "all reading paths",
    ),
    Way(
        "ask",
        "Ask",
        "What you do not understand is often what nobody has written down. A question is a gift, "
        "also one that seems simple.",
        "agenda",
        "what is asked here",
    ),
    Way(
        "fix",
        "Mend or add something small",
        "A slip, a dead link, a word that nobody explains, a note that others have asked for. A "
        "few lines in your own words are a beginning.",
        "wanted",
        "all wanted notes",
    ),
    Way(
        "report",
        "Tell what happened to you",
        "You tried something that is described here: what happened, what do you make of it, what "
        "now? That it did not work is worth as much.",
        "evidence",
        "what has been told",
    ),
    Way(
        "review",
        "Look at what others write",
        "Say what a note made you see or do, what you do not understand, who is missing. Some "
        "authors say what they would like you to look at. It is a good way to arrive: review "
        "something first, and you know the place before you write.",
    ),
    Way(
        "steward",
        "Look after a domain",
        "Keep a charter true, welcome people, see that questions are heard. It is a service for a "
        "while and no rank.",
        "domains",
        "all domains",
    ),
)
"""From the periphery inward."""


def build(view: View) -> Iterator[Page]:
    """Yield the page of ways to take part."""
    garden = view.garden
    charters = [garden.notes[d.charter] for d in garden.domains.values() if d.charter]
    tended = [_tended(view, domain) for domain in garden.domains.values()]
    index = {
        "name": "take-part",
        "title": TITLE,
        "intro": "Things that anybody may do here, in ten minutes or for a year, in any order.",
        "steps": [_step(view, way) for way in STEPS],
        "no_account": _explained(view, NO_ACCOUNT),
        "expect": _sections(view, (n for n in garden.notes.values() if n.fields.ways), EXPECT),
        "norms": _sections(view, charters, NORMS),
        "conduct": _conduct(view, charters),
        "newcomers": _newcomers(view),
        "stewards": tended,
        "unstewarded": sum(not domain["people"] for domain in tended),
    }
    path = locations.index_path(garden, "take-part")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _newcomers(view: View) -> list[Data]:
    """Return how it went for those who came, as far as it is known, and never for one person."""
    found = (figure(view, measure) for measure in (NEWCOMERS, FIRST_RESPONSE))
    return [entry for entry in found if not entry["unknown"]]


def _step(view: View, way: Way) -> Data:
    return {
        "name": way.name,
        "title": way.title,
        "about": way.about,
        "today": invitations(view, way.name),
        "explained": _explained(view, way.name),
        "more": {"text": way.more, "url": hub_url(view, way.page)},
    }


def _explained(view: View, way: str) -> list[Data]:
    """Return the notes that say how this is done here."""
    notes = view.garden.notes
    found = [path for path, note in notes.items() if way in note.fields.ways]
    return [brief(view, path) for path in view.in_order(found)]


def _sections(view: View, notes: Iterable[Note], name: str) -> list[Data]:
    """Return the places of the sections that are called so, each under its note's title."""
    return [
        {"title": note.title, "url": url} for note in notes if (url := _section(view, note, name))
    ]


def _section(view: View, note: Note, name: str) -> str:
    heading = find_section(view.garden, note, name)
    return f"{view.url_of(note.path)}#{quote(heading.anchor)}" if heading else ""


def _conduct(view: View, charters: Iterable[Note]) -> list[Data]:
    """Return the codes of conduct that charters name; one that several name is told once."""
    told: list[Data] = []
    for note in charters:
        pieces = view.pieces(note.path, note.fields.charter.conduct)
        if pieces and {"pieces": pieces} not in told:
            told.append({"pieces": pieces})
    return told


def _tended(view: View, domain: Domain) -> Data:
    garden = view.garden
    charter = garden.notes[domain.charter] if domain.charter else None
    stated = _stated(view, charter)
    return {
        **view.domain(domain),
        "people": [
            {**view.person(person), **stated.get(person.slug, {})}
            for person in stewards_of(garden, domain)
        ],
        "join": _section(view, charter, JOIN) if charter else "",
    }


def _stated(view: View, charter: Note | None) -> Mapping[str, Data]:
    """Return what a charter says of each steward: since when, for how long, what they may do."""
    stewards: tuple[Steward, ...] = charter.fields.charter.stewards if charter else ()
    found = ((view.garden.find_person(steward.name), steward) for steward in stewards)
    return {
        person.slug: {"since": s.since, "until": s.until, "may": s.may}
        for person, s in found
        if person
    }
