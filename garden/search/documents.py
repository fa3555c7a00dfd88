"""A garden to what the search knows of it."""

from collections.abc import Iterator

from garden.garden import Garden
from garden.model import Note
from garden.search.model import SearchDocument


def documents_of(garden: Garden) -> Iterator[SearchDocument]:
    """Yield one document a note, in order of path; drafts are left out."""
    for note in garden.notes.values():
        if not note.fields.draft:
            yield _document(garden, note)


def _document(garden: Garden, note: Note) -> SearchDocument:
    fields = note.fields
    return SearchDocument(
        path=note.path,
        title=note.title,
        text="\n".join(_said(note)),
        aliases=(*fields.aliases, *fields.plural, *fields.not_),
        headings=tuple(heading.text for heading in note.headings),
        type=fields.type,
        domains=tuple(domain.slug for domain in garden.domains_of(note)),
        tags=note.tags,
        contributors=_contributors(garden, note),
        status=fields.status,
    )


def _said(note: Note) -> Iterator[str]:
    """Yield what a note says, as a reader reads it; comments and markup are no part of that."""
    fields = note.fields
    heads = (fields.description, fields.asks, fields.context, fields.learned_in, fields.reason)
    yield from filter(None, heads)
    yield from (prose.text for prose in note.prose)
    yield from fields.definitions.values()
    yield from (barrier.text for barrier in fields.barriers or ())
    yield from (objection.text for objection in fields.objections)


def _contributors(garden: Garden, note: Note) -> tuple[str, ...]:
    """Names as chosen; those who chose not to be named cannot be searched for either."""
    return tuple(person.name for person, _ in garden.credits_of(note) if not person.hidden)
