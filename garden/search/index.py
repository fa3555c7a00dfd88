"""The five verbs: update, query, suggest, similar, stats."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from garden.errors import UsageError
from garden.search.ask import corrected, parsed
from garden.search.engine import FileIndex, QueryError, Searcher, query, require_one_whoosh
from garden.search.excerpt import excerpt
from garden.search.model import (
    SearchChange,
    SearchDamaged,
    SearchDocument,
    SearchHit,
    SearchStats,
)
from garden.search.schema import stored_fields
from garden.search.store import Store
from garden.search.words import encodable

_Answer = TypeVar("_Answer")

_KEY_TERMS = 12
"""Words by which two notes are compared."""


class SearchIndex:
    """A full-text index of notes, kept in a folder that may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        """Open or make the index under `folder`.

        Raises GardenError if the folder or the installed Whoosh cannot be trusted, SearchBusy
        if another process is making the index.
        """
        require_one_whoosh()
        self._store = Store(folder)

    def update(self, documents: Iterable[SearchDocument]) -> SearchChange:
        """Make the index hold exactly these documents; what is unchanged is not touched.

        Raises SearchBusy if another process is writing.
        """
        wanted = {encodable(document.path): document for document in documents}
        try:
            return self._bring(wanted)
        except SearchDamaged:
            return self._bring(wanted)

    def query(self, text: str, limit: int = 10) -> list[SearchHit]:
        """Return the notes that answer `text`, best first.

        All words must be in the note, common ones aside. `"a phrase"`, `OR`, `NOT`, `retro*`,
        `retrospctive~2` and fields (`type:routine tag:meeting contributor:ada`) work.
        Raises UsageError if the query cannot be understood.
        """
        asked = parsed(text)
        try:
            return self._read(lambda searcher: _hits(searcher, asked, _at_least_one(limit)))
        except QueryError as error:
            raise UsageError(f"The query cannot be answered: {error}.") from None

    def suggest(self, text: str) -> str | None:
        """Return `text` with unknown words replaced by near known ones; None if there are none."""
        return corrected(text, self._read(_word_counts))

    def similar(self, path: str, limit: int = 5) -> list[SearchHit]:
        """Return the notes that share most of what is special about this one, best first.

        Raises UsageError if the index does not hold the note.
        """
        hits = self._read(lambda searcher: _similar(searcher, path, _at_least_one(limit)))
        if hits is None:
            raise UsageError(f"The search index holds no note `{path}`. Is it a draft, or new?")
        return hits

    def stats(self) -> SearchStats:
        """Return how large the index is, and whether it had to be thrown away."""
        documents = self._read(lambda searcher: int(searcher.doc_count()))
        store = self._store
        return SearchStats(documents, store.size(), store.folder, store.rebuilt)

    def _bring(self, wanted: Mapping[str, SearchDocument]) -> SearchChange:
        """Write the difference between what is wanted and what is held, if there is one."""
        held = self._read(_digests)
        gone = sorted(held.keys() - wanted.keys())
        changed = {p: d for p, d in sorted(wanted.items()) if held.get(p) != d.digest}
        if gone or changed:
            self._store.attempt(lambda _: self._write(gone, changed.values()))
        added = len(changed.keys() - held.keys())
        return SearchChange(added, len(changed) - added, len(gone))

    def _write(self, gone: Iterable[str], changed: Iterable[SearchDocument]) -> None:
        with self._store.writer() as writer:
            for path in gone:
                writer.delete_by_term("path", path)
            for document in changed:
                writer.update_document(**stored_fields(document))

    def _read(self, ask: Callable[[Searcher], _Answer]) -> _Answer:
        """Return what `ask` makes of a searcher. Raises SearchDamaged."""

        def act(index: FileIndex) -> _Answer:
            with index.searcher() as searcher:
                return ask(searcher)

        return self._store.attempt(act)


def _at_least_one(limit: int) -> int:
    if limit < 1:
        raise UsageError("The limit must be 1 or more.")
    return limit


def _digests(searcher: Searcher) -> Mapping[str, str]:
    return {stored["path"]: stored["digest"] for stored in searcher.documents()}


def _word_counts(searcher: Searcher) -> dict[str, int]:
    """Return every word as written, with the number of notes that hold it."""
    reader = searcher.reader()
    words = (term.decode("utf-8") for term in reader.lexicon("words"))
    return {word: reader.doc_frequency("words", word) for word in words}


def _similar(searcher: Searcher, path: str, limit: int) -> list[SearchHit] | None:
    number = searcher.document_number(path=encodable(path))
    if number is None:
        return None
    stored = searcher.stored_fields(number)
    text = f"{stored['title']}\n{stored['text']}"
    terms = searcher.key_terms_from_text("text", text, numterms=_KEY_TERMS)
    alike = query.Or([query.Term("text", word, boost=weight) for word, weight in terms])
    return _hits(searcher, alike, limit, mask={number})


def _hits(
    searcher: Searcher,
    asked: query.Query,
    limit: int,
    mask: set[int] | None = None,
) -> list[SearchHit]:
    found = searcher.search(asked, limit=limit, mask=mask)
    terms = _terms(searcher, asked)
    hits = [
        SearchHit(hit["path"], hit["title"], float(hit.score), excerpt(hit["text"], *terms))
        for hit in found
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.path))


def _terms(searcher: Searcher, asked: query.Query) -> tuple[set[str], set[str]]:
    """Return the words of the query as stems and as written, prefixes and fuzzy ones expanded.

    Not by `existing_terms`, which in Whoosh 2.7.4 stops at the first field.
    """
    stems: set[str] = set()
    forms: set[str] = set()
    for leaf in asked.leaves():
        for field, term in leaf.expanded_terms(searcher.reader(), phrases=True):
            text = term.decode("utf-8") if isinstance(term, bytes) else term
            (forms if field == "words" else stems).add(text)
    return stems, forms
