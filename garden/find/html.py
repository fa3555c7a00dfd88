"""Rendered HTML to what a reader reads of it, section by section.

The parser is a browser's own: what a browser takes for a comment, however it was written, is
no text here either.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from garden.find.model import Section

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NONE = "z"
"""No heading: all names of headings come before it, those of higher rank first."""
_UNREAD = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})
_UNREAD_CLASSES = frozenset({"headerlink", "footnote-ref", "footnote-backref"})
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
    | {"wbr"}
)
"""Elements that may begin in the middle of a word; any other ends one."""


def read_sections(html: str) -> tuple[Section, ...]:
    """Return the sections of a page's content; the first has no heading and may be empty.

    Left out are what is not shown (`hidden`, scripts, comments) and what is marked with
    `data-search-exclude`; at a heading, that means its section with all below.
    """
    reader = _Reader()
    body = LexborHTMLParser(html).body
    if body is not None:
        reader.read(body)
    return tuple(reader.sections())


class _Reader:
    """Walks a page and keeps what is read."""

    def __init__(self) -> None:
        self._begun: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._left_out = _NONE

    def sections(self) -> Iterator[Section]:
        """Yield what was read."""
        for anchor, heading, parts in self._begun:
            text = " ".join("".join(parts).split())
            if text or heading or not anchor:
                yield Section(anchor, heading, text)

    def read(self, element: LexborNode) -> None:
        """Read an element and all within it, without recursion: pages may nest deeply."""
        waiting: list[LexborNode | None] = list(_children(element))
        while waiting:
            node = waiting.pop()
            if node is None:
                self._begun[-1][2].append(" ")
            elif node.is_text_node:
                if self._left_out is _NONE:
                    self._begun[-1][2].append(node.text_content or "")
            elif node.is_element_node and (node.tag in _HEADINGS or not _is_unread(node)):
                waiting += self._enter(node)

    def _enter(self, node: LexborNode) -> Iterator[LexborNode | None]:
        """Yield what is still to be read of an element, last first; None ends a word."""
        tag = node.tag or ""
        if tag in _HEADINGS:
            self._begin(node, is_title=tag == "h1")
        elif tag in _WITHIN_WORDS:
            yield from _children(node)
        else:
            self._begun[-1][2].append(" ")
            yield None
            yield from _children(node)

    def _begin(self, node: LexborNode, *, is_title: bool) -> None:
        if (node.tag or "") > self._left_out:
            return
        self._left_out = (node.tag or "") if _is_unread(node) else _NONE
        if self._left_out is not _NONE:
            return
        anchor = node.attributes.get("id") or ""
        apart = _Reader()
        apart.read(node)
        heading = next(apart.sections()).text
        if is_title:
            return
        if anchor:
            self._begun.append((anchor, heading, []))
        else:
            self._begun[-1][2].append(f" {heading} ")


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the children of an element, last first."""
    child = node.last_child
    while child is not None:
        yield child
        child = child.prev


def _is_unread(node: LexborNode) -> bool:
    if node.tag in _UNREAD:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or "data-search-exclude" in attributes:
        return True
    return not _UNREAD_CLASSES.isdisjoint((attributes.get("class") or "").split())
