"""Blocks that CommonMark tells apart without an empty line, and Python-Markdown only with one."""

from collections.abc import Iterator

from markdown_it.token import Token

from garden.model import Edit, EditKind, Span
from garden.reading.sourcemap import SourceMap

_STARTS = frozenset({"bullet_list_open", "ordered_list_open", "table_open"})
_APART = _STARTS | {"block_id", "list_item_open"}


def blocks_apart(tokens: list[Token], lines: SourceMap) -> Iterator[Edit]:
    """Yield each place above a block that needs an empty line and has none."""
    for index in range(1, len(tokens)):
        # Most tokens begin nothing of the kind.
        if tokens[index].type not in _APART and tokens[index - 1].type != "table_close":
            continue
        if _is_glued(tokens, index) or _is_swallowed(tokens, index, lines):
            first, _ = tokens[index].map or [0, 0]
            if first > 0 and lines.line_text(first - 1).strip(" \t>"):
                start = lines.line_start(first)
                yield Edit(EditKind.LIST, Span(start, start))


def _is_glued(tokens: list[Token], index: int) -> bool:
    """Tell whether Python-Markdown wants an empty line where CommonMark needs none.

    That is before a list or a table under a paragraph, but not under the first one of a list
    item, where an empty line would loosen the list; before anything under a table; and
    before the id that stands under a quote.
    """
    before, token = tokens[index - 1], tokens[index]
    if before.type == "table_close":
        return token.nesting >= 0
    if token.type == "block_id":
        return before.type == "blockquote_close"
    if token.type not in _STARTS or before.type != "paragraph_close" or before.hidden:
        return False
    # Before the list: the parent's opening, then the paragraph's three tokens.
    return index < 4 or tokens[index - 4].type != "list_item_open"  # noqa: PLR2004


def _is_swallowed(tokens: list[Token], index: int, lines: SourceMap) -> bool:
    """Tell whether an item follows a code block that stands apart in the item before it.

    Python-Markdown would take the item's first line for a part of the one before.
    """
    code = tokens[index - 2]
    if tokens[index].type != "list_item_open" or code.type != "fence" or not code.map:
        return False
    return not lines.line_text(code.map[0] - 1).strip()
