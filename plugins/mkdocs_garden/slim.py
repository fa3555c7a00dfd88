"""Pages without the indentation of the templates that made them.

Templates are indented to be read, and what they leave between elements is a fifth of a page.
"""

import re

_KEPT = re.compile(r"<(pre|textarea|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_AFTER, _BEFORE = re.compile(r"(\A|>)\s*\n\s*"), re.compile(r"\s*\n\s*(<|\Z)")


def slim(html: str) -> str:
    """Return a page with one line break where several blanks stood beside a tag.

    To a browser both are one space. Where blanks mean something, they stay.
    """
    parts, at = [], 0
    for kept in _KEPT.finditer(html):
        parts += [_slim(html[at : kept.start()]), kept.group()]
        at = kept.end()
    return "".join((*parts, _slim(html[at:])))


def _slim(html: str) -> str:
    return _BEFORE.sub(r"\n\1", _AFTER.sub(r"\1\n", html))
