"""The marks between which `garden bake` keeps the answer to a query, and the rule that reads them.

What stands between them is ours, not the author's: the parser takes it as one piece, so
no link, tag or word in it counts.
"""

import re

from markdown_it.rules_block import StateBlock

OPEN = "<!-- garden:baked: written by `garden bake` from the block above -->"
CLOSE = "<!-- /garden:baked -->"

_OPEN = re.compile(r"<!--[ \t]*garden:baked\b(?:(?!-->).)*-->[ \t]*$")
_CLOSE = re.compile(r"<!--[ \t]*/garden:baked[ \t]*-->[ \t]*$")


def baked_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Everything from the opening mark to the closing one, each alone on its line."""
    if state.is_code_block(start) or not _OPEN.match(_line(state, start)):
        return False
    stop = start + 1
    while stop < end and (state.isEmpty(stop) or state.sCount[stop] >= state.blkIndent):
        if _CLOSE.match(_line(state, stop)):
            if not silent:
                state.push("baked", "", 0).map = [start, stop + 1]
                state.line = stop + 1
            return True
        stop += 1
    return False


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
