"""From libyaml's events to a tree: what a note may say in YAML is decided here.

A key counts once, references and tags are all but refused, depth is limited before
anything recurses, and what notes hold most, `[[wikilinks]]` and template placeholders, is
text even without quotes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from garden.model import Span
from garden.strictyaml.tree import Items, Node, Pair, Pairs, Scalar, Slip, shorten
from garden.wikilink import WIKILINK

MAX_ALIASES = 10
"""How many `*references` a head may use: too few for a bomb."""

_CORE = "tag:yaml.org,2002:"
_TAGS = frozenset(
    _CORE + name
    for name in (
        *("str", "int", "float", "bool", "null", "timestamp", "binary"),
        *("seq", "map", "set", "omap", "pairs"),
    )
) | {"!"}
"""YAML tags that say no more than what we read anyway."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Unreadable(Exception):  # noqa: N818 - not an error of ours: the reader tries again by parts
    """A piece of YAML that cannot be read as a whole."""

    def __init__(self, slip: Slip) -> None:
        """Say why."""
        super().__init__(slip.message)
        self.slip = slip


@dataclass(slots=True)
class TreeReader:
    """Builds the tree of one piece of YAML; what it had to bend is in `slips`."""

    source: str
    """The YAML, free of control characters."""
    base: int
    """Where `source` begins in the file."""
    line_of: Callable[[int], int]
    """Offset in the file to line number, for messages that name another line."""
    max_keys: int
    """How many keys one group may have."""
    max_depth: int
    """How deep lists and groups may be nested."""
    slips: list[Slip] = field(default_factory=list)
    _anchors: dict[str, Node] = field(default_factory=dict)
    _aliases: int = 0
    _events: Iterator[yaml.Event] = field(init=False)

    def read(self) -> Node | None:
        """Return the tree, or None if nothing is said.

        Raises yaml.YAMLError where libyaml gives up, and Unreadable beyond our limits.
        """
        self._events = iter(yaml.parse(self.source, Loader=yaml.CSafeLoader))
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        root = self._node(next(self._events), 0)
        next(self._events)
        end = next(self._events)
        if not isinstance(end, yaml.StreamEndEvent):
            raise Unreadable(
                Slip(self._span(end), "A second YAML document begins here.", "Keep one head.")
            )
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > self.max_depth:
            raise Unreadable(
                Slip(
                    self._span(event),
                    f"Lists or groups are nested more than {self.max_depth} deep here.",
                    "Write it flatter, or move it to the text of the note.",
                )
            )
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        node: Node
        match event:
            case yaml.ScalarEvent():
                node = Scalar(_clean(event.value), self._span(event), event.implicit[0])
            case yaml.SequenceStartEvent():
                node = self._items(event, depth)
            case yaml.MappingStartEvent():
                node = self._pairs(event, depth)
            case _:
                raise TypeError(event)
        self._check_tag(event)
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _items(self, event: yaml.Event, depth: int) -> Node:
        items = []
        while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(inner, depth + 1))
        span = self._collection_span(event, inner, items)
        link = WIKILINK.fullmatch(self._raw(span))
        return Scalar(link[0], span, plain=False) if link else Items(tuple(items), span)

    def _pairs(self, event: yaml.Event, depth: int) -> Node:
        found: list[tuple[Node, Node]] = []
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            found.append((key, self._node(next(self._events), depth + 1)))
        span = self._collection_span(event, inner, [node for pair in found for node in pair])
        raw = self._raw(span)
        if raw.startswith("{{"):
            self.slips.append(placeholder(raw, span))
            return Scalar(raw, span, plain=False)
        return Pairs(tuple(self._unique(found)), span)

    def _unique(self, found: list[tuple[Node, Node]]) -> Iterator[Pair]:
        """Yield the pairs whose keys are words that come for the first time."""
        seen: dict[str, Scalar] = {}
        for key, value in found:
            slip = self._refusal(key, seen)
            if slip:
                self.slips.append(slip)
                if len(seen) >= self.max_keys:
                    return
            elif isinstance(key, Scalar):
                seen[key.text] = key
                yield Pair(key, value)

    def _refusal(self, key: Node, seen: dict[str, Scalar]) -> Slip | None:
        if not isinstance(key, Scalar):
            return Slip(key.span, "A list or group stands where a key should be.", "Use a word.")
        if key.plain and key.text == "<<":
            return Slip(
                key.span, "`<<` would merge other values in here.", "Write the values themselves."
            )
        if key.text in seen:
            return given_twice(key, self.line_of(seen[key.text].span.start))
        if len(seen) >= self.max_keys:
            return too_many_keys(key.span, self.max_keys)
        return None

    def _alias(self, event: yaml.AliasEvent) -> Node:
        span = self._span(event)
        self._aliases += 1
        if self._aliases == MAX_ALIASES + 1:
            self.slips.append(
                Slip(
                    span,
                    f"References such as `*{event.anchor}` are used more than {MAX_ALIASES} times.",
                    "Write the values themselves.",
                )
            )
        known = self._anchors.get(event.anchor or "")
        if known is None and self._aliases <= MAX_ALIASES:
            self.slips.append(
                Slip(
                    span,
                    f"`*{event.anchor}` begins with `*`, which in YAML refers to another value.",
                    f'Put quotes round it: "*{event.anchor}".',
                )
            )
        if known is None:
            return Scalar(f"*{event.anchor}", span, plain=False)
        return known if self._aliases <= MAX_ALIASES else Scalar("", span)

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag and event.tag not in _TAGS:
            written = event.tag.replace(_CORE, "!!")
            self.slips.append(
                Slip(
                    self._span(event),
                    f"`{shorten(written)}` is a YAML tag, which a note may not use.",
                    "Delete it, or put quotes round the whole value.",
                )
            )

    def _span(self, event: yaml.Event) -> Span:
        start, end = _offsets(event)
        end = start + len(self.source[start:end].rstrip())
        return Span(self.base + start, self.base + end)

    def _collection_span(self, start: yaml.Event, end: yaml.Event, inner: list[Node]) -> Span:
        """Return the place of a list or group; libyaml ends one without brackets too late."""
        opening, closing = _offsets(end)
        if closing > opening:
            return Span(self._span(start).start, self.base + closing)
        last = max((node.span.end for node in inner), default=self._span(start).end)
        return Span(self._span(start).start, last)

    def _raw(self, span: Span) -> str:
        return self.source[span.start - self.base : span.end - self.base]


def _offsets(event: yaml.Event) -> tuple[int, int]:
    """Return where an event begins and ends in its source."""
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0), (end.index if end else 0)


def given_twice(key: Scalar, line: int) -> Slip:
    """Return what to say about a key that already stands in `line`."""
    return Slip(
        key.span,
        f"`{shorten(key.text)}` is given twice: in line {line} and here.",
        "Keep one of the two; until then the first counts.",
    )


def too_many_keys(span: Span, most: int) -> Slip:
    """Return what to say about a group that is no head any more."""
    return Slip(
        span,
        f"There are more than {most:,} keys; the rest is not read.",
        "A head holds a few lines; keep data in a file of its own.",
    )


def placeholder(text: str, span: Span) -> Slip:
    """Return what to say about a template placeholder that was never filled in."""
    return Slip(
        span,
        f"`{shorten(text)}` is a template placeholder that was never filled in.",
        "Write the value in its place, or delete the line.",
    )


def _clean(text: str) -> str:
    r"""Replace what only an escape such as `\x00` can bring in, and no output may hold."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
