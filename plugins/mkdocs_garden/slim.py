"""Pages without the indentation of the templates that made them.

Templates are indented to be read, and what they leave between elements would be a fifth of a page.
It goes before a template is compiled, once, and not from each page that it makes.
"""

import re
from collections.abc import Iterable

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import escape

_KEPT = re.compile(r"<(pre|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_INDENT = re.compile(r"(?<=\n)[ \t]+(?=[^ \t])")
_ESCAPED = re.compile(r"\|\s*e\s*(?=-?\}\})")
_SPECIAL = re.compile(r"[&<>\"']")


class Slim(Extension):
    """Takes the indentation out of a template's source; where blanks mean something, they stay."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the source with each line but the first, which may continue one, at the margin."""
        parts, at = [], 0
        for kept in _KEPT.finditer(source):
            parts += [_INDENT.sub("", source[at : kept.start()]), kept.group()]
            at = kept.end()
        slim = "".join((*parts, _INDENT.sub("", source[at:])))
        return _ESCAPED.sub("| plainly", slim)


def plainly(value: object) -> str:
    """Return what the filter `e` makes of a value, as a plain text.

    Where it is the last thing done to a value, nobody asks whether it is marked as safe.
    """
    if value.__class__ is str and not _SPECIAL.search(value):
        return value
    return str(escape(value))


def make_slim(env: Environment) -> None:
    """Let what `env` renders be without indentation, and without the lines of its mere tags."""
    env.filters["plainly"] = plainly
    env.optimized = False  # a build spends less on constants than the compiler on finding them
    env.add_extension(Slim)
    env.concat = _concat  # type: ignore[method-assign]


def _concat(pieces: Iterable[str]) -> str:
    """Join pieces of a page; a line break alone adds nothing to one before it.

    To a browser both are one space.
    """
    parts: list[str] = []
    add = parts.append
    broken = False
    for piece in pieces:
        # Not by index, since a piece that is marked as safe would be marked anew.
        text = piece.removeprefix("\n") if broken and piece.startswith("\n") else piece
        if text:
            add(text)
            broken = text.endswith("\n")
    return "".join(parts)
