"""The short ways past the parser: what comes out is what the parser makes the long way."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline

from garden.reading.syntax import make_parser

CONTENT = Path(__file__).parents[1] / "content"

PIECES = (
    *("word", "é", "1. ", "2) ", "- ", "* ", "> ", "# ", "    ", "  ", "\t", ": ", "~ x", "|"),
    *("--|--", "---", "===", "[x]: y", "[^1]: f", "[[a]]", "![[b]]", "<div>", "</div>", "```"),
    *("!!! note", "??? x", '=== "T"', "%% c", "^id", "$$", "&amp;", "\\", "!", "![a](b)", "("),
    *("[", "]", "<!-- x -->", "{ #i }", "#tag", "~~s~~", "http://x.y", "@", "*", "_", "`"),
)
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "  \n"])), max_size=9)


def the_long_way() -> MarkdownIt:
    parser = make_parser()
    parser.block.ruler.disable("plain_line")
    parser.core.ruler.at("inline", inline)
    parser.inline.terminator_re = MarkdownIt().inline.terminator_re
    parser.inline.add_terminator_char("%")
    return parser


SHORT, LONG = make_parser(), the_long_way()


def tokens(parser: MarkdownIt, text: str) -> list[object]:
    env: dict[str, object] = {}
    read = [token.as_dict() for token in parser.parse(text, env)]
    return [*read, env.get("references"), env.get("duplicate_refs")]


@given(TEXTS)
def test_the_short_ways_lead_to_the_same_tokens(parts: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in parts)
    assert tokens(SHORT, text) == tokens(LONG, text)


@pytest.mark.parametrize("note", sorted(CONTENT.rglob("*.md"))[::7], ids=lambda note: note.stem)
def test_notes_that_people_wrote_are_read_alike(note: Path) -> None:
    text = note.read_text(encoding="utf-8")
    quoted = "".join(f"> {line}" for line in text.splitlines(keepends=True))
    for form in (text, text.replace("\n\n", "\n"), quoted):
        assert tokens(SHORT, form) == tokens(LONG, form)


def test_every_rule_for_the_text_of_a_block_is_known_here() -> None:
    """A new one needs the character at which it begins in `plain.MARKS`."""
    assert [rule.name for rule in SHORT.inline.ruler.__rules__ if rule.enabled] == [
        *("text", "newline", "math_inline", "escape", "backticks", "strikethrough", "emphasis"),
        *("wikilink", "comment", "tag", "link", "image", "footnote_ref", "autolink"),
        *("html_inline", "entity"),
    ]
