"""Pages without the indentation of templates: smaller, and the same to whoever reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape
from sites import build_garden

from mkdocs_garden.slim import make_slim

LINE = st.sampled_from(
    [
        "word",
        "<b>a</b>",
        "<li>",
        "{% if a %}",
        "{% endif %}",
        "{{ b }}",
        "{# c #}",
        "x{% set d = 1 %}",
        "",
    ]
)
WRITTEN = st.lists(st.tuples(st.sampled_from(["", "  ", "\t"]), LINE)).map(
    lambda lines: "\n".join(indent + line for indent, line in lines)
)


def rendered(source, *, slim=True, **values):
    env = Environment(loader=DictLoader({"page": source, "part": "<i>part</i>\n"}))  # noqa: S701
    if slim:
        make_slim(env)
    return env.get_template("page").render(values)


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("<ul>\n    <li>One\n    </li>\n\n\n</ul>", "<ul>\n<li>One\n</li>\n\n\n</ul>"),
        ("<p>\n  {% if a %}\n    x\n  {% endif %}\n  y</p>", "<p>\ny</p>"),
        ("a <b>b</b> c", "a <b>b</b> c"),
        ("<pre>\n  a\n\n  <b>\n  c</b></pre>\n  <p>", "<pre>\n  a\n\n  <b>\n  c</b></pre>\n<p>"),
        ("<textarea>\n  x</textarea>", "<textarea>\n  x</textarea>"),
        ("<p>\n  {% include 'part' %}\n  x", "<p>\n<i>part</i>\nx"),
    ],
)
def test_blanks_go_where_they_mean_nothing(written, served):
    assert rendered(written) == served


def test_what_a_page_says_keeps_its_blanks():
    """Only what templates are written with goes: a value may be code."""
    assert rendered("<div>\n  {{ code }}\n</div>", code="a\n    b") == "<div>\na\n    b\n</div>"


@given(WRITTEN, st.booleans(), st.sampled_from(["", "x", "\n", " y"]))
def test_to_a_browser_nothing_changes(source, a, b):
    """One space or several between words are one space, and so is a line break."""
    opened = source.count("{% if a %}") - source.count("{% endif %}")
    source = "{% if a %}" * -opened + source + "{% endif %}" * opened
    try:
        whole = rendered(source, slim=False, a=a, b=b)
    except Exception:  # noqa: BLE001 - an `endif` before its `if`
        return
    assert re.sub(r"\s+", " ", rendered(source, a=a, b=b)) == re.sub(r"\s+", " ", whole)


def test_pages_of_a_site_are_slim(tmp_path):
    """The frame is Material's, and a fifth of it would be indentation."""
    result = build_garden(tmp_path, "-- index.md --\n# Home\n\n```\n  kept\n    too\n```\n")
    html = result.html()
    assert "  kept\n    too" in html
    outside = re.sub(r"<(pre|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\n[ \t]+<", outside)


@given(st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup)))
def test_values_are_escaped_as_jinja_does(value):
    """The last filter of all hands over plain text, and the same."""
    assert rendered("{{ a | e }}{{ a | e -}} {{ a|e }}", a=value) == f"{escape(value)}" * 3
