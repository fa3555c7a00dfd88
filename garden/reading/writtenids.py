"""Ids that authors wrote themselves: in attribute lists `{#id}`, and in raw HTML."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"\{:?(?P<list>[^{}\n]*)\}")
_TRAILING = re.compile(r"(?<! )[ ]+\{:?(?P<list>[ ]*[^{}\n ][^{}\n]*)\}[ ]*$")
_ID = re.compile(r"(?<!\S)#([^\s={}]+)")


def written_ids(token: Token) -> Iterator[tuple[str, bool]]:
    """Yield the ids in a block token, and whether the engine sees each when it makes others.

    It sets raw HTML aside before it makes the ids of headings, so these two may be the same.
    """
    if token.type == "html_block":
        yield from _html_ids(token.content)
    for child in token.children or ():
        if child.type == "html_inline":
            yield from _html_ids(child.content)
        elif child.type == "text" and "{" in child.content:
            for attributes in _ATTRIBUTES.finditer(child.content):
                yield from ((name, True) for name in _ID.findall(attributes["list"])[-1:])


def split_attributes(heading: str) -> tuple[str, str]:
    """Return a heading's text without the attribute list at its end, and the id in that list."""
    attributes = _TRAILING.search(heading) if "{" in heading else None
    if attributes is None:
        return heading, ""
    ids = _ID.findall(attributes["list"])
    return heading[: attributes.start()], ids[-1] if ids else ""


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the `id` of any element and the `name` of an old-style anchor."""
        is_seen = any(name == "markdown" for name, _ in attrs)
        self.found += [
            (value, is_seen)
            for name, value in attrs
            if value and (name == "id" or (name == "name" and tag == "a"))
        ]


def _html_ids(html: str) -> list[tuple[str, bool]]:
    reader = _Ids()
    # The standard parser gives up with an assertion on some malformed declarations.
    with suppress(AssertionError):
        reader.feed(html)
    return reader.found
