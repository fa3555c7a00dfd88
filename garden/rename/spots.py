"""The exact characters of a link that name its target and its place, and how to write others.

A link keeps everything else: its brackets, label, title, spaces, and the way in which an
address is escaped.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination

from garden.model import Link, LinkKind, Note, Span
from garden.reading.syntax import make_parser
from garden.rename.head import rewrite_in_head
from garden.rename.model import Replacement, Words

_WIKILINK = re.compile(r"(?P<open>!?\[\[\s*)(?P<target>[^#|\]]*?)(?=\s*(?:#|\\?\||\]\]))")
_FRAGMENT = re.compile(r"\s*#\s*(?P<fragment>.*?)(?=\s*(?:\\?\||\]\]))")
_INLINE = re.compile(r"\]\((?:[ \t]*(?:\r\n|[\r\n])[ \t>]*|[ \t]+)?")
_AFTER_LABEL = re.compile(r":(?:[ \t]*(?:\r\n|[\r\n])[ \t>]*|[ \t]*)")
_UNSAFE = re.compile(r"[\s<>()\"\\|`%#?$&\[\]*]")
_UNSAFE_IN_ANGLES = re.compile(r"[<>\r\n\\|%#?&]")


def rewrite(note: Note, link: Link, words: Words) -> tuple[Replacement, ...]:
    """Return the edits that make `link` say `words`; none if no place for them is found."""
    if link.kind in {LinkKind.MARKDOWN, LinkKind.IMAGE}:
        return tuple(_in_address(note, link, words))
    if link.span.start < note.body_start:
        return rewrite_in_head(note, link, words)
    return tuple(_in_wikilink(note, link, words))


def _in_wikilink(note: Note, link: Link, words: Words) -> Iterator[Replacement]:
    text = note.text
    match = _WIKILINK.match(text, link.span.start, link.span.end)
    if match is None:
        return
    end = match.end()
    if words.target != link.target:
        yield Span(*match.span("target")), words.target
    if words.fragment != link.fragment:
        fragment = _FRAGMENT.match(text, end, link.span.end)
        if fragment:
            end = fragment.end()
            yield Span(*fragment.span("fragment")), words.fragment
    # In a heading the text is part of the anchor, so what stood there stays as the label.
    if link.label is not None and "|" not in text[end : link.span.end]:
        closing = text.index("]]", end)
        yield Span(closing, closing), f"|{link.label}"


def _in_address(note: Note, link: Link, words: Words) -> Iterator[Replacement]:
    span = _address(note, link)
    if span is None:
        return
    raw = note.text[span.start : span.end]
    angled = note.text[span.start - 1] == "<"
    path, mark, _ = raw.partition("#")
    at = span.start + len(path)
    if words.target != link.target:
        target, _, _ = words.target.partition("?")
        end = span.start + len(path.partition("?")[0])
        yield Span(span.start, end), _escaped(target, path, angled)
    if mark and words.fragment != link.fragment:
        old = raw[len(path) + 1 :]
        yield Span(at + 1, span.end), _escaped(words.fragment, old, angled)


def _address(note: Note, link: Link) -> Span | None:
    """Return where the destination of a Markdown link stands, without `<` and `>`."""
    if link.tail is None:
        return None
    inline = _INLINE.match(note.text, link.tail.start, link.tail.end)
    if inline:
        return _destination(note.text, inline.end(), link.tail.end)
    return _definition(note, link)


def _destination(text: str, start: int, end: int) -> Span | None:
    found = parseLinkDestination(text, start, end)
    if not found.ok or found.pos == start:
        return None
    angled = text[start] == "<"
    return Span(start + angled, found.pos - angled)


def _definition(note: Note, link: Link) -> Span | None:
    """Return the destination in the definition that a link by reference uses.

    A note does not keep its definitions, so it is read again: here alone, where one changes.
    """
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    body = note.text[note.body_start :]
    make_parser().parse(body, environment)
    label = _reference(note.text, link)
    known = environment.get("references", {}).get(normalizeReference(label))
    if known is None:
        return None
    first, stop = known["map"]
    lines = list(re.finditer(r"[^\r\n]*(?:\r\n|[\r\n]|\Z)", body))
    start = note.body_start + lines[first].start()
    end = note.body_start + lines[min(stop, len(lines)) - 1].end()
    for match in re.finditer(r"\[(?P<label>(?:[^\[\]\\]|\\.)+)\]", note.text[start:end]):
        after = _AFTER_LABEL.match(note.text, start + match.end(), end)
        if after and normalizeReference(match["label"]) == normalizeReference(label):
            return _destination(note.text, after.end(), end)
    return None


def _reference(text: str, link: Link) -> str:
    """Return the label of the definition: `[text][label]`, else `[text][]` or `[text]`."""
    tail = link.tail or link.span
    label = text[tail.start + 2 : tail.end - 1] if tail.end - tail.start > len("][]") else ""
    opening = 2 if link.kind is LinkKind.IMAGE else 1
    return label or text[link.span.start + opening : tail.start]


def _escaped(address: str, like: str, angled: bool) -> str:
    """Write an address as `like` is written: letters of other scripts as they are, or not."""
    if re.search(r"%[89A-Fa-f]", like):
        return quote(address, safe="/!'*,;:@=+~")
    unsafe = _UNSAFE_IN_ANGLES if angled and "%" not in like else _UNSAFE
    return unsafe.sub(lambda match: quote(match[0], safe=""), address)
