"""The shared repertoire: language, artifacts, tools, routines and stories."""

from collections.abc import Iterator

from garden.measures import (
    REPERTOIRE,
    is_practice,
    needs_stated,
    possible_with_little,
    reuse,
    standing,
    term_coverage,
)
from garden.model import NotePath
from garden.pages import locations
from garden.pages.evidencedata import evidence_data, needs_data
from garden.pages.page import Page
from garden.pages.practicedata import meanings_data
from garden.pages.summaries import shelf_notes, shelves
from garden.pages.view import Data, View
from garden.practice.translations import direction, languages
from garden.slug import fold
from garden.vocabulary import SHELVES, Shelf
from garden.words.meanings import contested_terms
from garden.words.mentioned import term_data, undefined_data
from garden.words.uses import is_term

TITLE = "Shared repertoire"
LANGUAGE = "language"
SAMPLE = 5
"""How many entries of each shelf the hub shows."""

MANY = 30
"""With more entries than these, a shelf has a line of letters to jump by."""


def build(view: View) -> Iterator[Page]:
    """Yield the hub, then one page a shelf."""
    index = {
        "name": "repertoire",
        "title": TITLE,
        "intro": "What we have made, named and kept by working together.",
        "shelves": [
            {**shelf, "recent": view.cards(_most_used(view, str(shelf["name"])))}
            for shelf in shelves(view)
        ],
        "term_coverage": _coverage(view),
        "needs": _needs(view),
        "evidence_url": view.index_url("evidence"),
        "languages": _languages(view),
    }
    path = locations.index_path(view.garden, "repertoire")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
    for shelf in SHELVES:
        yield _shelf_page(view, shelf)


def _types(view: View, shelf: Shelf) -> list[str]:
    """Return the types of notes that stand on a shelf."""
    types = view.garden.config.note_types.values()
    return [kind.name for kind in types if kind.repertoire == shelf.name]


def _shelf_page(view: View, shelf: Shelf) -> Page:
    paths = view.in_order(shelf_notes(view, shelf.name))
    entries = [_entry(view, path) for path in paths]
    letters = _letters(entries) if len(entries) > MANY else []
    index: Data = {
        "name": shelf.name,
        "title": shelf.title,
        "intro": shelf.about,
        "shelf": {
            "name": shelf.name,
            "title": shelf.title,
            "about": shelf.about,
            "types": _types(view, shelf),
        },
        "entries": entries,
        "letters": letters,
    }
    if shelf.name == LANGUAGE:
        index["contested"] = [
            {"name": term.name, "meanings": meanings_data(view, term.meanings)}
            for term in contested_terms(view.garden)
        ]
        index["undefined"] = undefined_data(view)
    elif any(is_practice(view.garden, path) for path in paths):
        index |= _fared(view, paths)
    path = locations.index_path(view.garden, shelf.name)
    return Page(path, shelf.title, {"kind": "index", "path": path, "index": index})


def _fared(view: View, paths: list[NotePath]) -> Data:
    """Return how many entries of a shelf are reported on, and which are possible with little."""
    garden = view.garden
    practices = [path for path in paths if is_practice(garden, path)]
    told = [path for path in practices if standing(garden, path).reports]
    stated = [path for path in practices if garden.notes[path].fields.needs is not None]
    little = [path for path in practices if possible_with_little(garden, path)]
    return {
        "tried": {"told": len(told), "all": len(practices), "url": view.index_url("evidence")},
        "little": {"entries": view.cards(little), "stated": len(stated), "all": len(practices)},
    }


def _entry(view: View, path: NotePath) -> Data:
    fields = view.garden.notes[path].fields
    entry = {**view.card(path), "used_by": view.used_by(path, reuse(view.garden, path))}
    if is_term(view.garden, view.garden.notes[path]):
        entry |= term_data(view, path)
    if is_practice(view.garden, path):
        entry["evidence"] = evidence_data(view, path)
        entry["needs"] = needs_data(view, path)
    if fields.licence:
        entry["licence"] = fields.licence
    if fields.lang:
        entry |= {"lang": fields.lang, "dir": direction(fields.lang)}
    return entry


def _letters(entries: list[Data]) -> list[Data]:
    """Mark the first entry of each letter, and return the letters with the places they lead to."""
    letters: dict[str, Data] = {}
    for entry in entries:
        first = fold(str(entry["title"]))[:1]
        letter = first.upper() if first.isalpha() else "#"
        if letter not in letters:
            anchor = f"__garden-from-{first if first.isalpha() else 'signs'}"
            letters[letter] = {"letter": letter, "anchor": anchor}
            entry["anchor"] = anchor
    return list(letters.values())


def _most_used(view: View, shelf: str) -> list[NotePath]:
    """The entries that most other notes link to; ties go by path."""
    garden = view.garden
    uses = {p: len({b.source for b in garden.backlinks(p)}) for p in shelf_notes(view, shelf)}
    return sorted(uses, key=lambda path: (-uses[path], path))[:SAMPLE]


def _coverage(view: View) -> Data:
    """In how many notes our own words are used, and how that is worked out."""
    share = term_coverage(view.garden)
    terms = len(shelf_notes(view, LANGUAGE))
    if not terms:
        return {}
    seen = f"all {share.whole} notes, and {terms} {'term' if terms == 1 else 'terms'}"
    return {
        "notes": share.part,
        "all": share.whole,
        "measure": view.measure(REPERTOIRE, seen),
    }


def _needs(view: View) -> Data:
    share = needs_stated(view.garden)
    return {"stated": share.part, "practices": share.whole}


def _languages(view: View) -> list[Data]:
    """How many notes there are in each language, where there are several."""
    found = languages(view.garden)
    several = [{"lang": lang, "notes": notes} for lang, notes in found.items()]
    return several if len(several) > 1 else []
