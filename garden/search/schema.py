"""What the index stores, and how text becomes terms.

Words are kept as their stems, so that `retrospectives` finds *retrospective*. How they were
written is counted apart (`garden.search.lexicon`): that is enough for beginnings of words, slips
of the finger and suggestions, and halves the index.
"""

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from garden.search.codec import Words
from garden.search.engine import ID, STORED, Analyzer, Schema, Token, stem, versionstring
from garden.search.model import SearchDocument
from garden.slug import identity
from garden.words.split import encodable, folded, normal, placed, words

VERSION = 2
"""Of everything below and of `words`. Another number makes another index."""

FACETS = ("domain", "type", "status", "tag")
"""By which fields answers are counted, in the order in which they are shown."""

WEIGHTS = {"title": 4.0, "alias": 3.5, "heading": 2.0, "label": 1.0, "text": 1.0}
"""Where a word without a field is looked for, and how much it counts there: as readers' search."""

FIELDS = (*(w for w in WEIGHTS if w != "label"), *FACETS, "contributor", "path")
"""What may stand before a colon in a query."""


@lru_cache(maxsize=50_000)
def stemmed(word: str) -> str:
    """Return the English stem of a folded word; other scripts stay as they are."""
    return str(stem(word)) if word.isascii() else word


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """What is asked to terms. Whoosh calls it; see `whoosh.analysis.Tokenizer`."""

    def __call__(self, value: str, *, tokenize: bool = True, **how: object) -> Iterator[Token]:
        """Yield one token, with new values each time, as Whoosh expects."""
        how.pop("mode", None)
        token = Token(**how)
        if not tokenize:  # the letters of a prefix, wildcard or fuzzy term
            token.text = folded(normal(value))
            yield token
            return
        for word in words(value, singles=False):
            token.text = stemmed(word.text)
            token.pos, token.startchar, token.endchar = word.position, word.start, word.end
            yield token


class NameAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """A whole name as one term: `Social Learning` is `social-learning`."""

    def __call__(self, value: str, *, tokenize: bool = True, **how: object) -> Iterator[Token]:
        """Yield one token."""
        token = Token(**how)
        token.text = name(value) if tokenize else folded(normal(value))
        token.pos, token.startchar, token.endchar = 0, 0, len(value)
        yield token


def name(value: str) -> str:
    """Return what two spellings of a name or a nested tag share."""
    return "/".join(identity(part) for part in normal(value).split("/"))


SCHEMA = Schema(
    path=ID(stored=True, unique=True),
    shown=STORED,
    contributor=ID(analyzer=NameAnalyzer()),
    **{field: Words(WordAnalyzer()) for field in WEIGHTS},
    **{field: ID(analyzer=NameAnalyzer()) for field in FACETS},
)


def schema_digest() -> str:
    """Return the name of the index folder: another schema or another Whoosh is another index."""
    described = f"{VERSION} {versionstring()} {sorted(SCHEMA.names())}"
    return blake2b(described.encode(), digest_size=8).hexdigest()


def stored_fields(document: SearchDocument) -> dict[str, object]:
    """Return the arguments for Whoosh's `add_document`."""
    fields: dict[str, object] = {
        "path": encodable(document.path),
        "shown": shown(document),
        "domain": list(map(name, document.domains)),
        "type": [name(document.type)] if document.type else [],
        "status": [name(document.status)] if document.status else [],
        "tag": sorted({part for tag in document.tags for part in _with_parents(name(tag))}),
        "contributor": sorted({part for who in document.contributors for part in _names(who)}),
    }
    for field, text in texts_of(document).items():
        if text:
            fields[field] = _terms(text)
            fields[f"_stored_{field}"] = None
    return fields


def texts_of(document: SearchDocument) -> Mapping[str, str]:
    """Return the texts in which words are looked for, by field."""
    return {
        "title": normal(document.title),
        "alias": normal("\n".join(document.aliases)),
        "heading": normal("\n".join(document.headings)),
        "label": normal("\n".join((document.type, *document.domains, *document.tags))),
        "text": normal(document.text),
    }


def _terms(text: str) -> dict[str, "array[int]"]:
    terms: dict[str, array[int]] = {}
    for place, word in placed(text):
        stem_ = stemmed(word)
        found = terms.get(stem_)
        if found is None:
            terms[stem_] = array("I", (place,))
        else:
            found.append(place)
    return terms


def shown(document: SearchDocument) -> dict[str, Any]:
    """Return what an answer shows of a note."""
    return {
        "title": normal(document.title),
        "text": normal(document.text),
        "type": normal(document.type),
        "domains": tuple(map(normal, document.domains)),
        "status": normal(document.status),
        "tags": tuple(map(normal, document.tags)),
        "more": "\n".join(texts_of(document)[field] for field in ("alias", "heading", "label")),
    }


def forms(stored: Mapping[str, Any]) -> frozenset[str]:
    """Return the words of a stored note as they are written, folded."""
    texts = (stored["title"], stored["more"], stored["text"])
    return frozenset(word for text in texts for _, word in placed(text))


def _with_parents(tag: str) -> list[str]:
    """`a/b/c` is also `a/b` and `a`."""
    parts = tag.split("/")
    return ["/".join(parts[: length + 1]) for length in range(len(parts))]


def _names(person: str) -> list[str]:
    """Somebody is found by the whole name and by each part of it."""
    return [name(person), *map(name, person.split())]
