"""Bodies as plain Markdown: `cases/plain/*.yml`, and what the engine makes of them."""

from dataclasses import replace
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import garden_from, load_cases

from garden.compile.markup import destination, escape_markdown
from garden.compile.plain import compile_body
from garden.config import GardenConfig
from garden.fate import Found
from garden.garden import Garden
from garden.model import NotePath
from garden.reading.extensions import EXTENSIONS, adapted
from garden.reading.parse import parse_note


def render(body: str) -> str:
    """Return what the engine makes of a compiled body."""
    options = {name: dict(stated) for name, stated in EXTENSIONS.items()}
    return markdown.markdown(body, extensions=["toc", *EXTENSIONS], extension_configs=options)


class Reader(HTMLParser):
    """Gathers the text of links, addresses, and ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.titles: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):  # noqa: D102 - of the standard parser
        for name, value in attrs:
            match name:
                case "href" if tag == "a":
                    self.hrefs.append(value)
                case "id" if tag[0] == "h" and tag[1:].isdigit():
                    self.ids.append(value)
                case "title":
                    self.titles.append(value)

    def handle_data(self, data):  # noqa: D102 - of the standard parser
        self.text += data


def first_note(text: str) -> NotePath:
    return NotePath(text.removeprefix("-- ").partition(" --")[0])


@pytest.mark.parametrize("case", load_cases("plain"))
def test_a_body_compiles_to_what_the_case_expects(case, expect):
    garden = garden_from(case["garden"], case.get("options"))
    body = compile_body(garden, garden.notes[first_note(case["garden"])])
    expect(case, "compiled", body)
    if "html" in case:
        expect(case, "html", render(body))


@pytest.mark.parametrize("case", [*load_cases("plain"), *load_cases("links")])
def test_headings_get_from_the_engine_the_anchors_that_we_know(case):
    if "slugify" in case:
        pytest.skip("made by another rule")
    text = case.get("garden") or f"-- note.md --\n{case['note']}"
    if '=== "' in text:
        pytest.skip("tabs are the site's own extension")
    garden = garden_from(text, case.get("options"))
    note = garden.notes[first_note(text)]
    assert Reader(render(compile_body(garden, note))).ids == [h.anchor for h in note.headings]


HEADINGS = st.lists(
    st.text(st.sampled_from("aB1 .,:;!?/'()-\u2013éÜß日本🌱_"), min_size=1, max_size=8).filter(
        str.strip
    ),
    max_size=8,
)


@given(HEADINGS)
def test_headings_of_any_text_get_the_anchors_that_we_know(texts):
    body = "\n\n".join(f"## {text}" for text in texts)
    note = parse_note(NotePath("a.md"), body, GardenConfig())
    assert Reader(render(body)).ids == [heading.anchor for heading in note.headings]


# --- nothing else is touched ----------------------------------------------------------

INERT = st.sampled_from(
    [
        *(
            "text ",
            "*em* ",
            "**strong** ",
            "`[[code]]` ",
            "[link](https://a.b) ",
            "![p](https://c.d) ",
        ),
        *(
            "\n",
            "\n\n",
            "  \n",
            "\r\n",
            "> quote\n",
            "\n- item\n",
            "\n1. one\n",
            "\n## Heading\n\n",
        ),
        *(
            "\n```\n[[x]] %% #tag\n```\n",
            "\n\ntext\n\n    [[indented]]\n\n",
            "<b>html</b> ",
            "<!-- [[x]] --> ",
        ),
        *(
            "$[[x]]$ ",
            "\\[[x]] ",
            "é",
            "é ",
            "😀 ",
            "\t",
            "&amp; ",
            "| a | b |\n|---|---|\n| c | d |\n",
        ),
    ]
)
PLAIN = st.lists(INERT, max_size=20).map("".join)


@given(PLAIN)
def test_plain_markdown_stays_as_it_is_byte_for_byte(text):
    note = parse_note(NotePath("a.md"), text, GardenConfig())
    garden = Garden([replace(note, edits=())])  # the empty lines above lists are tried elsewhere
    assert compile_body(garden, garden.notes[NotePath("a.md")]) == text


@given(st.text())
def test_a_note_without_anything_of_ours_stays_as_it_is(text):
    note = parse_note(NotePath("a.md"), text, GardenConfig())
    bare = replace(note, links=(), edits=(), blocks=())
    garden = Garden([bare])
    assert compile_body(garden, bare) == text[note.body_start :]


@given(st.lists(st.sampled_from(["[[a]] ", "text ", "[[#x|y]] ", "#tag ", "\n\n", "- "])))
def test_compiling_a_compiled_body_changes_nothing_more(parts):
    once = compiled("".join(parts))
    assert compiled(once) == once


def compiled(text: str) -> str:
    note = parse_note(NotePath("a.md"), text, GardenConfig())
    return compile_body(Garden([note]), note)


# --- what a reader sees ---------------------------------------------------------------

NAMES = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1, max_size=30
).filter(str.strip)
SPECIAL = "\\ ` * _ {} [] () <> # + - . ! | & ~ ^ = $ % @ : / ? ' \" &amp; &#91; ]( ** __ ~~ == ++"


@given(NAMES)
@example(SPECIAL)
@example("*[a]: b")
@example("1. a")
@example("![a](b)")
@example("https://example.org/a_b_c")
@example("{ .x }")
@example("a {#b}")
@example("<script>alert(1)</script>")
@example("\\")
@example("a\\")
def test_every_title_is_shown_as_it_is(title):
    shown = " ".join(title.split())
    for source in ("See [[b]].", "[[b]]", "- [[b]]", "| x |\n|---|\n| [[b]] |"):
        page = Reader(render(body_linking_to(title, source)))
        assert shown in " ".join(page.text.split())
        assert page.hrefs == ["b.md"]


def body_linking_to(title: str, source: str) -> str:
    a = parse_note(NotePath("a.md"), source, GardenConfig())
    b = replace(parse_note(NotePath("b.md"), "", GardenConfig()), title=title)
    return compile_body(Garden([a, b]), a)


@given(NAMES)
@example(SPECIAL)
@example('" onmouseover="x')
def test_the_name_of_a_wanted_note_is_shown_as_it_is(name):
    note = parse_note(NotePath("a.md"), "See [[x]].", GardenConfig())
    link = replace(note.links[0], target=name.replace("://", ""))
    note = replace(note, links=(link,))
    garden = Garden([note])
    if isinstance(next(garden.links()).fate, Found):
        return
    page = Reader(render(compile_body(garden, note)))
    assert " ".join(link.target.split()) in " ".join(page.text.split())
    assert page.hrefs == []


@given(NAMES)
@example(SPECIAL)
@example("a\\")
def test_the_title_of_a_rewritten_markdown_link_is_kept(title):
    note = parse_note(NotePath("a.md"), "[x](b.md)", GardenConfig())
    link = replace(note.links[0], target="sub/b.md", title=title)
    note = replace(note, links=(link,))
    other = parse_note(NotePath("c/sub/b.md"), "", GardenConfig())
    page = Reader(render(compile_body(Garden([note, other]), note)))
    assert page.hrefs == ["c/sub/b.md"]
    assert [" ".join(t.split()) for t in page.titles] == [" ".join(title.split())]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20))
def test_escaped_text_holds_nothing_that_markdown_reads(text):
    assert not set(escape_markdown(text).replace("&#", "").replace(";", "")) & set(
        "\\`*_[]{}<>~^=$|#&"
    )


PARTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="/"), min_size=1, max_size=5
)
PATHS = st.lists(PARTS.filter(lambda p: p not in {".", ".."}), min_size=1, max_size=4).map(
    lambda parts: "/".join(parts) + ".md"
)


@given(PATHS, PATHS)
def test_every_address_leads_back_to_its_note(source, target):
    """As MkDocs reads it: unquoted, relative to the folder of the source."""
    import posixpath  # noqa: PLC0415
    from urllib.parse import unquote  # noqa: PLC0415

    page = Reader(render(f"[x]({destination(NotePath(source), target)})"))
    assert len(page.hrefs) == 1
    found = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(page.hrefs[0])))
    assert found == target


def test_lists_are_left_alone_where_another_extension_reads_them():
    """`mdx_truly_sane_lists` has a rule of its own for how far a nested list is indented."""
    text = "-- a.md --\n- one\n  - two\n"
    garden = garden_from(text)
    note = garden.notes[NotePath("a.md")]
    assert compile_body(garden, note) == "- one\n    - two\n"
    config = adapted(garden.config, ["toc", "mdx_truly_sane_lists"])
    assert compile_body(Garden([note], config=config), note) == "- one\n  - two\n"
