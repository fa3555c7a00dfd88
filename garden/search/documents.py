"""A garden to what the search knows of it."""

from collections.abc import Iterator

from garden.garden import Garden
from garden.model import EditKind, Note
from garden.search.model import SearchDocument

_UNSEEN = frozenset({EditKind.COMMENT, EditKind.BAKED})


def documents_of(garden: Garden) -> Iterator[SearchDocument]:
    """Yield one document a note, in order of path; drafts are left out."""
    for note in garden.notes.values():
        if not note.fields.draft:
            yield _document(garden, note)


def _document(garden: Garden, note: Note) -> SearchDocument:
    return SearchDocument(
        path=note.path,
        title=note.title,
        text=_text(note),
        aliases=note.fields.aliases,
        type=note.fields.type,
        domains=tuple(domain.slug for domain in garden.domains_of(note)),
        tags=note.tags,
        contributors=_contributors(garden, note),
        status=note.fields.status,
    )


def _text(note: Note) -> str:
    """Put the plain summary first, since excerpts prefer what comes first; markup last."""
    headings = [heading.text for heading in note.headings]
    return "\n".join([note.summary, *headings, *_written(note)])


def _written(note: Note) -> Iterator[str]:
    """Yield the body without comments, which are private, and without what `garden bake` wrote."""
    at = note.body_start
    for span in sorted(edit.span for edit in note.edits if edit.kind in _UNSEEN):
        yield note.text[at : span.start]
        at = max(at, span.end)
    yield note.text[at:]


def _contributors(garden: Garden, note: Note) -> tuple[str, ...]:
    """Names as chosen; those who chose not to be named cannot be searched for either."""
    return tuple(person.name for person, _ in garden.credits_of(note) if not person.hidden)
