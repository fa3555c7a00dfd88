"""Where the head of a note begins and ends. What it says is read elsewhere.

A head is the text between `---` on the first line and the next line that is `---` (or
`...`). Heads in another dialect, without an end, or below empty lines are still found,
kept out of the body, and said to be wrong.
"""

import json
import re
from dataclasses import dataclass

from garden.model import Span
from garden.strictyaml.read import Shape, is_key_line
from garden.strictyaml.tree import Slip

BOM = "\ufeff"
_LINE_END = r"[ \t]*(?:\r\n|[\r\n]|\Z)"
_OPEN = re.compile(r"---" + _LINE_END)
_OPEN_LATE = re.compile(r"\s+---" + _LINE_END)
_CLOSE = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)" + _LINE_END)
_DIRECTIVES = re.compile(r"(?:[#%][^\r\n]*(?:\r\n|[\r\n]))*%[^\r\n]*(?:\r\n|[\r\n])\Z")
_TOML = re.compile(r"\+\+\+" + _LINE_END)
_TOML_KEY = re.compile(r"\s*(?:[#\[]|[\w.\"'-]+\s*=)")
_TOML_CLOSE = re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+" + _LINE_END)
_JSON = re.compile(r"\{\s*\"[^\"\r\n]*\"\s*:")
_JSON_LINE = re.compile(r"\{\s*(?:\"|$)")
_JSON_CLOSE = re.compile(r"(?:(?<=\n)|(?<=\r))\}" + _LINE_END)
_AFTER_JSON = re.compile(_LINE_END)
_LONGEST_JSON = 65_536
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n]|\Z)")
_HEAD_LINE = re.compile(r"[ \t]+\S|-\s|#|[\]}]")


@dataclass(frozen=True, slots=True)
class Cut:
    """A note cut into head and body."""

    head: Span
    """The YAML between the fences; empty if there is none that we read."""
    body_start: int
    """Where the body begins."""
    slips: tuple[Slip, ...] = ()
    """What is wrong with the fences."""
    certain: bool = False
    """Whether it is a head whatever the YAML turns out to be."""


def cut_head(text: str) -> Cut | None:
    """Return where the head of `text` may be; None if the text is all body."""
    start = len(BOM) if text.startswith(BOM) else 0
    opening = _OPEN.match(text, start)
    if opening:
        return _yaml(text, opening) or _unclosed(text, opening)
    if text.startswith("+++", start):
        return _toml(text, start)
    if text.startswith("{", start):
        return _json(text, start)
    late = _OPEN_LATE.match(text, start)
    return _late(text, late) if late else None


def is_meant_as_head(text: str, cut: Cut, shape: Shape) -> bool:
    """Tell a head, perhaps a broken one, from prose that stands between two rules.

    A head has keys; what is only meant as one begins with a key, or fills the space
    between the fences without an empty line.
    """
    if cut.certain or shape in {Shape.PAIRS, Shape.EMPTY}:
        return True
    block = text[cut.head.start : cut.head.end]
    lines = [line.strip() for line in block.splitlines() if not line.startswith("#")]
    first = next(filter(None, lines), "")
    if is_key_line(first) or _JSON_LINE.match(first):
        return True
    return all(lines) and (shape is not Shape.BROKEN or any(map(is_key_line, lines)))


def _yaml(text: str, opening: re.Match[str]) -> Cut | None:
    closing = _CLOSE.search(text, opening.end())
    if closing is None:
        return None
    block = text[opening.end() : closing.start()]
    if not _DIRECTIVES.match(block):
        return Cut(Span(opening.end(), closing.start()), closing.end())
    inner = _yaml(text, closing) or Cut(Span(closing.start(), closing.start()), closing.end())
    at = Span(opening.end(), closing.start())
    slip = Slip(at, "A line that begins with % has no place in a head.", "Delete it.")
    return Cut(inner.head, inner.body_start, (slip,), certain=True)


def _late(text: str, opening: re.Match[str]) -> Cut | None:
    """Accept a head below empty lines, if it begins at once with a key."""
    cut = _yaml(text, opening)
    if cut is None or not is_key_line(_first_said(text, opening.end())):
        return None
    at = text.index("---", opening.start())
    slip = Slip(
        Span(at, at + 3),
        "The head does not begin on the first line of the file.",
        "Delete the empty lines above the first ---.",
    )
    return Cut(cut.head, cut.body_start, (slip,), certain=True)


def _unclosed(text: str, opening: re.Match[str]) -> Cut | None:
    """Take the lines that look like a head that has no end, if the first does."""
    if not is_key_line(_first_said(text, opening.end())):
        return None
    end = opening.end()
    for line in _LINE.finditer(text, end):
        if not (is_key_line(line[0]) or _HEAD_LINE.match(line[0])):
            break
        end = line.end()
    slip = Slip(
        Span(opening.start(), opening.start() + 3),
        "The head that begins here is never closed.",
        "Put a line --- below its last field.",
    )
    return Cut(Span(opening.end(), end), end, (slip,), certain=True)


def _first_said(text: str, start: int) -> str:
    """Return the first line from `start` on that is no comment."""
    lines = (line[0] for line in _LINE.finditer(text, start))
    return next((line for line in lines if not line.startswith("#")), "")


def _toml(text: str, start: int) -> Cut | None:
    opening = _TOML.match(text, start)
    if opening is None or not _TOML_KEY.match(text, opening.end()):
        return None
    closing = _TOML_CLOSE.search(text, opening.end())
    return _foreign("TOML", start, closing.end()) if closing else None


def _json(text: str, start: int) -> Cut | None:
    if not _JSON.match(text, start):
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text[: start + _LONGEST_JSON], start)
        after = _AFTER_JSON.match(text, end)
    except (ValueError, RecursionError):
        after = _JSON_CLOSE.search(text, start)
    return _foreign("JSON", start, after.end()) if after else None


def _foreign(dialect: str, start: int, end: int) -> Cut:
    slip = Slip(
        Span(start, end),
        f"This head is written in {dialect}, which is not read here.",
        "Write it as `key: value` lines between two lines that are ---.",
    )
    return Cut(Span(end, end), end, (slip,), certain=True)
