"""Which notes answer a query best, and how many there are of each kind."""

from collections.abc import Mapping, Sequence
from math import log
from typing import Any

from garden.search.ask import relaxed
from garden.search.engine import BM25F, Searcher, query
from garden.search.excerpt import excerpt
from garden.search.model import SearchAnswer, SearchHit
from garden.search.schema import FACETS, WEIGHTS

LENGTH = 0.4
"""How much it counts against a note to be long; a chapter of a handbook is long for good reason."""

LEAST = 0.15
"""How much of what is asked a note must have, to be told of though it lacks words."""

POOL = 100
"""Of how many notes the best are taken, where some words may be missing."""


def answered(searcher: Searcher, asked: query.Query, limit: int, *, facets: bool) -> SearchAnswer:
    """Return the best notes, and the number of those that have all that was asked."""
    searcher.weighting = BM25F(B=LENGTH)
    whole = set(searcher.docs_for_query(asked))
    some = relaxed(asked)
    words = [set(searcher.docs_for_query(word)) for word in some.words] if some else []
    found = searcher.search(some.asked if some else asked, limit=max(limit, POOL if some else 1))
    count = searcher.doc_count()
    shares = [(_share(words, hit.docnum, count), hit) for hit in found]
    ranked = sorted(
        ((-float(hit.score) * share, hit["path"], hit) for share, hit in shares if share >= LEAST),
        key=lambda each: each[:2],
    )
    stems = _stems(searcher, asked)
    hits = (
        _hit(hit, -score, stems, is_partial=hit.docnum not in whole)
        for score, _, hit in ranked[:limit]
    )
    return SearchAnswer(tuple(hits), len(whole), _facets(searcher, whole) if facets else {})


def _share(words: Sequence[set[int]], document: int, count: int) -> float:
    """Return how much of what is asked a note has: rare words are more of it than common ones."""
    if not words:
        return 1.0
    worth = [(log(1 + count / (1 + len(having))), document in having) for having in words]
    return sum(value for value, has in worth if has) / sum(value for value, _ in worth)


def _facets(searcher: Searcher, documents: set[int]) -> Mapping[str, Mapping[str, int]]:
    """Count the documents by the terms of each facet: its lists are short, the texts are not."""
    reader = searcher.reader()
    facets = {}
    for field in FACETS:
        counts = {}
        for term in reader.lexicon(field):
            found = len(documents.intersection(searcher.postings(field, term).all_ids()))
            if found:
                counts[term.decode("utf-8")] = found
        facets[field] = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return facets


def _hit(found: Any, score: float, stems: set[str], *, is_partial: bool) -> SearchHit:  # noqa: ANN401
    stored: Mapping[str, Any] = found["shown"]
    return SearchHit(
        path=found["path"],
        title=stored["title"],
        score=score,
        excerpt=excerpt(stored["text"], stems),
        type=stored["type"],
        domains=stored["domains"],
        status=stored["status"],
        tags=stored["tags"],
        is_partial=is_partial,
    )


def _stems(searcher: Searcher, asked: query.Query) -> set[str]:
    """Return the words of the query as stems, those of phrases too.

    Not by `existing_terms`, which in Whoosh 2.7.4 stops at the first field.
    """
    reader = searcher.reader()
    return {
        term.decode("utf-8") if isinstance(term, bytes) else term
        for leaf in asked.leaves()
        for field, term in leaf.expanded_terms(reader, phrases=True)
        if field in WEIGHTS
    }
