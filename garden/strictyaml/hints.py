"""Why YAML cannot read a line, in words for somebody who has never heard of YAML.

libyaml tells where it stumbled, seldom why. Each cause below is a pattern that is wrong
in YAML for certain; the table is in order, and the first that fits speaks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from garden.model import Span
from garden.strictyaml.tree import Slip, shorten

_KEY = r"^\s*(?:-\s+)*[^\s:\"'#\[{][^:]*:\s+"
_VALUE = r"(?:^\s*|[:\-,]\s+|[\[{]\s*)"
_QUOTED = re.compile(r"([\"']).+\1")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n]|$)")
_LONGEST, _MOST = 300, 50
"""Characters of a line, and lines, that are looked at: patterns meet what anyone may write."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A common slip. `at` names the offending bit; `{at}` and `{quoted}` stand for it."""

    pattern: re.Pattern[str]
    """Searched for in one line."""
    message: str
    """What is wrong."""
    hint: str
    """What to do about it."""


def _cause(pattern: str, message: str, hint: str) -> Cause:
    return Cause(re.compile(pattern), message, hint)


CAUSES: tuple[Cause, ...] = (
    _cause(
        r"^(?P<at><{7}|={7}|>{7})",
        "A merge conflict was left in the head.",
        "Keep one of the two versions and delete the lines that begin with <, = and >.",
    ),
    _cause(
        _VALUE + r"(?P<at>@[\w./-]*)",
        "`{at}` begins with @, which YAML keeps for itself.",
        "Quote the @: {quoted}.",
    ),
    _cause(
        r"(?P<at>\{\{.*?\}\}|\{%.*?%\}|<%.*?%>)",
        "`{at}` is a template placeholder that was never filled in.",
        "Write the value in its place, or delete the line.",
    ),
    _cause(
        r"(?P<at>!?\[\[[^\[\]]*\]\](?:\s*,\s*!?\[\[[^\[\]]*\]\])+)",
        "Several links stand side by side, and YAML does not see a list.",
        'Write a list of quoted links: ["[[One]]", "[[Other]]"].',
    ),
    _cause(
        _VALUE + r"(?P<at>!?\[\[[^\[\]]*\]\]\s*[^\s,\]}#].*)$",
        "More text follows after a link.",
        "Put quotes round the whole value: {quoted}.",
    ),
    _cause(
        _VALUE + r"(?P<at>!?\[[^\[\]]*\]\([^)]*\).*)$",
        "A Markdown link begins with a bracket, which YAML takes for a list.",
        "Put quotes round the whole value: {quoted}.",
    ),
    _cause(
        r"^ *(?P<at>\t)",
        "The line is indented with a tab, and YAML allows only spaces.",
        "Replace the tab by spaces.",
    ),
    _cause(
        _VALUE + r"(?P<at>(?:[`%]|[|>](?![+-]?\d?\s*(?:#|$))).*?)\s*$",
        "`{at}` begins with a character that YAML keeps for itself.",
        "Put quotes round the value: {quoted}.",
    ),
    _cause(
        _VALUE + r"(?P<at>[*&](?:[^\s\w].*|[\w-]*[^\s\w,\]}-].*)?)$",
        "`{at}` begins with a character that YAML keeps for itself.",
        "Put quotes round the value: {quoted}.",
    ),
    _cause(
        _VALUE + r'"(?:[^"\\]|\\[0abtnvfre "/\\N_LPxuU])*(?P<at>\\.)',
        "`{at}` means nothing between double quotes.",
        "Use single quotes, in which a backslash is only a backslash.",
    ),
    _cause(
        _VALUE + r"(?P<at>(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*[^\s,:\]}#].*)$",
        "More text follows after the closing quotation mark.",
        "Put quotes round the whole value: {quoted}.",
    ),
    _cause(
        _VALUE + r"(?P<at>\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*)$",
        "A quotation mark opens here and is never closed.",
        "Close it at the end of the value.",
    ),
    _cause(
        _KEY + r"(?P<at>-(?:\s.*)?)$",
        "A list begins on the line of its key.",
        "Begin a new line before the dash, or write [one, other].",
    ),
    _cause(
        r"^\s*-\s+(?P<at>(?:[A-Z]|[^\s:\"'\[{]+ )[^:]*:\s.*:(?:\s.*)?)$",
        "The entry has colons in it, so YAML takes it for a key.",
        "Put quotes round the entry: {quoted}.",
    ),
    _cause(
        _KEY + r"(?P<at>[^\s\"'\[{|>].*?:(?:\s.*)?)$",
        "The value has a colon in it, so YAML takes it for another key.",
        "Put quotes round the value: {quoted}.",
    ),
    _cause(
        r"\[(?:[^\]#]*,)?\s*(?P<at>#\w[^\s\],]*)",
        "`{at}` begins with #, which makes the rest of the line a comment.",
        "Leave the # out, or quote it: {quoted}.",
    ),
    _cause(
        r"\[(?:.*,)?\s*(?P<at>,)",
        "There is nothing in front of this comma.",
        "Delete the comma.",
    ),
    _cause(
        _VALUE + r"(?P<at>\[[^\]]*|\{[^}]*)$",
        "A bracket opens here and is never closed.",
        "Close it at the end of the list.",
    ),
    _cause(
        r"^(?P<at>[\w-]+:)[^\s/:]",
        "A space is missing after `{at}`.",
        "Write the colon, a space, and then the value.",
    ),
    _cause(
        r"^(?P<at>[^\s#:\-][^:]*)$",
        "This line is not of the form `key: value`.",
        "Indent it if it belongs to the line above, or move it below the closing ---.",
    ),
    _cause(
        r"^\s+(?P<at>[\w -]+:)(?:\s|$)",
        "`{at}` is indented differently from the lines it belongs to.",
        "Give all keys that belong together the same indentation.",
    ),
    _cause(
        r"^\s*(?P<at>-\s.*)$",
        "This list entry belongs to no key.",
        "Write a line such as `tags:` above the list, and nothing after its colon.",
    ),
)


def explain(source: str, base: int, error: yaml.YAMLError | None = None) -> Slip:
    """Return what to tell the author of `source`, which begins at offset `base` of the file."""
    marks = [
        mark.index
        for name in ("problem_mark", "context_mark")
        if (mark := getattr(error, name, None)) is not None
    ]
    for start, line in _lines(source, marks):
        for cause in CAUSES:
            found = cause.pattern.search(line)
            if found:
                return _slip(cause, found, base + start)
    at = base + min(marks[0] if marks else 0, len(source))
    problem = str(getattr(error, "problem", "") or "it is not YAML")
    return Slip(
        Span(at, at),
        f"YAML cannot read this: {problem}.",
        "Look for a quote, bracket or colon too many, or for uneven indentation.",
    )


def _lines(source: str, marks: list[int]) -> Iterator[tuple[int, str]]:
    """Yield offset and text of lines: those under suspicion first, then the first ones."""
    lines = [(m.start(), m[0].rstrip("\r\n")[:_LONGEST]) for m in _LINE.finditer(source)]
    suspects = (bisect_right(lines, mark, key=lambda line: line[0]) - 1 for mark in marks)
    yield from (lines[number] for number in suspects if number >= 0)
    yield from lines[:_MOST]


def _slip(cause: Cause, found: re.Match[str], start: int) -> Slip:
    at = found["at"]
    inner = at[1:-1] if _QUOTED.fullmatch(at) else at
    quoted = f"'{inner}'" if '"' in inner else f'"{inner}"'
    return Slip(
        Span(start + found.start("at"), start + found.end("at")),
        cause.message.format(at=shorten(at)),
        cause.hint.format(quoted=shorten(quoted, 80)),
    )
