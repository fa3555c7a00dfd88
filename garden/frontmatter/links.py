"""Links in a head: typed ones under `practice:`, and wikilinks in any other field."""

import re
from collections.abc import Iterable, Iterator

from garden.model import Link, LinkKind, Span
from garden.reading.sourcemap import SourceMap
from garden.strictyaml.tree import Items, Node, Pair, Pairs, Scalar, as_text
from garden.wikilink import WIKILINK, split_wikilink

_OUTSIDE = re.compile(
    r"\[(?P<label>[^\[\]]+)\]\((?P<named>https?://[^\s<>]+)\)|(?P<bare>https?://[^\s<>]+)",
    re.IGNORECASE,
)
"""An address of another site, alone or as in Markdown, where the name of a note may stand."""


def practice_links(text: str, lines: SourceMap, practice: Pair | None) -> tuple[Link, ...]:
    """Return the typed links of a note; text without brackets names a note too."""
    relations = practice.value.pairs if practice and isinstance(practice.value, Pairs) else ()
    return tuple(
        link
        for relation in relations
        for scalar in _entries(relation.value)
        for link in _links(text, lines, scalar, LinkKind.PRACTICE, relation.key.text)
        or _bare(lines, scalar, relation.key.text)
    )


def field_links(text: str, lines: SourceMap, fields: Iterable[Pair]) -> tuple[Link, ...]:
    """Return the wikilinks in fields other than `practice`, at any depth."""
    return tuple(
        link
        for pair in fields
        for scalar in _scalars(pair.value)
        for link in _links(text, lines, scalar, LinkKind.FIELD, pair.key.text)
    )


def _entries(node: Node) -> Iterator[Scalar]:
    """Yield a lone value, or the entries of a list."""
    nodes = node.items if isinstance(node, Items) else (node,)
    yield from (n for n in nodes if isinstance(n, Scalar) and as_text(n))


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from _scalars(item)
        case Pairs():
            for pair in node.pairs:
                yield from _scalars(pair.value)


def _links(text: str, lines: SourceMap, scalar: Scalar, kind: LinkKind, name: str) -> list[Link]:
    """Return the wikilinks in a value, each at its place, or at the value's if it is escaped."""
    links = []
    cursor = scalar.span.start
    for match in WIKILINK.finditer(scalar.text):
        start = text.find(match[0], cursor, scalar.span.end)
        span = Span(start, start + len(match[0])) if start >= 0 else scalar.span
        cursor = span.end if start >= 0 else cursor
        target, fragment, label = split_wikilink(match["inner"])
        links.append(
            Link(kind, target, fragment, label, span, lines.position(span.start), name=name)
        )
    return links


def _bare(lines: SourceMap, scalar: Scalar, name: str) -> list[Link]:
    outside = _OUTSIDE.fullmatch(scalar.text.strip())
    if outside:
        target, fragment, label = outside["named"] or outside["bare"], "", outside["label"]
    else:
        target, fragment, label = split_wikilink(scalar.text)
    place = lines.position(scalar.span.start)
    return [Link(LinkKind.PRACTICE, target, fragment, label, scalar.span, place, name=name)]
