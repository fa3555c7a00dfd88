"""The rules of the parser: the wiki syntax, and none of it where plain Markdown speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from garden.reading.syntax import make_parser
from garden.reading.visible import plain_text, wikilink_text
from garden.wikilink import WIKILINK, split_wikilink


def inline(text):
    (token,) = [token for token in make_parser().parse(text) if token.type == "inline"]
    return token.children


def kinds(text):
    return [token.type for token in make_parser().parse(text)]


@pytest.mark.parametrize(
    ("inner", "parts"),
    [
        ("Note", ("Note", "", None)),
        (" Note # A # B | text ", ("Note", "A # B", "text")),
        ("Note\\|text", ("Note", "", "text")),
        ("a|b|c", ("a", "", "b|c")),
        ("a|b\\|c", ("a", "", "b|c")),
        ("#^id", ("", "^id", None)),
        ("a|", ("a", "", None)),
        ("", ("", "", None)),
        ("|", ("", "", None)),
    ],
)
def test_a_wikilink_is_split_at_its_first_pipe_and_hash(inner, parts):
    assert split_wikilink(inner) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[a]] and ![[b|c]]", ["[[a]]", "![[b|c]]"]),
        ("[[]] [[ ]] [[a\nb]] [[a[b]]", []),
        ("- [[a]]", ["[[a]]"]),
    ],
)
def test_wikilinks_in_values_of_the_head(text, found):
    assert [match[0] for match in WIKILINK.finditer(text)] == found


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("Note", "Note"),
        ("folder/Note.md", "Note"),
        ("Note|text", "text"),
        ("Note\\|text", "text"),
        ("Note#Part", "Note#Part"),
        ("folder/Note#A/B", "Note#A/B"),
        ("#Part", "Part"),
        ("Note|", "Note"),
    ],
)
def test_what_a_wikilink_shows_before_anything_is_resolved(inner, text):
    assert wikilink_text(inner) == text


def test_plain_text_is_what_a_reader_sees():
    text = "A *b* `c` [d](e) ![f](g) [[h|i]] #j &amp; \\* $k$ <b>l</b> %%m%% n\no"
    assert plain_text(inline(text)) == "A b c d f i #j & * k l  n o"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#a", ["a"]),
        ("x #a/b-c_d, #e.", ["a/b-c_d", "e"]),
        ("#1 #12 #1a", ["1a"]),
        ("x#a (#b) ##c \\#d", []),
        ("#a/", ["a"]),
        ("#é #日本 #🌱", ["é", "日本"]),
    ],
)
def test_tags(text, tags):
    assert [token.content for token in inline(text) if token.type == "tag"] == tags


@pytest.mark.parametrize(
    ("text", "is_block"),
    [
        ("!!! note\n    x", True),
        ('!!! note "T"\n    x', True),
        ("!!!note\n    x", False),
        ("??? tip\n    x", True),
        ("???+ tip\n    x", True),
        ('=== "T"\n    x', True),
        ("=== T\n    x", False),
        ("text\n=== ", False),
        ("wow!!! note", False),
    ],
)
def test_blocks_of_material(text, is_block):
    assert ("material_open" in kinds(text)) == is_block


def test_a_comment_block_ends_where_it_is_closed():
    assert "comment_block" in kinds("%%\na\n\nb\n%%\n\nc")
    assert "comment_block" not in kinds("%%\na\n\nb")
    assert "comment_block" not in kinds("    %%\n    a\n    %%")


WORDS = st.sampled_from(
    [
        *("a", " ", "\n", "\n\n", "*", "**", "_", "`", "[", "]", "(", ")", "!", "\\", "> ", "- "),
        *("1. ", "# ", "    ", "```\n", "|", "---\n", "&amp;", "~~", "é", "[a](b)", "[a]: b\n"),
    ]
)


@given(st.lists(WORDS, max_size=25).map("".join).filter(lambda t: "[[" not in t))
def test_text_without_our_syntax_gives_the_tokens_of_the_stock_parser(text):
    stock = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    assert make_parser().render(text) == stock.render(text)
