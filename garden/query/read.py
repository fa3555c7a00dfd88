"""Text to `Query`: strict YAML, judged exactly, never raising. What is wrong is a finding."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from garden.frontmatter.values import complaint
from garden.garden import Garden
from garden.model import Finding, Note, NotePath, Position, QueryBlock, Severity, Span
from garden.nearest import nearest
from garden.query.fields import DOMAIN, FIELDS, TYPE, Field
from garden.query.model import Evidence, Query, Where
from garden.query.values import said_words
from garden.reading.sourcemap import Located, SourceMap
from garden.strictyaml.read import Limits, Shape, read_yaml
from garden.strictyaml.tree import (
    Items,
    Node,
    Pair,
    Pairs,
    Scalar,
    Slip,
    as_text,
    node_at,
    shorten,
    text_of,
)

CODE = "invalid-query"
LIMITS = Limits(characters=8_192, keys=100)
MOST = 100
"""How many queries one note may ask."""
FEW = 4
"""How many notes that a word may mean are named."""

_MODELS: dict[tuple[str, ...], type[BaseModel]] = {
    (): Query,
    ("where",): Where,
    ("where", "evidence"): Evidence,
}
"""The groups of a query by where they stand in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a block says."""

    query: Query | None
    """The query; None if anything is wrong, since half a question has a wrong answer."""
    findings: tuple[Finding, ...] = ()
    """What is wrong, in order of place."""


def read_query(garden: Garden, note: Note, block: QueryBlock) -> Reading:
    """Return the query that a block of `note` states."""
    if block not in note.queries[:MOST]:
        return Reading(None, (_too_many(note, block),))
    lines = _BlockLines(note, block)
    document = read_yaml(block.text, Span(0, len(block.text)), lines, LIMITS)
    root = Pairs(document.pairs, Span(0, len(block.text)))
    slips = [*document.slips]
    query = None
    try:
        query = Query.model_validate(text_of(root))
    except ValidationError as error:
        slips += [_explain(details, root) for details in error.errors(include_url=False)]
    slips += [slip for part in (_unmeant, _out_of_place) for slip in part(garden, note.path, root)]
    found = {_finding(slip, note, lines) for slip in slips}
    findings = sorted(found.union(_misshapen(document.shape, note, block)))
    return Reading(None if findings else query, tuple(findings))


class _BlockLines(SourceMap):
    """The lines of a block, told as places in the file."""

    def __init__(self, note: Note, block: QueryBlock) -> None:
        super().__init__(block.text)
        self._file = lines_of(note.text)
        self._located = Located(self._starts, block.starts)

    def position(self, offset: int) -> Position:
        """Return the line and column in the file of an offset into the block."""
        return self._file.position(self._located.offset(offset))

    def span(self, span: Span) -> Span:
        """Return the place in the file of a place in the block."""
        start = self._located.offset(span.start)
        return Span(start, max(start, self._located.end(span.end)))


@lru_cache(maxsize=4)
def lines_of(text: str) -> SourceMap:
    """Return the lines of a note, which all its queries share."""
    return SourceMap(text)


def _too_many(note: Note, block: QueryBlock) -> Finding:
    message = f"This note asks more than {MOST} queries; this one is not answered."
    hint = "Spread them over several notes."
    return Finding(note.path, block.position, CODE, Severity.ERROR, message, hint, block.span)


def _finding(slip: Slip, note: Note, lines: _BlockLines) -> Finding:
    slip = replace(slip, hint=slip.hint.replace("A head holds", "A query holds"))
    found = slip.finding(note.path, lines, CODE, Severity.ERROR)
    return replace(found, span=lines.span(slip.span))


def _misshapen(shape: Shape, note: Note, block: QueryBlock) -> Iterator[Finding]:
    def finding(message: str, hint: str) -> Finding:
        at = (note.path, block.position)
        return Finding(*at, CODE, Severity.ERROR, message, hint, block.span)

    begin = "Begin with a line such as `from: question`."
    if not block.closed:
        yield finding("The block is never closed.", "Put a line ``` below its last key.")
    if shape in {Shape.ITEMS, Shape.TEXT}:
        yield finding(f"A query is `key: value` lines; this is {shape.value}.", begin)
    if shape is Shape.EMPTY:
        yield finding("The query is empty.", begin)


def _explain(error: ErrorDetails, root: Pairs) -> Slip:
    """Put one of pydantic's errors into words, at the place it is about."""
    path = error["loc"]
    if error["type"] == "extra_forbidden":
        model = _MODELS[tuple(map(str, path[:-1]))]
        known = [field.alias or name for name, field in model.model_fields.items()]
        key = str(path[-1])
        pair = _pair(root, path)
        near = nearest(key, known)
        hint = f"Did you mean `{near}`?" if near else f"Known: {', '.join(known)}."
        span = pair.key.span if pair else root.span
        return Slip(span, f"`{shorten(key)}` is no key {_of(path[:-1])}.", hint)
    node = node_at(root, path)
    pair = _pair(root, path)
    span = node.span if node.span.end > node.span.start or pair is None else pair.key.span
    names = [str(step) for step in path if isinstance(step, str)]
    return Slip(span, *complaint(f"`{shorten(names[-1])}`", error))


def _of(path: tuple[int | str, ...]) -> str:
    return f"of `{path[-1]}`" if path else "of a query"


def _pair(root: Pairs, path: Iterable[str | int]) -> Pair | None:
    """Return the innermost pair that `path` leads through."""
    found, node = None, root
    for step in path:
        pair = next((p for p in node.pairs if p.key.text == step), None)
        if pair is None:
            break
        found = pair
        if not isinstance(pair.value, Pairs):
            break
        node = pair.value
    return found


def _unmeant(garden: Garden, asked: NotePath, root: Pairs) -> Iterator[Slip]:
    """Report words that mean nothing in this garden."""
    source = _pair(root, ["from"])
    for scalar, word in _words(source.value) if source else ():
        if word != "all" and not any(f.meaning(garden, asked, word) for f in (TYPE, DOMAIN)):
            known = {*TYPE.known(garden), *DOMAIN.known(garden), "all"}
            yield _nothing(scalar, word, "is no type and no domain", known)
    where = _pair(root, ["where"])
    pairs = where.value.pairs if where and isinstance(where.value, Pairs) else ()
    fields = {field.name: field for field in FIELDS}
    for pair in pairs:
        if field := fields.get(pair.key.text):
            for scalar, word in _words(pair.value):
                meant = field.meaning(garden, asked, word)
                yield from _judge(field, meant, field.known(garden), scalar, word)


def _judge(
    field: Field, meant: tuple[str, ...], known: Iterable[str], scalar: Scalar, word: str
) -> Iterator[Slip]:
    if not meant:
        yield _nothing(scalar, word, field.says, known)
    elif len(meant) > 1:
        few = ", ".join(meant[:FEW]) + (" …" if len(meant) > FEW else "")
        hint = "Write the path of the one that you mean."
        yield Slip(scalar.span, f"`{shorten(word)}` could be {few}.", hint)


def _nothing(scalar: Scalar, word: str, says: str, known: Iterable[str]) -> Slip:
    near = nearest(word, known)
    hint = f"Did you mean `{near}`?" if near else ""
    return Slip(scalar.span, f"`{shorten(word)}` {says}.", hint)


def _words(node: Node) -> Iterator[tuple[Scalar, str]]:
    """Yield each word of a value as it is meant, with where it stands."""
    match node:
        case Scalar():
            yield from ((node, word) for word in said_words(as_text(node)))
        case Items():
            for item in node.items:
                if isinstance(item, Scalar):
                    yield from _words(item)
        case Pairs():
            for pair in node.pairs:
                if not isinstance(pair.value, Pairs):
                    yield from _words(pair.value)


def _out_of_place(_garden: Garden, _asked: NotePath, root: Pairs) -> Iterator[Slip]:
    """Report keys that do nothing beside others."""
    show, columns, limit = (_pair(root, [key]) for key in ("show", "columns", "limit"))
    shown = str(text_of(show.value)) if show else "table"
    if columns and shown != "table":
        message = f"`columns` are for a table, and `show` says {shorten(shown)}."
        yield Slip(columns.key.span, message, "Say `show: table`, or leave them out.")
    if limit and shown == "count":
        yield Slip(limit.key.span, "A count has no limit.", "Leave `limit` out.")
    people = _pair(root, ["where", "contributors"])
    if people and people.key.text == "contributors" and shown == "count":
        message = "The notes of a person are shown, not counted."
        yield Slip(people.key.span, message, "Say `show: list`.")
