"""Texts that cost parsers much: cmark's own pathological inputs and what Python-Markdown adds.

Each comes to a page or to a placeholder, and the parser that comes after is none the worse.
"""

import pytest
from test_render import OURS, find_recipe
from thorough import often

from garden.config import load_config
from garden.reading.parse import parse_note
from mkdocs_garden.clean.policy import Policy
from mkdocs_garden.render.model import RenderJob
from mkdocs_garden.render.parser import render_markdown

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
SECONDS = often(0.2, 5)

TEXTS = {
    "nested strong emphasis": "*a **a " * 20_000 + "b" + " a** a*" * 20_000,
    "emphasis that only closes": "a_ " * 30_000,
    "emphasis that only opens": "_a " * 30_000,
    "links that only close": "a]" * 30_000,
    "links that only open": "[a" * 30_000,
    "mismatched openers and closers": "*a_ " * 30_000,
    "closers of three": "a**b" + "c* " * 30_000,
    "brackets and parentheses": "[ (" * 30_000,
    "pictures of nothing": "![[]()" * 10_000,
    "nested brackets": "[" * 30_000 + "a" + "]" * 30_000,
    "nested quotes": "> " * 30_000 + "a",
    "nested lists": "".join("  " * depth + "* a\n" for depth in range(500)),
    "lists in one line": "- " * 20_000 + "a",
    "backticks": "".join("e" + "`" * length for length in range(1, 1_000)),
    "closing tags": "</" * 50_000,
    "instructions": "<?" * 30_000,
    "declarations": "<!A " * 30_000,
    "character data": "<![CDATA[" * 10_000,
    "open tags": "<a " * 20_000,
    "references": "".join(f"[{number}]: u\n" for number in range(20_000)) + "[0] " * 20_000,
    "footnotes": "[^1]: x\n" * 3_000 + "[^1]" * 3_000,
    "unclosed links": "[a](<b" * 20_000,
    "addresses": "@a" * 20_000,
    "templates": "{{" * 20_000,
    "a long number": "&#" + "1" * 5_000 + ";",
    "a table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 5_000,
    "elements in elements": "<div>" * 20_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_comes_to_a_page_or_a_placeholder(name, count):
    recipe = find_recipe(OURS, Policy(seconds=SECONDS))
    limits = load_config({"limits": {"seconds": SECONDS}})
    assert parse_note("a.md", TEXTS[name], limits).text == TEXTS[name]
    rendered = render_markdown(RenderJob(TEXTS[name], recipe))
    assert bool(rendered.failure) == ("could not be made into a page" in rendered.html)
    after = render_markdown(RenderJob("# A\n\n*b*", recipe))
    assert after.title == "A"
    assert "<em>b</em>" in after.html
    count("pathological texts", 1)
