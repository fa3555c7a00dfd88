"""Callouts as Obsidian means them, told so that the engine shows the same.

`pymdownx.quotes` makes of the kind a class and of its name the default title; Material
knows the looks of twelve kinds. https://help.obsidian.md/callouts lists all names.
"""

import re
from collections.abc import Iterator

LOOKS = frozenset(
    {"abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote"}
    | {"success", "tip", "warning"}
)
"""The kinds that Material draws."""

ALIASES = {
    "attention": "warning",
    "caution": "warning",
    "check": "success",
    "cite": "quote",
    "done": "success",
    "error": "danger",
    "fail": "failure",
    "faq": "question",
    "help": "question",
    "hint": "tip",
    "important": "tip",
    "missing": "failure",
    "summary": "abstract",
    "tldr": "abstract",
    "todo": "info",
}
"""Other names, and the kind whose looks each has; any other name looks like a note."""

_MARK = re.compile(r"\[!(?P<kind>[^\]\n]+)\][+-]?(?P<title>[^\n]*)")
_BLOCK_START = re.compile(r"[ \t]*(?P<mark>[-+*#>](?=[ \t]|$|[#>])|>|\d+(?P<dot>[.)])(?=[ \t]|$))")
_NOT_CLASS = re.compile(r"[^\w-]+")


def callout_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and replacement of what the engine would read otherwise.

    `text` is the first paragraph of a quote.
    """
    mark = _MARK.match(text)
    if mark is None:
        return
    kind, *classes = (part.strip() for part in mark["kind"].split("|"))
    name = kind.lower()
    looks = [kind] if name in LOOKS else [ALIASES.get(name, "note"), name]
    written = "|".join(filter(None, (_NOT_CLASS.sub("-", part) for part in (*looks, *classes))))
    if written != mark["kind"]:
        yield mark.start("kind"), mark.end("kind"), written
    if not mark["title"].strip() and name not in LOOKS:
        yield mark.start("title"), mark.end("title"), f" {kind.capitalize()}"
    block = _BLOCK_START.match(text, mark.start("title"))
    if block:
        at = block.start("dot") if block["dot"] else block.start("mark")
        yield at, at, "\\"
