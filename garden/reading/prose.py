"""Running text with places: what a reader reads, and where in the file it stands word for word.

Prose is what paragraphs, list items, quotes, callouts, footnotes and table cells say.
Headings are not prose. What links, code, HTML, math and comments say is part of the text,
since words beside it must be read with it, but belongs to no run: only runs may be changed.
"""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it.token import Token

from garden.model import Prose, Run, Span
from garden.reading.sourcemap import Located
from garden.reading.visible import is_plain, token_text

PROSE_BLOCKS = frozenset({"paragraph_open", "td_open"})
"""Blocks whose inline content is prose."""

_CALLOUT_LINE = re.compile(r"\[![^\]\n]*\][^\n]*")
_ABBREVIATION = re.compile(r"\*\[[^\]]+\]:")
_MARKUP = re.compile(r"[\s*_~`=^+]*")
_SPECIAL = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});|\\[!-/:-@\[-`{-~]")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)", re.IGNORECASE)
_CLOSED = frozenset(
    {"a", "abbr", "button", "code", "kbd", "pre", "samp", "script", "style", "svg", "textarea"}
    | {"var"}
)
"""Inline HTML elements whose text is left alone."""

# Addresses, attribute lists, template tags and block ids: text to the parser, not to a reader.
# Each piece is bounded or never given back, so that no text takes longer than its length tells.
_NOT_PROSE = re.compile(
    r"\b[a-z][a-z0-9+.-]{0,40}+://\S++|\bwww\.\S++|(?<!\S)\S[^\s@]*+@\S[^\s.]*+\.\S++"
    r"|\{\{.{0,400}?\}\}|\{%.{0,400}?%\}|\{:?[ \t]{0,9}[#.][^}\n]{0,400}\}|\{:[^}\n]{0,400}\}"
    r"|(?:^|\s)\^[A-Za-z0-9-]+$",
    re.IGNORECASE,
)

_SIGNS = ("://", "@", "{", "^")
_NO_PIPE = re.compile(r"[^|]+")


def read_prose(token: Token, located: Located, source: str, opened: str) -> Prose | None:
    """Return the prose of one inline token, or None if there is no run in it.

    `source` is the whole file, `opened` the block that holds the token. A stretch that does
    not stand in the file exactly as it is read is no run.
    """
    if opened not in PROSE_BLOCKS or _ABBREVIATION.match(token.content):
        return None
    if is_plain(token):
        text, found, strong = token.content, [Run(0, len(token.content), 0)], []
    else:
        reader = _Reader(token.content)
        reader.read(token.children or [])
        text, found, strong = "".join(reader.parts), reader.runs, reader.strong
    runs = tuple(_in_file(_trimmed(text, found), text, located, source))
    if not runs:
        return None
    return Prose(text, runs, tuple(strong), opened == "td_open")


def span_of(prose: Prose, start: int, end: int) -> Span | None:
    """Return where `start` to `end` of the text stands in the file; None if not all of it does.

    It may go on over a line end, but not over markup.
    """
    over = [run for run in prose.runs if run.start < end and start < run.end]
    if not over or over[0].start > start or over[-1].end < end:
        return None
    if any(prose.text[a.end : b.start] != "\n" for a, b in pairwise(over)):
        return None
    first, last = over[0], over[-1]
    return Span(first.offset + start - first.start, last.offset + end - last.start)


class _Reader:
    """The text of one block, with runs whose offsets are still those of its inline content."""

    def __init__(self, content: str) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.strong: list[Span] = []
        self._content = content
        self._length = 0
        self._cursor = 0
        self._closed = 0
        self._opened: list[int] = []

    def read(self, children: Iterable[Token]) -> None:
        for token in children:
            match token.type:
                case "text" if token.content and not self._closed:
                    self.runs += self._place(token.content)
                    self._add(token.content)
                case "softbreak":
                    self._after("\n")
                    self._add("\n")
                case "strong_open":
                    self._after(token.markup)
                    self._opened.append(self._length)
                case "strong_close":
                    self._after(token.markup)
                    self.strong.append(Span(self._opened.pop(), self._length))
                case _:
                    self._pass(token)
                    self._add(token_text(token))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _place(self, text: str) -> list[Run]:
        """Find `text` at the cursor; where it was written with escapes, find what lies between."""
        found = self._content.find(text, self._cursor)
        is_next = found == self._cursor
        if is_next or (found > 0 and _MARKUP.fullmatch(self._content, self._cursor, found)):
            self._cursor = found + len(text)
            return [Run(self._length, self._length + len(text), found)]
        aligned = _align(text, self._content, self._cursor)
        if aligned is None:
            return []
        pieces, self._cursor = aligned
        return [Run(self._length + start, self._length + end, at) for start, end, at in pieces]

    def _pass(self, token: Token) -> None:
        """Move the cursor past a token that is no plain text."""
        match token.type:
            case "link_open":
                self._closed += 1
            case "link_close":
                self._closed -= 1
            case "code_inline":
                ticks = re.compile(rf"(?<!`){token.markup}(?!`)")
                self._skip(ticks)
                self._skip(ticks)
            case "html_inline":
                self._html(token.content)
            case "math_inline" | "math_inline_double":
                self._after(token.content + token.markup)
            case "footnote_ref":
                self._skip(re.compile(r"\[\^[^\]]*\]"))
            case _ if token.markup and token.nesting:
                self._after(token.markup)
            case _:
                pass
        if "end" in token.meta:
            self._cursor = max(self._cursor, token.meta["end"])

    def _html(self, text: str) -> None:
        self._after(text)
        tag = _TAG.match(text)
        if tag and tag["name"].lower() in _CLOSED and not text.endswith("/>"):
            self._closed = max(0, self._closed - 1) if tag["close"] else self._closed + 1

    def _after(self, text: str) -> None:
        found = self._content.find(text, self._cursor)
        self._cursor = found + len(text) if found >= 0 else self._cursor

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.search(self._content, self._cursor)
        self._cursor = found.end() if found else self._cursor


def _align(text: str, content: str, at: int) -> tuple[list[tuple[int, int, int]], int] | None:
    """Match `text` with what was written for it: as it is, or as an escape or an entity.

    Return (start, end, offset in the content) of what stands as it is, and the end of all.
    """
    markup = _MARKUP.match(content, at)
    at = markup.end() if markup and not content.startswith(text[:1], at) else at
    pieces: list[tuple[int, int, int]] = []
    begun = done = 0
    while done < len(text):
        special = _SPECIAL.match(content, at)
        meant = _meant(special[0]) if special else ""
        if special and meant and text.startswith(meant, done):
            pieces.append((begun, done, at - (done - begun)))
            at, done = special.end(), done + len(meant)
            begun = done
        elif content.startswith(text[done], at):
            at, done = at + 1, done + 1
        else:
            return None
    pieces.append((begun, done, at - (done - begun)))
    return [piece for piece in pieces if piece[0] < piece[1]], at


def _meant(special: str) -> str:
    return special[1:] if special.startswith("\\") else html.unescape(special)


def _trimmed(text: str, runs: list[Run]) -> list[Run]:
    """Cut out of the runs what is text to the parser only, such as a bare address."""
    title = _CALLOUT_LINE.match(text)
    holes = [title.span()] if title else []
    # Most text has no sign of any of these, which is quick to see.
    if any(map(text.__contains__, _SIGNS)) or "www." in text.lower():
        holes += [match.span() for match in _NOT_PROSE.finditer(text)]
    for start, end in holes:
        cut = [(r, (r.start, min(r.end, start)), (max(r.start, end), r.end)) for r in runs]
        runs = [
            Run(a, b, run.offset + a - run.start)
            for run, before, after in cut
            for a, b in (before, after)
            if a < b
        ]
    return runs


def _in_file(runs: list[Run], text: str, located: Located, source: str) -> Iterator[Run]:
    """Yield the runs that stand in the file as they are read, with their offsets there."""
    # A table cell has a backslash before each of its pipes.
    is_whole = "|" not in text
    for run in runs:
        pieces = () if is_whole else _NO_PIPE.finditer(text, run.start, run.end)
        for start, end in [(run.start, run.end)] if is_whole else (p.span() for p in pieces):
            offset = located.offset(run.offset + start - run.start)
            if source.startswith(text[start:end], offset):
                yield Run(start, end, offset)
