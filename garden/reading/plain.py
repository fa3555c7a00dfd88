"""Short ways past the parser for plain text, which is most of what notes hold.

What comes out is what the parser would have made; it only need not ask every rule first.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MARKS = re.compile(r"[\n\\`~*_\[\]!<&%#$]")
"""Characters at which a rule for the text of a block may begin, or the text of a link end."""

_LETTER = re.compile(r"[^\W\d_]")
_DEFINITION = frozenset(":~")


def take_short_ways(parser: MarkdownIt) -> None:
    """Let `parser`, which has all its rules, go the short ways where it can."""
    parser.block.ruler.before("table", "plain_line", plain_line_rule)
    parser.core.ruler.at("inline", inline_rule)
    parser.inline.terminator_re = MARKS


def plain_line_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph of one line that begins with a letter: no other rule begins so.

    It is one line if an empty line follows, or the next item of the list that it stands in.
    What is below the empty line may make it the term of a definition, or a line that looks
    like it the head of a table or a heading: those go the long way.
    """
    at = state.bMarks[start] + state.tShift[start]
    if silent or state.is_code_block(start) or not _LETTER.match(state.src, at):
        return False
    after = start + 1
    if after < state.lineMax:
        if state.isEmpty(after):
            if after + 1 < state.lineMax and _first(state, after + 1) in _DEFINITION:
                return False
        elif not _is_next_item(state, after, end):
            return False
    saved = state.lineMax
    state.lineMax = after
    paragraph(state, start, after, False)
    state.lineMax = saved
    return True


def inline_rule(state: StateCore) -> None:
    """The parser's own `inline` rule; text in which no rule can begin is one token."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if MARKS.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def _is_next_item(state: StateBlock, line: int, end: int) -> bool:
    is_outside = 0 <= state.sCount[line] < state.blkIndent
    return is_outside and list_block(state, line, end, True)


def _first(state: StateBlock, line: int) -> str:
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 1]
