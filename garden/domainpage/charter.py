"""The facts of a charter: who looks after the domain, what a sponsor may decide, how to join."""

import json
from collections.abc import Iterator

from garden.domainpage.lists import explaining
from garden.domains import Domain
from garden.model import Note, Sponsor, Steward
from garden.pages.view import SUMMARY, Data, View, shorten
from garden.places import place_for
from garden.practice.parts import find_section
from garden.practice.standing import stewards_of

ORIGINS = {
    "community": "In the words of the community",
    "sponsor": "In the words of the sponsor",
}
"""Whose words a charter is in, for readers."""


def charter_data(view: View, domain: Domain) -> Data:
    """Return the facts that stand above a charter; without one, where it can be begun."""
    note = view.garden.notes[domain.charter] if domain.charter else None
    return {
        "is_written": note is not None,
        "new_url": "" if note else _new_url(view, domain),
        "stewards": _stewards(view, domain, note),
        "becoming": view.cards(explaining(view.garden, "steward", domain.slug)),
        **(_facts(view, note) if note else {}),
    }


def _facts(view: View, note: Note) -> Data:
    sponsor = note.fields.charter.sponsor
    return {
        "join": _section(view, note, "How to join"),
        "sponsor": _sponsor(sponsor) if sponsor else {},
        "rows": [row for row in _rows(view, note) if any(row["lines"])],
    }


def _rows(view: View, note: Note) -> Iterator[dict[str, list[list[Data]] | str]]:
    """Yield how the domain is run: a label, and lines that may hold links."""
    charter = note.fields.charter
    norms = _section(view, note, "Norms")
    read = [{"text": norms["title"], "url": f"#{norms['anchor']}"}] if norms else []
    yield {"label": "Norms", "lines": [read]}
    yield {"label": "Conduct", "lines": [view.pieces(note.path, charter.conduct)]}
    yield {"label": "Rhythm", "lines": [view.pieces(note.path, charter.rhythm)]}
    yield {"label": "If people leave", "lines": [view.pieces(note.path, charter.continuity)]}
    yield {"label": "Near to", "lines": [_near(view, note, n) for n in charter.neighbours]}
    yield {"label": "Empty on purpose", "lines": [_empty(view, note, k) for k in charter.empty]}
    origin = ORIGINS.get(charter.origin, charter.origin)
    yield {"label": "This charter", "lines": [view.pieces(note.path, origin)]}


def _section(view: View, note: Note, name: str) -> Data:
    """A section of the charter as a place to go to; nothing where the note has none."""
    heading = find_section(view.garden, note, name)
    if heading is None:
        return {}
    summary = shorten(heading.summary, SUMMARY)
    return {"title": heading.text, "anchor": heading.anchor, "summary": summary}


def _sponsor(sponsor: Sponsor) -> Data:
    return {
        "name": sponsor.name,
        "may_decide": list(sponsor.may_decide),
        "may_not_decide": list(sponsor.may_not_decide),
    }


def _empty(view: View, note: Note, kind: str) -> list[Data]:
    """A type of note that the domain means to have none of, with the reason if it gives one."""
    known = view.garden.config.note_types.get(kind)
    name = known.plural if known else kind
    reason = note.fields.charter.empty[kind]
    return view.pieces(note.path, f"{name} ({reason.rstrip('.')})" if reason else name)


def _near(view: View, note: Note, name: str) -> list[Data]:
    """A neighbour: a domain by its name, or a line that may hold a link."""
    garden = view.garden
    domain = garden.domains.get(garden.domain_slug(name))
    if domain:
        chip = view.domain(domain)
        return [{"text": chip["title"], "url": chip["url"]}]
    other = garden.config.neighbours.get(name)
    if other:
        return [{"text": other.title, "url": other.url}]
    return view.pieces(note.path, name)


def _stewards(view: View, domain: Domain, note: Note | None) -> list[Data]:
    """Those whom the charter names, as it does, then those who say so themselves."""
    stated = note.fields.charter.stewards if note else ()
    shown = [_steward(view, steward) for steward in stated if _may_be_asked(view, steward)]
    named = {item["name"] for item in shown}
    others = (view.person(person) for person in stewards_of(view.garden, domain))
    blank = {"since": "", "until": "", "may": ""}
    return [*shown, *({**chip, **blank} for chip in others if chip["name"] not in named)]


def _may_be_asked(view: View, steward: Steward) -> bool:
    """Those who are emeritus or remembered stand with the people of the domain instead."""
    person = view.garden.find_person(steward.name)
    return bool(steward.name) and (person is None or (person.is_active and not person.hidden))


def _steward(view: View, steward: Steward) -> Data:
    person = view.garden.find_person(steward.name)
    chip: Data = view.person(person) if person else {"name": steward.name, "url": ""}
    return {**chip, "since": steward.since, "until": steward.until, "may": steward.may}


def _new_url(view: View, domain: Domain) -> str:
    """Return where the forge takes the charter; empty if the garden names no forge."""
    if view.forge is None:
        return ""
    place = place_for(view.garden, domain.title, "domain")
    title = json.dumps(domain.title, ensure_ascii=False)
    head = f"---\ntitle: {title}\ntype: domain\nid: {json.dumps(domain.slug)}\n---\n\n"
    sections = view.garden.config.note_types["domain"].sections
    names = (view.garden.config.sections.get(name, name) for name in sections)
    return view.forge.new_file_url(place.path, head + "".join(f"## {n}\n\n" for n in names))
