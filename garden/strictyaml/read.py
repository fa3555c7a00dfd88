"""YAML read as far as it can be: one bad line costs that line, not the head.

If the whole cannot be read, it is cut at the lines that begin with a key, and each part
is read alone; every part that fails gives one slip of its own, at its own place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

import yaml

from garden.model import Span
from garden.reading.sourcemap import SourceMap
from garden.strictyaml.events import TreeReader, Unreadable, given_twice, too_many_keys
from garden.strictyaml.hints import explain
from garden.strictyaml.tree import Items, Node, Pair, Pairs, Scalar, Slip


@dataclass(frozen=True, slots=True)
class Limits:
    """How much YAML one file may hold."""

    characters: int
    """Longer text is cut."""
    keys: int
    """How many keys one group may have."""
    depth: int = 20
    """How deep lists and groups may be nested."""


class Shape(Enum):
    """What a piece of YAML turned out to be."""

    EMPTY = "nothing"
    PAIRS = "`key: value` lines"
    ITEMS = "a list"
    TEXT = "text"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Document:
    """What was read."""

    shape: Shape
    """What it is as a whole."""
    pairs: tuple[Pair, ...] = ()
    """The outermost keys and their values, in order; of a broken one, what could be read."""
    slips: tuple[Slip, ...] = ()
    """What was wrong, in order."""
    items: tuple[Node, ...] = ()
    """Where it is a list: its entries, in order."""


_KEY_LINE = re.compile(
    r"""^(?P<key>"[^"\r\n]+"|'[^'\r\n]+'|[^\s#:\-\[\]{}"'<>=@`%,|&*!?][^:\r\n]{0,200}?)"""
    r"[ \t]{0,9}:(?=\s|$)",
    re.MULTILINE,
)
_REST_LINE = re.compile(r"(?:\s|-\s|#|[\]}]|-?$)")
_ITEM_LINE = re.compile(r"[ \t]*-[ \t]+(?P<item>\S(?:.*\S)?)[ \t]*$")
_TIGHT_LINE = re.compile(r"(?P<key>[^\W\d]\w*):(?=[^\s/:])")
_VALUE = re.compile(r"[ \t]*(?:-[ \t]+)?(?P<item>\S(?:.*\S)?)[ \t]*$")
_ROW = re.compile(r"\[(?P<row>[^\[\]{}\"']*)\]?")
_ENTRY = re.compile(r"(?P<item>[^\s,](?:[^,]*[^\s,])?)")
_BRACKET = re.compile(r"\{(?!\{)|\[(?!\[[^\[\]]+\]\]|[^\[\]]*\]\()")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")

_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""Line breaks that only YAML 1.1 and nobody's editor knows."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def is_key_line(line: str) -> bool:
    """Tell whether a line has the form `key: value`."""
    return _KEY_LINE.match(line) is not None


def read_yaml(text: str, span: Span, lines: SourceMap, limits: Limits) -> Document:
    """Return what the part `span` of `text` says. Never raises: what is wrong is a slip."""
    source = text[span.start : span.end]
    slips: list[Slip] = []
    if len(source) > limits.characters:
        source = _cut(source, limits.characters)
        slips.append(_too_long(span.start, limits))
    source, invisible = _printable(source, span.start)
    reader = _Reader(lines, limits, [*slips, *invisible])
    return reader.read(source, span.start)


class _Reader:
    """One reading: pieces of YAML in, pairs and slips out."""

    def __init__(self, lines: SourceMap, limits: Limits, slips: list[Slip]) -> None:
        self._lines = lines
        self._limits = limits
        self._slips = slips

    def read(self, source: str, base: int) -> Document:
        """Read the whole, else part by part."""
        try:
            root = self._tree(source, base)
        except Unreadable as failure:
            return self._by_parts(source, base, failure.slip)
        match root:
            case None:
                return self._document(Shape.EMPTY)
            case Pairs():
                return self._document(Shape.PAIRS, root.pairs)
            case Items():
                return replace(self._document(Shape.ITEMS), items=root.items)
            case Scalar():
                return self._document(Shape.TEXT if root.text else Shape.EMPTY)

    def _document(self, shape: Shape, pairs: tuple[Pair, ...] = ()) -> Document:
        return Document(shape, pairs, tuple(sorted(self._slips, key=lambda slip: slip.span)))

    def _tree(self, source: str, base: int) -> Node | None:
        """Return the tree of `source`. Raises Unreadable with the reason."""
        tree = TreeReader(source, base, self._line, self._limits.keys, self._limits.depth)
        try:
            root = tree.read()
        except yaml.YAMLError as error:
            raise Unreadable(explain(source, base, error)) from None
        self._slips += tree.slips
        return root

    def _line(self, offset: int) -> int:
        return self._lines.position(offset).line

    def _by_parts(self, source: str, base: int, reason: Slip) -> Document:
        parts = list(_parts(source))
        if len(parts) > self._limits.keys:
            self._slips.append(too_many_keys(Span(base, base), self._limits.keys))
            parts = parts[: self._limits.keys]
        if not any(is_key_line(part) for _, part in parts):
            self._slips.append(reason)
            return self._document(Shape.BROKEN)
        seen: dict[str, Pair] = {}
        for start, part in parts:
            for pair in self._part(part, base + start):
                if seen.setdefault(pair.key.text, pair) is not pair:
                    self._slips.append(
                        given_twice(pair.key, self._line(seen[pair.key.text].key.span.start))
                    )
        if not self._slips:
            self._slips.append(reason)
        return self._document(Shape.BROKEN, tuple(seen.values()))

    def _part(self, source: str, base: int) -> tuple[Pair, ...]:
        """Read one key with its value, or report why not and take what is plain to see."""
        try:
            root = self._tree(source, base)
        except Unreadable as failure:
            self._slips.append(failure.slip)
            return self._salvage(source, base)
        if isinstance(root, Pairs):
            return root.pairs
        if root is not None:
            self._slips.append(explain(source, base))
            return self._salvage(source, base)
        return ()

    def _salvage(self, source: str, base: int) -> tuple[Pair, ...]:
        """Return what a line or a simple list says if its characters are taken as they are."""
        lines = [(at, line) for at, line in _lines(source) if line.strip()]
        (_, first), *others = lines or [(0, "")]  # nothing but tabs is something to YAML
        key = _KEY_LINE.match(first) or _TIGHT_LINE.match(first)
        if key is None:
            return ()
        name = Scalar(key["key"].strip("\"'"), _span(base, key, "key"))
        value = _VALUE.match(first, key.end())
        items = [(at, _ITEM_LINE.match(line)) for at, line in others]
        if items and not value and all(item for _, item in items):
            return (_pair(name, [_raw(base + at, item) for at, item in items if item]),)
        if others:
            return self._first_line(first, base)
        if value and (row := _ROW.fullmatch(value["item"])):
            at = base + value.start("item") + 1
            entries = [_raw(at, entry) for entry in _ENTRY.finditer(row["row"])]
            return (_pair(name, entries),) if entries else ()
        if value is None or _BRACKET.match(value["item"]):
            return ()
        return (Pair(name, _raw(base, value)),)

    def _first_line(self, line: str, base: int) -> tuple[Pair, ...]:
        """Read the line of the key alone; what is wrong further down is known by now."""
        known = len(self._slips)
        try:
            root = self._tree(line, base)
        except Unreadable:
            return ()
        del self._slips[known:]
        return root.pairs if isinstance(root, Pairs) else ()


def _parts(source: str) -> Iterator[tuple[int, str]]:
    """Cut `source` before each line that belongs to no line above; yield offset and text."""
    start = 0
    for at, line in _lines(source):
        if at > start and not _REST_LINE.match(line):
            yield start, source[start:at]
            start = at
    if source[start:].strip():
        yield start, source[start:]


def _lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its offset, without its line break."""
    for match in _LINES.finditer(source):
        yield match.start(), match[0].rstrip("\r\n")


def _span(base: int, match: re.Match[str], group: str) -> Span:
    return Span(base + match.start(group), base + match.end(group))


def _raw(base: int, match: re.Match[str]) -> Scalar:
    """Return the characters of an item as text."""
    text = match["item"]
    quote = text[0] if text[0] in "\"'" else ""
    whole = quote and (text.count(quote) == 1 or text.endswith(quote))
    return Scalar(text.strip(quote) if whole else text, _span(base, match, "item"), plain=False)


def _pair(name: Scalar, entries: list[Scalar]) -> Pair:
    return Pair(name, Items(tuple(entries), Span(entries[0].span.start, entries[-1].span.end)))


def _cut(source: str, limit: int) -> str:
    """Return whole lines from the beginning of `source`, at most `limit` characters."""
    return source[: max(source.rfind("\n", 0, limit), source.rfind("\r", 0, limit)) + 1]


def _too_long(start: int, limits: Limits) -> Slip:
    return Slip(
        Span(start, start),
        f"This is longer than {limits.characters:,} characters; the rest is not read.",
        "A head holds a few lines; move text below the closing ---.",
    )


def _printable(source: str, base: int) -> tuple[str, list[Slip]]:
    """Return `source` without characters that YAML refuses, equally long, and a slip if any."""
    source = source.translate(_BREAKS) if not source.isascii() else source
    found = _UNPRINTABLE.search(source)
    if found is None:
        return source, []
    at = base + found.start()
    slip = Slip(
        Span(at, at + 1),
        f"An invisible character (U+{ord(found[0]):04X}) stands here.",
        "Delete it; retyping the line helps where it cannot be seen.",
    )
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", source), [slip]
