"""What pages show of names in prose: mentions of a note, uses of a term, words without a page."""

from collections.abc import Iterable

from garden.model import NotePath
from garden.pages.view import Data, View, excerpt_of
from garden.words.glossary import users
from garden.words.mentions import mentions_of, sentence_of
from garden.words.undefined import undefined_terms
from garden.words.uses import Use

MOST = 50
"""How many notes with mentions a page lists; `garden mentions` lists all."""

SENTENCES = 3
"""How many sentences of one note a page shows."""


def mentions_data(view: View, path: NotePath) -> Data:
    """Return the notes that name the one at `path` without a link, with the sentences."""
    sources: dict[NotePath, list[Use]] = {}
    for use in mentions_of(view.garden, path):
        sources.setdefault(use.source, []).append(use)
    if not sources:
        return {}
    shown = view.in_order(sources)[:MOST]
    notes = [{**view.card(source), "excerpts": _excerpts(sources[source])} for source in shown]
    return {"count": len(sources), "notes": notes, "more": len(sources) - len(shown)}


def _excerpts(uses: Iterable[Use]) -> list[Data]:
    excerpts: list[Data] = []
    for use in uses:
        excerpt = excerpt_of(sentence_of(use))
        if excerpt not in excerpts:
            excerpts.append(excerpt)
    return excerpts[:SENTENCES]


def term_data(view: View, path: NotePath) -> Data:
    """Return who uses a term, linked or not: how many notes, of which domains, and each of them."""
    found = users(view.garden, path)
    uses = [
        {
            "title": view.card(source)["title"],
            "url": view.card(source)["url"],
            "linked": found[source],
        }
        for source in view.in_order(found)
    ]
    fields = view.garden.notes[path].fields
    return {
        "used_by": view.used_by(path, found),
        "uses": uses,
        "also": list(fields.aliases),
        "avoid": list(fields.not_),
    }


def undefined_data(view: View) -> list[Data]:
    """Return the words that several domains use and no note explains."""
    return [
        {
            "name": term.name,
            "domains": [view.domain(view.garden.domains[slug]) for slug in term.domains],
            "uses": [
                {"title": view.card(path)["title"], "url": view.card(path)["url"]}
                for path in view.in_order(term.notes)
            ],
        }
        for term in undefined_terms(view.garden)
    ]
