"""Edits in the head of a note: a value at its span, an entry, a line. Comments stay.

What the head then says is not taken on trust: whoever edits reads the note again.
"""

import json
import re
from collections.abc import Iterator

from garden.config import GardenConfig
from garden.frontmatter.cut import BOM, Cut, cut_head
from garden.frontmatter.head import field_names
from garden.model import Link, Note, Span
from garden.reading.sourcemap import SourceMap
from garden.rename.model import RefusedError, Replacement, Words, replaced
from garden.strictyaml.read import Limits, read_yaml
from garden.strictyaml.tree import Items, Node, Pair, Pairs, Scalar, as_text, as_value
from garden.wikilink import WIKILINK, split_wikilink

_PLAIN = re.compile(r"\w(?:[\w ./()+-]*[\w./)+-])?")
_TELLING = frozenset("\"'\\:#,{}[]&*!|>%@`")
_BREAK = re.compile(r"\r\n|[\r\n]")


def set_title(text: str, title: str, config: GardenConfig) -> str:
    """Return the text of a note with its title changed, or given."""
    pair = _find(text, "title", config)
    if pair is None:
        return _with_line(text, f"{_name_of('title', config)}: {scalar(title)}", first=True)
    if isinstance(pair.value, Scalar) and _is_written(pair.value):
        return replaced(text, [(pair.value.span, written_like(text, pair.value, title))])
    return _with_value(text, pair, scalar(title))


def add_entry(text: str, name: str, entry: str, config: GardenConfig) -> str:
    """Return the text of a note with `entry`, in YAML, added to the list in the field `name`."""
    pair = _find(text, name, config)
    if pair is None:
        return _with_line(text, f"{_name_of(name, config)}: [{entry}]")
    if isinstance(pair.value, Items) and pair.value.items:
        return _with_item(text, pair.value, entry)
    if isinstance(pair.value, Pairs):
        line = text.count("\n", 0, pair.key.span.start) + 1
        raise RefusedError(f"`{pair.key.text}` in line {line} is no list. Change it by hand.")
    if isinstance(pair.value, Scalar) and _is_written(pair.value):
        span = pair.value.span
        return replaced(text, [(span, f"[{text[span.start : span.end]}, {entry}]")])
    return _with_value(text, pair, f"[{entry}]")


def rewrite_in_head(note: Note, link: Link, words: Words) -> tuple[Replacement, ...]:
    """Return the edit that makes a link in the head say `words`; none if it cannot be found."""
    held = [s for s in _scalars(note.text) if _holds(s.span, link.span)]
    if not held:
        return ()
    value = held[-1]
    raw = note.text[link.span.start : link.span.end]
    inner = _inner(link, words)
    match = WIKILINK.fullmatch(raw)
    if match and not _TELLING & set(words.target + words.fragment):
        at = link.span.start + match.start("inner")
        return ((Span(at, at + len(match["inner"])), inner),)
    said = [m for m in WIKILINK.finditer(value.text) if _is_said(m["inner"], link)]
    text = inner
    if said:
        text = value.text[: said[0].start("inner")] + inner + value.text[said[0].end("inner") :]
    return ((value.span, written_like(note.text, value, text)),)


def scalar(text: str) -> str:
    """Write `text` as a YAML value: without quotes where that means the same, else with."""
    is_plain = _PLAIN.fullmatch(text) and as_value(Scalar(text, Span(0, 0))) == text
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _inner(link: Link, words: Words) -> str:
    fragment = f"#{words.fragment}" if words.fragment else ""
    return f"{words.target}{fragment}{'' if link.label is None else f'|{link.label}'}"


def _is_said(inner: str, link: Link) -> bool:
    return split_wikilink(inner) == (link.target, link.fragment, link.label)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_written(value: Scalar) -> bool:
    return value.span.end > value.span.start and as_text(value) is not None


def written_like(text: str, value: Scalar, new: str) -> str:
    """Write `new` in the quotes in which `value` is written."""
    if text[value.span.start] == "'":
        return "'" + new.replace("'", "''") + "'"
    if text[value.span.start] == '"':
        return json.dumps(new, ensure_ascii=False)
    return scalar(new)


_ALL = Limits(characters=2**30, keys=2**20, depth=100)
"""What a garden reads of a head it can set; we look through all of it."""


def _pairs(text: str) -> tuple[Cut | None, tuple[Pair, ...]]:
    cut = cut_head(text)
    if cut is None:
        return None, ()
    lines = SourceMap(text[: cut.body_start])
    return cut, read_yaml(text, cut.head, lines, _ALL).pairs


def _find(text: str, name: str, config: GardenConfig) -> Pair | None:
    """Return the pair that holds the field `name`: one spelled exactly before another."""
    names = field_names(config)
    _, pairs = _pairs(text)
    found = [p for p in pairs if names.get(p.key.text.casefold(), p.key.text) == name]
    return min(found, key=lambda pair: pair.key.text != name, default=None)


def _name_of(name: str, config: GardenConfig) -> str:
    return config.fields.get(name, name)


def _scalars(text: str) -> list[Scalar]:
    return [s for pair in _pairs(text)[1] for s in scalars_in(pair.value)]


def scalars_in(node: Node) -> Iterator[Scalar]:
    """Yield every scalar of a tree that is no key, in order."""
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars_in(item)
        case Pairs():
            for pair in node.pairs:
                yield from scalars_in(pair.value)


def _with_value(text: str, pair: Pair, value: str) -> str:
    """Return `text` with a value after a key that has none."""
    colon = text.index(":", pair.key.span.end) + 1
    return f"{text[:colon]} {value}{text[colon:]}"


def _with_item(text: str, items: Items, entry: str) -> str:
    last = items.items[-1].span.end
    if text[items.span.start] == "[":
        return f"{text[:last]}, {entry}{text[last:]}"
    first = items.items[0]
    dash = text.rindex("-", 0, first.span.start)
    indent = text[text.rfind("\n", 0, dash) + 1 : dash]
    end = _line_end(text, last)
    return f"{text[:end]}{_break_of(text)}{indent}- {entry}{text[end:]}"


def _with_line(text: str, line: str, *, first: bool = False) -> str:
    """Return `text` with one more line in its head; with a head if it has none."""
    end_of_line = _break_of(text)
    cut, _ = _pairs(text)
    if cut is None:
        start = len(BOM) if text.startswith(BOM) else 0
        fence = f"---{end_of_line}"
        return f"{text[:start]}{fence}{line}{end_of_line}{fence}{text[start:]}"
    at = cut.head.start if first else cut.head.end
    return f"{text[:at]}{line}{end_of_line}{text[at:]}"


def _line_end(text: str, at: int) -> int:
    match = _BREAK.search(text, at)
    return match.start() if match else len(text)


def _break_of(text: str) -> str:
    """Return the line break that the note uses."""
    match = _BREAK.search(text)
    return match[0] if match else "\n"
