"""Plain Markdown means the same with us and without us: every example of the CommonMark spec.

The examples are not ours; `commonmark/NOTICE.md` says whose they are.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from test_plain import render

from garden.compile.plain import compile_body
from garden.config import load_config
from garden.garden import Garden
from garden.model import EditKind, NotePath
from garden.reading.parse import parse_note

EXAMPLES = json.loads((Path(__file__).parent / "commonmark" / "examples.json").read_text("utf-8"))

OURS = {
    64: "`#hashtag` is a tag, and leads to its page",
    96: "lines between dashes at the very beginning are a head",
    98: "an empty head",
    548: "`[[foo]]` is a wikilink where no reference makes it a plain one",
    590: "`![[foo]]` is an embed where no reference makes it a plain picture",
}
"""The examples that are written in our syntax, and in which."""

PLAIN = [
    pytest.param(e["markdown"], id=f"{e['example']} {e['section']}")
    for e in EXAMPLES
    if e["example"] not in OURS
]


def compiled(text: str, **options: Any) -> tuple[str, set[EditKind]]:
    """Return an example as it is handed to an engine, and what was edited in it."""
    note = parse_note(NotePath("example.md"), text, load_config(options))
    garden = Garden([note], config=load_config(options))
    return compile_body(garden, note), {edit.kind for edit in note.edits}


def test_the_examples_are_those_of_the_spec():
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("text", PLAIN)
def test_commonmark_renders_an_example_the_same_with_us(text):
    body, _ = compiled(text, lists="engine")
    commonmark = MarkdownIt("commonmark")
    assert commonmark.render(body) == commonmark.render(text)


@pytest.mark.parametrize("text", PLAIN)
def test_the_engine_renders_an_example_the_same_with_us(text):
    """But for lists that it would misread: there we see to it that it reads them as CommonMark."""
    body, edited = compiled(text)
    if not edited & {EditKind.LIST, EditKind.INDENT}:
        assert render(body) == render(text)


@pytest.mark.parametrize("number", OURS)
def test_what_is_written_in_our_syntax_is_not_left_alone(number):
    text = EXAMPLES[number - 1]["markdown"]
    assert compiled(text)[0] != text
