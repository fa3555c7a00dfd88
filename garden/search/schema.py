"""What the index stores, and how text becomes terms.

Every word is kept twice: stemmed, so that `retrospectives` finds *retrospective*, and as
written, for prefixes, fuzzy search and suggestions, which would compare with stems otherwise.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from garden.search.engine import ID, STORED, TEXT, Analyzer, Schema, Token, stem, versionstring
from garden.search.model import SearchDocument
from garden.search.words import encodable, folded, normal, words
from garden.slug import identity

VERSION = 1
"""Of everything below and of `words`. Another number makes another index."""

FIELDS = ("title", "alias", "text", "type", "domain", "tag", "status", "contributor", "path")
"""What may stand before a colon in a query."""

WEIGHTS = {"title": 4.0, "alias": 3.0, "text": 1.0, "words": 0.5}
"""Where a word without a field is looked for, and how much it counts there."""


@lru_cache(maxsize=50_000)
def stemmed(word: str) -> str:
    """Return the English stem of a folded word; other scripts stay as they are."""
    return str(stem(word)) if word.isascii() else word


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Text to terms. Whoosh calls it; see `whoosh.analysis.Tokenizer` for the arguments."""

    def __init__(self, *, stems: bool) -> None:
        self.stems = stems

    def __call__(
        self, value: str, *, tokenize: bool = True, mode: str = "", **how: object
    ) -> Iterator[Token]:
        """Yield one token, with new values each time, as Whoosh expects."""
        token = Token(mode=mode, **how)
        if not tokenize:  # the letters of a prefix, wildcard or fuzzy term
            token.text = folded(normal(value))
            yield token
            return
        for word in words(value, singles=mode != "query"):
            token.text = stemmed(word.text) if self.stems else word.text
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
    digest=STORED,
    title=TEXT(analyzer=WordAnalyzer(stems=True), stored=True),
    alias=TEXT(analyzer=WordAnalyzer(stems=True)),
    text=TEXT(analyzer=WordAnalyzer(stems=True), stored=True),
    words=TEXT(analyzer=WordAnalyzer(stems=False)),
    type=ID(analyzer=NameAnalyzer()),
    domain=ID(analyzer=NameAnalyzer()),
    tag=ID(analyzer=NameAnalyzer()),
    status=ID(analyzer=NameAnalyzer()),
    contributor=ID(analyzer=NameAnalyzer()),
)


def schema_digest() -> str:
    """Return the name of the index folder: another schema or another Whoosh is another index."""
    described = f"{VERSION} {versionstring()} {sorted(SCHEMA.names())}"
    return blake2b(described.encode(), digest_size=8).hexdigest()


def stored_fields(document: SearchDocument) -> dict[str, object]:
    """Return the arguments for Whoosh's `add_document`."""
    title, text = normal(document.title), normal(document.text)
    aliases = normal("\n".join(document.aliases))
    return {
        "path": encodable(document.path),
        "digest": document.digest,
        "title": title,
        "alias": aliases,
        "text": text,
        "words": f"{title}\n{aliases}\n{text}",
        "type": [name(document.type)] if document.type else [],
        "domain": list(map(name, document.domains)),
        "tag": sorted({part for tag in document.tags for part in _with_parents(name(tag))}),
        "status": [name(document.status)] if document.status else [],
        "contributor": sorted({part for who in document.contributors for part in _names(who)}),
    }


def _with_parents(tag: str) -> list[str]:
    """`a/b/c` is also `a/b` and `a`."""
    parts = tag.split("/")
    return ["/".join(parts[: length + 1]) for length in range(len(parts))]


def _names(person: str) -> list[str]:
    """Somebody is found by the whole name and by each part of it."""
    return [name(person), *map(name, person.split())]
