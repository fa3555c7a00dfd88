"""The Markdown parser: CommonMark, what Material's reference adds, and the wiki syntax.

Rules are functions in visible lists, as markdown-it-py has them. The parser only *reads*:
nothing here renders. Rules that stand for a construct of the engine (admonitions, tabs,
math, footnotes) are there so that we find the links inside them, or leave them alone.
"""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.common.utils import normalizeReference
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline, autolink, image, link
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from garden.reading.baked import baked_rule
from garden.reading.plain import take_short_ways

MATERIAL_INDENT = 4
"""Python-Markdown's tab length: how far bodies of admonitions and tabs are indented."""

DEEPEST = 50
"""How deep blocks may stand in one another; what is further in is not read."""

_MATERIAL = re.compile(r'(?:!!!|\?\?\?\+?)[ \t]+["\w-]|===[!+]?[ \t]+["\']')
_RAW_TAG = re.compile(r" {0,3}</?(?P<name>[a-z][a-z0-9-]*)(?P<attributes>[^>]*)", re.IGNORECASE)
_MARKDOWN_INSIDE = re.compile(r"\smarkdown(?=[\s=/]|$)")
_VERBATIM = frozenset({"script", "pre", "style", "textarea"})
_VOID = frozenset({"base", "basefont", "col", "frame", "hr", "link", "meta", "param", "track"})
_WIKILINK = re.compile(
    r"!?\[\[(?P<inner>(?!\s*\]\])[^\[\n|]*?(?:\|(?:[^\[\]\n]|\[[^\[\]\n]*\]|\](?!\]))*?)?)\]\]"
)
"""A target without brackets; a label may hold pairs of them."""
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)\s*$")
_TAG = re.compile(r"#([\w/-]*[^\W\d][\w/-]*)")


def wikilink_rule(state: StateInline, silent: bool) -> bool:
    """`[[target#fragment|label]]` and `![[…]]`, on one line, never inside a link's text.

    Plain Markdown goes first: `[[1]](url)` is a link whose text is `[1]`, and where a
    reference `[x]: …` is defined, as Foam writes them, `[[x]]` is already a link.
    """
    # Silently, the text of a plain link is being measured, and in there we have no part.
    match = None if silent else _WIKILINK.match(state.src, state.pos, state.posMax)
    if match is None or state.linkLevel > 0:
        return False
    inner, end, embed = match["inner"], match.end(), match[0].startswith("!")
    if normalizeReference(inner) in state.env.get("references", {}):
        return False
    if state.src[end : end + 1] in {"(", "["} and _is_plain_link(state, embed):
        return False
    token = state.push("wikilink", "", 0)
    token.content = inner
    token.meta = {"start": match.start(), "end": end, "embed": embed}
    state.pos = end
    return True


def _is_plain_link(state: StateInline, embed: bool) -> bool:
    before = (state.pos, state.posMax)
    found = image(state, True) if embed else link(state, True)
    state.pos, state.posMax = before
    return found


def comment_rule(state: StateInline, silent: bool) -> bool:
    """`%% comment %%` inside a paragraph."""
    start = state.pos
    if not state.src.startswith("%%", start):
        return False
    closing = state.src.find("%%", start + 2, state.posMax)
    if closing < 0:
        return False
    if not silent:
        state.push("comment", "", 0).meta = {"start": start, "end": closing + 2}
    state.pos = closing + 2
    return True


def tag_rule(state: StateInline, silent: bool) -> bool:
    """`#tag` or `#a/b`: at a word's start, with at least one character that is no digit."""
    start = state.pos
    if state.src[start] != "#" or (start > 0 and not state.src[start - 1].isspace()):
        return False
    match = _TAG.match(state.src, start, state.posMax)
    if match is None or state.linkLevel > 0:
        return False
    if not silent:
        token = state.push("tag", "", 0)
        token.content = match[1].rstrip("/")
        token.meta = {"start": start, "end": match.end()}
    state.pos = match.end()
    return True


def located_link(state: StateInline, silent: bool) -> bool:
    """The parser's own `link` rule; the token learns where it stands."""
    return _located(link, state, silent, text_at=1)


def located_image(state: StateInline, silent: bool) -> bool:
    """The parser's own `image` rule; the token learns where it stands."""
    return _located(image, state, silent, text_at=2)


def located_autolink(state: StateInline, silent: bool) -> bool:
    """The parser's own `<https://…>` rule; the token learns where it stands."""
    return _located(autolink, state, silent, text_at=0)


def located_footnote(state: StateInline, silent: bool) -> bool:
    """The plugin's own `[^1]` rule; the token learns where it stands."""
    start = state.pos
    if not footnote_ref(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta |= {"start": start, "end": state.pos}
    return True


def _located(rule: Any, state: StateInline, silent: bool, *, text_at: int) -> bool:  # noqa: ANN401
    """Run `rule` and give the token it opens `meta["start"]`, `["end"]` and `["tail"]`."""
    start, opened = state.pos, len(state.tokens)
    # The rule overwrites `pending` text with a token of its own, so ask for that first.
    if not silent and state.pending:
        opened += 1
    if not rule(state, silent):
        return False
    if not silent:
        tail = None
        if text_at:
            after = state.pos
            tail = state.md.helpers.parseLinkLabel(state, start + text_at - 1, text_at == 1)
            state.pos = after
        state.tokens[opened].meta = {"start": start, "end": state.pos, "tail": tail}
    return True


def comment_block_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`%%` that opens on one line and closes on a later one."""
    if state.is_code_block(start) or not _line(state, start).startswith("%%"):
        return False
    if "%%" in _line(state, start)[2:]:
        return False
    closing = next((n for n in range(start + 1, end) if "%%" in _line(state, n)), None)
    if closing is None:
        return False
    if not silent:
        token = state.push("comment_block", "", 0)
        token.map = [start, closing + 1]
        state.line = closing + 1
    return True


def block_id_rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """`^id` alone on a line, which marks the block above: a table, quote, callout, list or fence.

    Right under a paragraph it is that paragraph's last line, and no block of its own.
    """
    match = None if state.is_code_block(start) else _BLOCK_ID.match(_line(state, start))
    if match is None or not (
        start + 1 >= state.lineMax
        or state.isEmpty(start + 1)
        or state.sCount[start + 1] < state.blkIndent
    ):
        return False
    if not silent:
        token = state.push("block_id", "", 0)
        token.content, token.map = match[1], [start, start + 1]
        state.line = start + 1
    return True


def material_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Admonitions `!!! note`, foldable `??? note` and tabs `=== "Title"` with their bodies."""
    if state.is_code_block(start) or not _MATERIAL.match(_line(state, start)):
        return False
    if silent:
        return True
    indent = state.sCount[start] + MATERIAL_INDENT
    stop = last = start + 1
    while stop < end and (state.isEmpty(stop) or state.sCount[stop] >= indent):
        stop += 1
        if not state.isEmpty(stop - 1):
            last = stop
    saved = (state.blkIndent, state.lineMax, state.parentType)
    state.push("material_open", "", 1).map = [start, last]
    state.blkIndent, state.lineMax = indent, last
    state.md.block.tokenize(state, start + 1, last)
    state.push("material_close", "", -1)
    state.blkIndent, state.lineMax, state.parentType = saved
    state.line = last
    return True


def raw_html_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's own `html_block` rule, made to end where the engine ends it.

    CommonMark goes on to the next empty line, Python-Markdown only to the end of the
    element, or of its opening tag if that says `markdown`.
    """
    if not html_block(state, start, end, silent):
        return False
    tag = None if silent else _RAW_TAG.match(state.tokens[-1].content)
    if tag is None or tag["name"].lower() in _VERBATIM:
        return True
    token = state.tokens[-1]
    state.line = start + _lines_of_element(tag, token.content.split("\n")[: state.line - start])
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, keepLastLF=True)
    return True


def _lines_of_element(tag: re.Match[str], lines: list[str]) -> int:
    name = tag["name"].lower()
    if name not in block_names or name in _VOID:
        return 1
    opening, closing = (
        re.compile(rf"<{name}\b", re.IGNORECASE),
        re.compile(rf"</{name}\b", re.IGNORECASE),
    )
    if _MARKDOWN_INSIDE.search(tag["attributes"]):
        return tag[0].count("\n") + 1
    depth = 0
    for number, line in enumerate(lines, start=1):
        depth += len(opening.findall(line)) - len(closing.findall(line))
        if depth <= 0:
            return number
    return len(lines)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


QUOTE_INTERRUPTS: RuleOptionsType = {"alt": ["blockquote"]}
INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
HTML_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}


def make_parser() -> MarkdownIt:
    """Return a parser with every rule of a garden note."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    footnote_plugin(parser, inline=False)
    parser.core.ruler.disable("footnote_tail")  # a footnote is read where it stands, used or not
    deflist_plugin(parser)
    dollarmath_plugin(
        parser, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True
    )
    parser.block.ruler.before("fence", "comment_block", comment_block_rule, INTERRUPTS)
    parser.block.ruler.before("fence", "material", material_rule, INTERRUPTS)
    parser.block.ruler.before("fence", "block_id", block_id_rule, QUOTE_INTERRUPTS)
    parser.block.ruler.before("fence", "baked", baked_rule, HTML_INTERRUPTS)
    parser.block.ruler.at("html_block", raw_html_rule, HTML_INTERRUPTS)
    parser.inline.ruler.before("link", "wikilink", wikilink_rule)
    parser.inline.ruler.before("link", "comment", comment_rule)
    parser.inline.ruler.before("link", "tag", tag_rule)
    parser.inline.ruler.at("link", located_link)
    parser.inline.ruler.at("image", located_image)
    parser.inline.ruler.at("autolink", located_autolink)
    parser.inline.ruler.at("footnote_ref", located_footnote)
    take_short_ways(parser)
    return parser
