"""The Markdown extensions whose work depends on nothing but the text and their options.

Only with these may one parser make many pages, in any process, and may a page be kept for the
next build. Each stands here because a test compares it, to the byte, with a new parser a page.
"""

from collections.abc import Iterable, Mapping

KNOWN = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "fenced_code",
        "footnotes",
        "legacy_attrs",
        "legacy_em",
        "md_in_html",
        "meta",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
        "pymdownx.arithmatex",
        "pymdownx.betterem",
        "pymdownx.blocks.admonition",
        "pymdownx.blocks.caption",
        "pymdownx.blocks.definition",
        "pymdownx.blocks.details",
        "pymdownx.blocks.html",
        "pymdownx.blocks.tab",
        "pymdownx.caret",
        "pymdownx.critic",
        "pymdownx.details",
        "pymdownx.emoji",
        "pymdownx.escapeall",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.progressbar",
        "pymdownx.quotes",
        "pymdownx.saneheaders",
        "pymdownx.smartsymbols",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "pymdownx.tilde",
    }
)
"""Left out on purpose: those that read files (`snippets`, `b64`) or ask where a page stands."""

_HOMES = ("markdown", "pymdownx", "material")
_NUMBERED = "UNIQUE_IDS"
"""An option of `footnotes` that counts the pages a parser has made."""


def are_known(names: Iterable[object], options: Mapping[str, object]) -> bool:
    """Tell whether all extensions are known, and whatever runs on their behalf with them."""
    return all(_is_known(name, options) for name in names)


def _is_known(name: object, options: Mapping[str, object]) -> bool:
    if not isinstance(name, str) or name.removeprefix("markdown.extensions.") not in KNOWN:
        return False
    stated = options.get(name) or {}
    counts = isinstance(stated, Mapping) and bool(stated.get(_NUMBERED))
    return not counts and _is_plain(stated)


def _is_plain(value: object) -> bool:
    """Tell whether a value holds no function from elsewhere."""
    if isinstance(value, Mapping):
        return all(_is_plain(item) for item in value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return all(_is_plain(item) for item in value)
    if value is None or isinstance(value, str | int | float):
        return True
    made_by = getattr(value, "func", value)  # a `partial`, as `pymdownx.slugs` gives
    return str(getattr(made_by, "__module__", "")).partition(".")[0] in _HOMES
