"""The Markdown parser: CommonMark, what Material's reference adds, and the wiki syntax.

Rules are functions in visible lists, as markdown-it-py has them. The parser only *reads*:
nothing here renders. Rules that stand for a construct of the engine (admonitions, tabs,
math, footnotes) are there so that we find the links inside them, or leave them alone.
"""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

MATERIAL_INDENT = 4
"""Python-Markdown's tab length: how far bodies of admonitions and tabs are indented."""

_MATERIAL = re.compile(r'(?:!!!|\?\?\?\+?)[ \t]+["\w-]|===[!+]?[ \t]+["\']')
_TAG = re.compile(r"#([\w/-]*[^\W\d][\w/-]*)")


def wikilink_rule(state: StateInline, silent: bool) -> bool:
    """`[[target#fragment|label]]` and `![[…]]`, on one line, never inside a link's text.

    Plain Markdown goes first: `[[1]](url)` is a link whose text is `[1]`, and where a
    reference `[x]: …` is defined, as Foam writes them, `[[x]]` is already a link.
    """
    start = state.pos
    embed = state.src.startswith("![[", start)
    if not embed and not state.src.startswith("[[", start):
        return False
    opening = start + (3 if embed else 2)
    closing = state.src.find("]]", opening, state.posMax)
    inner = state.src[opening:closing] if closing > 0 else ""
    if not inner.strip() or "\n" in inner or "[" in inner or state.linkLevel > 0:
        return False
    if normalizeReference(inner) in state.env.get("references", {}):
        return False
    if state.src[closing + 2 : closing + 3] in {"(", "["} and _is_plain_link(state, embed):
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.content = inner
        token.meta = {"start": start, "end": closing + 2, "embed": embed}
    state.pos = closing + 2
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


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def make_parser() -> MarkdownIt:
    """Return a parser with every rule of a garden note."""
    parser = MarkdownIt("commonmark", {"maxNesting": 50})
    parser.enable(["table", "strikethrough"])
    footnote_plugin(parser, inline=False)
    deflist_plugin(parser)
    dollarmath_plugin(
        parser, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True
    )
    parser.block.ruler.before("fence", "comment_block", comment_block_rule, INTERRUPTS)
    parser.block.ruler.before("fence", "material", material_rule, INTERRUPTS)
    parser.inline.add_terminator_char("%")
    parser.inline.ruler.before("link", "wikilink", wikilink_rule)
    parser.inline.ruler.before("link", "comment", comment_rule)
    parser.inline.ruler.before("link", "tag", tag_rule)
    parser.inline.ruler.at("link", located_link)
    parser.inline.ruler.at("image", located_image)
    parser.inline.ruler.at("autolink", located_autolink)
    return parser


def plain_text(tokens: list[Token]) -> str:
    """What a reader sees of inline tokens, without markup, as one line."""
    return "".join(map(token_text, tokens))


def token_text(token: Token) -> str:
    """The visible text of one inline token; pictures give their alternative text."""
    match token.type:
        case "text" | "code_inline" | "text_special" | "math_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return " "
        case "image":
            return token.content
        case "wikilink":
            return wikilink_text(token.content)
        case "tag":
            return f"#{token.content}"
        case _:
            return ""


def wikilink_text(inner: str) -> str:
    """What stands in the text for `[[inner]]` before anything is resolved."""
    target, _, label = inner.partition("|")
    return label.strip() or target.strip().rsplit("/", 1)[-1].removesuffix(".md").strip("#")
