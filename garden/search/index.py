"""What is asked of the index: update, answer, suggest, like, stats."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from garden.errors import UsageError
from garden.search.ask import corrected, parsed
from garden.search.engine import (
    FileIndex,
    IndexWriter,
    QueryError,
    Searcher,
    require_one_whoosh,
)
from garden.search.likeness import like
from garden.search.manifest import Manifest
from garden.search.model import (
    SearchAnswer,
    SearchChange,
    SearchDamaged,
    SearchDocument,
    SearchHit,
    SearchStats,
)
from garden.search.rank import answered
from garden.search.schema import forms, shown, stored_fields
from garden.search.store import Store
from garden.words.split import encodable

_Answer = TypeVar("_Answer")


class SearchIndex:
    """A full-text index of notes, kept in a folder that may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        """Open or make the index under `folder`.

        Raises GardenError if the folder or the installed Whoosh cannot be trusted, SearchBusy
        if another process is making the index.
        """
        require_one_whoosh()
        self._store = Store(folder)

    def holds(self, state: str) -> bool:
        """Tell whether the index was last made from `state`, so that there is nothing to update."""
        return bool(state) and self._store.manifest().state == state

    def update(self, documents: Iterable[SearchDocument], state: str = "") -> SearchChange:
        """Make the index hold exactly these documents; what is unchanged is not touched.

        `state` stands for all that they were made from. Raises SearchBusy if another process
        is writing.
        """
        wanted = {encodable(document.path): document for document in documents}
        digests = {path: document.digest for path, document in wanted.items()}
        held = self._store.manifest()
        if held.digests == digests and held.state == state and held.files:
            return SearchChange(0, 0, 0)
        try:
            return self._bring(wanted, Manifest(state, digests))
        except SearchDamaged:
            return self._bring(wanted, Manifest(state, digests))

    def answer(self, text: str, limit: int = 10, *, facets: bool = False) -> SearchAnswer:
        """Return what `text` finds, best first.

        Notes that lack some of the words stand behind those that have as much of the others.
        If none has all, and words are misspelt, it is answered as if they were not.
        `"a phrase"`, `OR`, `NOT`, `retro*`, `retrospctive~2` and fields (`type:routine
        tag:meeting`) work. Raises UsageError if the query cannot be understood.
        """
        if limit < 1:
            raise UsageError("The limit must be 1 or more.")
        found = self._answer(text, limit, facets)
        meant = None if found.total else self.suggest(text)
        if meant is None:
            return found
        better = self._answer(meant, limit, facets)
        return replace(better, corrected=meant) if better.hits else found

    def _answer(self, text: str, limit: int, facets: bool) -> SearchAnswer:
        asked = parsed(text, self._store.words)
        try:
            return self._read(lambda searcher: answered(searcher, asked, limit, facets=facets))
        except QueryError as error:
            raise UsageError(f"The query cannot be answered: {error}.") from None

    def query(self, text: str, limit: int = 10) -> list[SearchHit]:
        """Return the notes alone that `answer` finds."""
        return list(self.answer(text, limit).hits)

    def suggest(self, text: str) -> str | None:
        """Return `text` with unknown words replaced by near known ones; None if there are none."""
        return corrected(text, self._store.words())

    def like(self, text: str, limit: int = 5) -> list[tuple[str, tuple[str, ...]]]:
        """Return the paths of notes that are like `text`, with the telling words of both."""
        return self._read(lambda searcher: list(like(searcher, text, limit)))

    def stats(self) -> SearchStats:
        """Return how large the index is, and whether it had to be thrown away."""
        documents = self._read(lambda searcher: int(searcher.doc_count()))
        store = self._store
        return SearchStats(documents, store.size(), store.folder, store.rebuilt)

    def _bring(self, wanted: Mapping[str, SearchDocument], after: Manifest) -> SearchChange:
        """Write the difference between what is wanted and what is held, if there is one."""
        with self._store.locked():
            held = self._store.manifest().digests
            gone = sorted(held.keys() - wanted.keys())
            changed = [wanted[p] for p, d in sorted(after.digests.items()) if held.get(p) != d]
            if gone or changed:
                words = self._counted(held, gone, changed)
                with self._store.writer(after, words) as writer:
                    _write(writer, gone, changed, held)
            else:
                self._store.keep_state(after)
        added = sum(encodable(document.path) not in held for document in changed)
        return SearchChange(added, len(changed) - added, len(gone))

    def _counted(
        self, held: Mapping[str, str], gone: list[str], changed: list[SearchDocument]
    ) -> dict[str, int]:
        """Return the words of all notes after a change, with the number of notes of each."""
        words = self._store.words()
        old = [*gone, *(path for path in map(_path, changed) if path in held)]
        for stored in self._read(lambda searcher: list(_stored(searcher, old))):
            for form in forms(stored["shown"]):
                words[form] = words.get(form, 0) - 1
        for document in changed:
            for form in forms(shown(document)):
                words[form] = words.get(form, 0) + 1
        return {form: count for form, count in words.items() if count > 0}

    def _read(self, ask: Callable[[Searcher], _Answer]) -> _Answer:
        """Return what `ask` makes of a searcher. Raises SearchDamaged."""

        def act(index: FileIndex) -> _Answer:
            with index.searcher() as searcher:
                return ask(searcher)

        return self._store.attempt(act)


def _path(document: SearchDocument) -> str:
    return encodable(document.path)


def _write(
    writer: IndexWriter,
    gone: list[str],
    changed: list[SearchDocument],
    held: Mapping[str, str],
) -> None:
    for path in (*gone, *(path for path in map(_path, changed) if path in held)):
        writer.delete_by_term("path", path)
    for document in changed:
        writer.add_document(**stored_fields(document))


def _stored(searcher: Searcher, paths: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    for path in paths:
        found = searcher.document(path=path)
        if found:
            yield found
