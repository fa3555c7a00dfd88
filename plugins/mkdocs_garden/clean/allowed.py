"""The allow-list: elements, attributes and values that a note may bring into a page.

Whatever is not named here does not reach a reader. It holds what Markdown and the extensions of
Material make: code, tabs, admonitions, details, footnotes, task lists, tables, keys, captions.
"""

import re
from collections.abc import Callable
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _words("""
    a abbr article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del
    details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd label
    li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup
    table tbody td tfoot th thead time tr track u ul var video wbr
""")
EMPTIED = _words("""
    applet base embed frame frameset head link math meta noembed noframes noscript object
    plaintext script select style svg template textarea title xmp
""")
"""Elements that go with all that they hold; of others that are not allowed, the text stays."""

EVERYWHERE = _words("""
    aria-hidden aria-label aria-level class data-align data-height data-linenums
    data-preview data-search-exclude data-width dir hidden id lang role tabindex title
""")
_CELL = frozenset({"colspan", "rowspan", "scope", "headers"})
_MEDIA = frozenset({"controls", "height", "loop", "muted", "poster", "preload", "src", "width"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": EVERYWHERE,
    "a": frozenset({"href", "target"}),
    "audio": _MEDIA,
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "iframe": frozenset({"src", "width", "height", "allowfullscreen"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "input": frozenset({"type", "name", "checked", "disabled"}),
    "label": frozenset({"for"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "source": frozenset({"src", "type", "media"}),
    "td": _CELL,
    "th": _CELL,
    "time": frozenset({"datetime"}),
    "track": frozenset({"src", "kind", "label", "srclang", "default"}),
    "video": _MEDIA,
}

PREFIX = "note-"
"""Put before an id of a note that would stand in for one of the theme's."""

MARK = "\x02garden-link/"
"""How the mark begins that stands for an address until all pages are known."""

_MADE_IDS = re.compile(r"__(?:tabbed|codelineno|span|code)[_-]\d[\d_-]*\Z")
"""Ids with underscores that the Markdown extensions make."""
_TAB = re.compile(r"__tabbed_\d[\d_]*\Z")
_CLASSES = _words("""
    md-button md-button--primary md-icon md-tag
    garden-ambiguous garden-embed garden-file garden-film garden-hashtag garden-heading
    garden-query-card garden-sound garden-term garden-wanted
""")
_THEIRS = ("md-", "mdx-", "garden-", "js-")


@lru_cache(maxsize=16384)
def filter_attribute(element: str, name: str, value: str) -> str | None:
    """Return what an allowed attribute may say; None if it may not be there."""
    limit = _LIMITS.get(name)
    if limit is None or (name == "type" and element != "input"):
        return value
    return limit(value)


def safe_id(written: str) -> str | None:
    """Return an id that is none of the theme's; None if there is nothing in it.

    Those of Material's own parts and of ours begin with two underscores.
    """
    if written.startswith("__") and not _MADE_IDS.match(written):
        return PREFIX + written
    return written or None


_DRAWN = "mermaid"
"""What Material would draw with a program from another site, which the policy does not let it
fetch, and whose drawings bring style sheets of their own: the text stays, as code."""


def _classes(value: str) -> str | None:
    """Return the classes that a note may claim; not those that make parts of the theme."""
    kept = [
        name
        for name in value.split()
        if name in _CLASSES or not name.lower().startswith((*_THEIRS, _DRAWN))
    ]
    return " ".join(kept) or None


def _plain_address(value: str) -> str | None:
    if value.startswith("#"):
        return f"#{safe_id(value[1:]) or ''}"
    return value if value.startswith(MARK) or is_plain(value) else None


def is_plain(address: str) -> bool:
    r"""Tell whether an address says where it leads.

    One that begins like a path of this site and is none, such as `/\host`, does not, nor does
    one with a name before its host, as in `https://known.example@host`.
    """
    return not _DISGUISED.match(address)


_DISGUISED = re.compile(
    r"[\x00-\x20]*(?:[/\\]{2}|/?[^?#]*\\|[^/?#:]*\s[^/?#:]*:"
    r"|https?:(?!//[^/\\@?#]+(?:[/?#]|\Z)))|[^?#]*[\x00-\x1f\x7f]",
    re.IGNORECASE,
)


def _only(*values: str) -> Callable[[str], str | None]:
    return lambda value: value if value in values else None


def _of_tabs(value: str) -> str | None:
    return value if _TAB.match(value) else None


_LIMITS: dict[str, Callable[[str], str | None]] = {
    "class": _classes,
    "for": _of_tabs,
    "href": _plain_address,
    "id": safe_id,
    "name": _of_tabs,
    "role": _only("heading", "note", "img", "doc-noteref", "doc-endnotes", "doc-backlink"),
    "tabindex": _only("0", "-1"),
    "target": _only("_blank"),
    "type": lambda value: "radio" if value.lower() == "radio" else "checkbox",
}
"""What attributes may say of which not every value is harmless."""
