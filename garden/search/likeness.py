"""Notes that are about the same as a text, by the words that are telling in both."""

from collections import Counter
from collections.abc import Iterator
from math import log, sqrt

from garden.search.engine import BM25F, Searcher, query
from garden.search.schema import stemmed
from garden.words.split import normal, placed
from garden.words.uses import stop_list

WORDS = 12
"""By how many words texts are compared."""

LETTERS = 4
"""How many letters such a word has, in scripts where a word is more than one or two."""

FEWEST = 3
"""How many of them another note must have, so that likeness is no chance."""


def like(searcher: Searcher, text: str, limit: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the paths of notes like `text`, the most alike first, with the words that both have."""
    telling = _telling(searcher, text)
    terms = [query.Term("text", stem, boost=worth) for stem, (worth, _) in telling.items()]
    searcher.weighting = BM25F()
    found = searcher.search(query.Or(terms), limit=limit) if terms else ()
    having = {term.text: set(searcher.docs_for_query(term)) for term in terms}
    for hit in sorted(found, key=lambda hit: (-hit.score, hit["path"])):
        words = tuple(telling[stem][1] for stem in telling if hit.docnum in having[stem])
        if len(words) >= FEWEST:
            yield hit["path"], words


def _telling(searcher: Searcher, text: str) -> dict[str, tuple[float, str]]:
    """Return the stems that tell most of a text: said often here, and by few others."""
    reader = searcher.reader()
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for _, word in placed(normal(text)):
        counts[stemmed(word)] += 1
        written.setdefault(stemmed(word), word)
    worth = {}
    for stem, count in counts.items():
        others = reader.doc_frequency("text", stem.encode())
        if others and _is_telling(written[stem]):
            worth[stem] = sqrt(count) * log(1 + searcher.doc_count() / others)
    best = sorted(worth.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
    return {stem: (value, written[stem]) for stem, value in best}


def _is_telling(word: str) -> bool:
    is_short = word.isascii() and (len(word) < LETTERS or word.isdigit())
    return not is_short and word not in stop_list("names")
