"""What the page of a note shows of its practice: evidence, needs, barriers, where it comes from.

Where a note says nothing of the kind a part is empty and is not shown, so that a plain note
stays a plain page.
"""

from typing import cast

from garden.garden import Garden
from garden.measures import is_practice
from garden.model import Note, NotePath
from garden.pages.barrierdata import barriers_data
from garden.pages.evidencedata import (
    OUTCOME_LABELS,
    evidence_data,
    needs_data,
    report_url,
    reports_data,
)
from garden.pages.few import few
from garden.pages.view import Data, View
from garden.practice.barriers import barriers_of
from garden.practice.translations import direction, translations_of
from garden.words.glossary import users
from garden.words.meanings import ContestedTerm, Meaning, contested_terms
from garden.words.uses import is_term


def practice_data(view: View, note: Note) -> Data:
    """Return what the theme receives about the practice that a note describes or tells of."""
    return {
        "lang": note.fields.lang,
        "dir": direction(note.fields.lang),
        "translations": _translations(view, note),
        "needs": needs_data(view, note.path),
        "barriers": barriers_data(view, barriers_of(view.garden, [note.path]), note.path),
        "evidence": _evidence(view, note),
        "told": _told(view, note),
        "term": _term(view, note),
        "background": _background(note),
    }


SHOWN = {
    "evidence": ("reported_by", "changed_because", "sought_by"),
    "told": ("reports_on",),
    "translations": ("translation_of", "translated_as"),
}
"""Relations that a part of the page shows in its own way."""

LINKED, LINKED_BY_NAME = 5, 12
"""So many notes of one relation are shown with their summary, and more by name."""
TOLD = 8
"""So many reports on a practice are shown with what they say; those that speak against it first."""


def other_links(view: View, note: Note, parts: Data) -> list[Data]:
    """Return the typed links at a note that no part of the page (`practice_data`) shows.

    Where a note is linked that nobody has written, the whole group stays. Of a large group some
    are shown by name.
    """
    shown = {name for part, names in SHOWN.items() if parts[part] for name in names}
    return [
        _fitting(group)
        for group in view.practice(note.path)
        if group["relation"] not in shown or any(card["wanted"] for card in _cards(group))
    ]


def _fitting(group: Data) -> Data:
    items, more = few(_cards(group), LINKED, LINKED_BY_NAME)
    return {**group, "items": items, "more": more}


def _cards(group: Data) -> list[Data]:
    return cast("list[Data]", group["items"])


def _evidence(view: View, note: Note) -> Data:
    """What is reported on a practice; a practice without reports has an invitation."""
    if not is_practice(view.garden, note.path):
        return {}
    told, more = few(reports_data(view, note.path), TOLD)
    return {
        **evidence_data(view, note.path),
        "told": told,
        "told_more": more,
        "changed_because": view.cards(_others(view.garden, note.path, "changed_because")),
        "sought_by": view.cards(_others(view.garden, note.path, "seeking", inverse=True)),
        "report_url": report_url(view, note.path),
        "all_url": view.index_url("evidence"),
    }


def _told(view: View, note: Note) -> Data:
    """What an experience or a story says of itself: how it went, where, who vouches for it."""
    fields = note.fields
    told: Data = {
        "outcome": fields.outcome,
        "outcome_label": OUTCOME_LABELS.get(fields.outcome, ""),
        "context": "" if fields.facets else fields.context,
        "facets": [{"name": name, "said": said} for name, said in fields.facets.items() if said],
        "attested_by": view.said_by(fields.attested_by),
        "reports_on": view.cards(_others(view.garden, note.path, "reports_on")),
    }
    return told if any(told.values()) else {}


def _background(note: Note) -> Data:
    """Where a note comes from and how it may be used, as its authors say it."""
    fields = note.fields
    background: Data = {
        "learned_in": fields.learned_in,
        "perspective": list(fields.perspective),
        "confidence": fields.confidence,
        "licence": fields.licence,
    }
    return background if any(background.values()) else {}


def _translations(view: View, note: Note) -> list[Data]:
    found = translations_of(view.garden, note.path)
    return [
        {
            "title": view.card(path)["title"],
            "url": view.card(path)["url"],
            "lang": view.garden.notes[path].fields.lang,
            "dir": direction(view.garden.notes[path].fields.lang),
        }
        for path in found
    ]


def _term(view: View, note: Note) -> Data:
    """What a word means to each domain, and where it is used."""
    if not is_term(view.garden, note):
        return {}
    contested = view.garden.once(_contested).get(note.path)
    return {
        "meanings": meanings_data(view, contested.meanings) if contested else [],
        "used_by": view.used_by(note.path, users(view.garden, note.path)),
    }


def meanings_data(view: View, meanings: tuple[Meaning, ...]) -> list[Data]:
    """Return what a word means to whom, each with the note that says so."""
    domains = view.garden.domains
    return [
        {
            "text": meaning.text,
            "domain": view.domain(domains[meaning.domain]) if meaning.domain in domains else {},
            "domain_title": meaning.domain_title,
            "title": view.card(meaning.path)["title"],
            "url": view.card(meaning.path)["url"],
        }
        for meaning in meanings
    ]


def _others(
    garden: Garden, path: NotePath, relation: str, *, inverse: bool = False
) -> list[NotePath]:
    """The notes at the other end of a relation, each once."""
    ends = garden.practice(path)
    found = (e.other for e in ends if e.relation.name == relation and e.inverse is inverse)
    return list(dict.fromkeys(other for other in found if other and other != path))


def _contested(garden: Garden) -> dict[NotePath, ContestedTerm]:
    return {path: term for term in contested_terms(garden) for path in term.notes}
