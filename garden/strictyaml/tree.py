"""YAML once read: a tree of text that knows its places, and the slips met on the way.

What a scalar means besides text follows the core schema of YAML 1.2, less what surprises
people: words stay words (`no`, `on`, `0777`, `1:30`), and so do dates.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from garden.model import Finding, Severity, Span
from garden.reading.sourcemap import SourceMap


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a head that cannot be taken as it stands."""

    span: Span
    """Where it stands in the file."""
    message: str
    """What is wrong, in plain words."""
    hint: str = ""
    """What to do about it."""

    def finding(
        self,
        path: str,
        lines: SourceMap,
        code: str = "invalid-frontmatter",
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """Return this slip as a finding of the file at `path`."""
        position = lines.position(self.span.start)
        return Finding(path, position, code, severity, self.message, self.hint, self.span)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, a line or a text."""

    text: str
    """As meant: quotes and folding are gone."""
    span: Span
    """Where it stands in the file, quotes included."""
    plain: bool = True
    """Whether it is written without quotes, so that `true` and `1` may be more than words."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    """Its entries in order."""
    span: Span
    """Where it stands in the file."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One `key: value`."""

    key: Scalar
    """The key, always text."""
    value: "Node"
    """What stands after the colon."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """A group of `key: value` lines; no key comes twice."""

    pairs: tuple[Pair, ...]
    """In order."""
    span: Span
    """Where it stands in the file."""


Node = Scalar | Items | Pairs

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_TYPES: tuple[tuple[re.Pattern[str], Callable[[str], object]], ...] = (
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,15})"), int),
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,15})\.[0-9]{1,15}"), float),
)
"""What an unquoted word may be besides text. Anything else, dates too, stays as written."""


def as_text(scalar: Scalar) -> str | None:
    """Return a scalar as text, exactly as written; None if nothing is said."""
    return None if not scalar.text or (scalar.plain and scalar.text in _NULLS) else scalar.text


def as_value(scalar: Scalar) -> object:
    """Return a scalar as the value that YAML 1.2 means: text, number, true, false or None."""
    if not scalar.plain:
        return scalar.text
    if scalar.text in _NULLS:
        return None
    for pattern, read in _TYPES:
        if pattern.fullmatch(scalar.text):
            return read(scalar.text)
    return scalar.text


def value_of(node: Node) -> object:
    """Return a tree as plain lists, dicts and values, as YAML 1.2 means them."""
    match node:
        case Scalar():
            return as_value(node)
        case Items():
            return [value_of(item) for item in node.items]
        case Pairs():
            return {pair.key.text: value_of(pair.value) for pair in node.pairs}


def text_of(node: Node) -> object:
    """Return a tree as plain lists and dicts of text; what says nothing is left out."""
    match node:
        case Scalar():
            return as_text(node)
        case Items():
            return [text for item in node.items if (text := text_of(item)) is not None]
        case Pairs():
            texts = ((pair.key.text, text_of(pair.value)) for pair in node.pairs)
            return {key: text for key, text in texts if text is not None}


def node_at(node: Node, path: Iterable[str | int]) -> Node:
    """Return the part of a tree that `path` leads to in its `text_of`, or the last on the way."""
    for step in path:
        match node:
            case Items():
                said = [i for i in node.items if not isinstance(i, Scalar) or as_text(i)]
                inner = said[step] if isinstance(step, int) and step < len(said) else None
            case Pairs():
                inner = next((p.value for p in node.pairs if p.key.text == step), None)
            case Scalar():
                inner = None
        if inner is None:
            break
        node = inner
    return node


def shorten(text: str, limit: int = 60) -> str:
    """Return `text` on one line, cut where it is too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
