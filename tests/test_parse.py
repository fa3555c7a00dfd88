"""What is read from a note, against `cases/links/*.yml`, and what must hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support import load_cases

from garden.config import GardenConfig
from garden.model import EditKind, Link, LinkKind, Note, NotePath
from garden.reading.parse import parse_note
from garden.reading.parse_links import REACH
from garden.slug import SLUGIFIERS


def parse(text: str, path: str = "note.md", rule: str = "ascii") -> Note:
    return parse_note(NotePath(path), text, GardenConfig(), SLUGIFIERS[rule])


def written(note: Note, link: Link) -> str:
    return note.text[link.span.start : link.span.end]


def shown_link(note: Note, link: Link) -> str:
    at = f"{link.position.line}:{link.position.column}"
    names = f"names {link.target}" if link.target else "names this note"
    place = f", at {link.fragment}" if link.fragment else ""
    label = f", shown as {link.label}" if link.label else ""
    title = f", titled {link.title}" if link.title else ""
    return f"{at} {link.kind} {written(note, link)} {names}{place}{label}{title}"


def shown_edit(note: Note, edit) -> str:
    text = note.text[edit.span.start : edit.span.end]
    line = note.text.count("\n", 0, edit.span.start) + 1
    return f"line {line}: {edit.kind} {text!r}" if text else f"line {line}: {edit.kind}"


SHOWN = {
    "links": lambda note: [shown_link(note, link) for link in note.links],
    "headings": lambda note: [
        f"{h.position.line}:{h.position.column} h{h.level} {h.text} #{h.anchor}"
        for h in note.headings
    ],
    "blocks": lambda note: [
        f"{b.position.line}:{b.position.column} {b.anchor}" for b in note.blocks
    ],
    "sections": lambda note: [f"{h.text}: {h.summary}" for h in note.headings],
    "quoted": lambda note: [f"{b.anchor}: {b.summary}" for b in note.blocks],
    "edits": lambda note: [shown_edit(note, edit) for edit in note.edits],
    "tags": lambda note: list(note.tags),
    "title": lambda note: note.title,
    "summary": lambda note: note.summary,
    "anchors": lambda note: sorted(note.anchors),
    "contexts": lambda note: [
        f"{link.context.before}[{link.context.link}]{link.context.after}"
        for link in note.links
        if link.context
    ],
}
"""What a case may expect of a note, and how it is written there."""


@pytest.mark.parametrize("case", load_cases("links"))
def test_a_note_is_read_as_the_case_expects(case, expect):
    note = parse(case["note"], case.get("path", "note.md"), case.get("slugify", "ascii"))
    keys = [key for key in case if key in SHOWN]
    assert keys, "a case expects something"
    assert not set(case) - set(SHOWN) - {"name", "note", "path", "slugify", "why"}
    for key in keys:
        expect(case, key, SHOWN[key](note))


PIECES = st.sampled_from(
    [
        *("[[a]]", "[[b#c|d]]", "![[e.png|1x2]]", "[f](g.md)", "![h](i.png)", "<https://j.k>"),
        *("[[", "]]", "[", "]", "(", ")", "|", "\\", "`", "```\n", "$", "$$", "%%", "^id", "#tag"),
        *("\n", "\n\n", "    ", "\t", "> ", "- ", "1. ", "# ", "!!! note\n    ", '=== "T"\n    '),
        *(
            "| a | b |\n|-|-|\n",
            "[^1]",
            "[^1]: ",
            "\n: ",
            "<div>",
            "</div>",
            "<!-- ",
            "-->",
            "{#x}",
        ),
        *(
            "---\n",
            "title: x\n",
            "\r\n",
            "é",
            "é",
            "😀",
            "\x00",
            "\ufeff",
            "\u2028",
            "*",
            "_",
            "~~",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40).map("".join), st.text()
)


@given(TEXTS)
def test_reading_never_raises_and_every_place_is_in_the_text(text):
    note = parse(text)
    spans = [link.span for link in note.links] + [edit.span for edit in note.edits]
    spans += [block.span for block in note.blocks]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)
    for link in note.links:
        assert link.position.line <= text.count("\n") + text.count("\r") + 1


@given(TEXTS)
def test_the_place_of_a_link_holds_what_was_written(text):
    note = parse(text)
    for link in note.links:
        found = written(note, link)
        match link.kind:
            case LinkKind.WIKILINK:
                assert found.startswith("[[")
                assert found.endswith("]]")
            case LinkKind.EMBED:
                assert found.startswith("![[")
                assert found.endswith("]]")
            case LinkKind.IMAGE:
                assert found.startswith("![")
            case LinkKind.MARKDOWN:
                assert found[0] + found[-1] in {"[)", "[]", "<>"}
        if link.tail:
            tail = note.text[link.tail.start : link.tail.end]
            assert tail.startswith("]")
            assert found.endswith(tail)


@given(TEXTS)
def test_what_is_edited_is_what_the_edit_says(text):
    note = parse(text)
    for edit in note.edits:
        found = note.text[edit.span.start : edit.span.end]
        match edit.kind:
            case EditKind.COMMENT:
                assert found.count("%%") >= 2
            case EditKind.TAG:
                assert found.startswith("#")
            case EditKind.LIST:
                assert found == ""
    for block in note.blocks:
        found = note.text[block.span.start : block.span.end]
        assert found.strip() == block.anchor


@given(TEXTS)
def test_reading_twice_gives_the_same_note(text):
    assert parse(text) == parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "[[" * 20_000,
        "![[" * 20_000,
        "%%" * 20_001,
        "[[a]] " * 20_000,
        "# a" + " " * 100_000 + "b",
        "# " + " {x" * 30_000,
        "# a {" + "#a" * 20_000,
        "{" + "#a " * 20_000,
        "#" + "1" * 100_000,
        "> " * 5_000 + "[[a]]",
        "- " * 5_000 + "[[a]]",
        "<div>" * 20_000,
        "| [[a]] " * 5_000 + "|\n" + "|-" * 5_000 + "|",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_texts_are_read_in_time_that_grows_with_their_length(text):
    assert parse(text).text == text


def test_the_context_of_a_link_is_cut_so_that_memory_does_not_grow_with_the_square():
    note = parse("x" * 5000 + " [[a]] " + "y" * 5000)
    (link,) = note.links
    assert len(link.context.before) == len(link.context.after) == REACH


PLAIN = [
    'Text with *emphasis*, `code`, [a link](b.md) and ![a picture](c.png "T").',
    "[ref], [text][ref], [ref][]\n\n[ref]: d.md 'title'\n",
    "- a\n- b\n    - c\n\n1. one\n2. two\n",
    "> quote\n> - list\n\n***\n\n```python\nx[[0]] = [[1]]\n```\n\n    [[code]]\n",
    '<div>\n[[x]]\n</div>\n\n<span title="[[x]]">a</span> <!-- [[x]] -->\n',
    "| a | b |\n|---|---|\n| `x` | [y](z.md) |\n",
    "\\[[x]] and [\\[x]] and &#91;[x]]\n",
    "Setext\n======\n\n# ATX #\n\n## Two ##\n",
    "[[1]](http://a.b) ![[x]](y.png) [a [[b]] c](d.md)\n",
    "100% of 5% and $ 5 and 3 ^ 2 and a#b and C# and #1\n",
    "a  \nhard break\\\nanother <b>html</b> &amp; &copy;\n",
    "* * *\n+ plus\n\ntext<br>text\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_wiki_syntax_never_changes_plain_markdown(text):
    """With our rules the parser gives the tokens that it gives without them."""
    from garden.reading.syntax import make_parser  # noqa: PLC0415 - only here

    ours = make_parser()
    plain = make_parser()
    plain.inline.ruler.disable(["wikilink", "comment", "tag"])
    plain.block.ruler.disable(["comment_block", "material"])
    stock = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert ours.render(text) == plain.render(text) == stock.render(text)
