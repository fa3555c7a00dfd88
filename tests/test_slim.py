"""Pages without the indentation of templates: smaller, and the same to whoever reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import build_garden

from mkdocs_garden.slim import slim

WORD = st.sampled_from(["word", "<b>", "</b>", "<li>", " ", "\n", "\n    ", "a > b", "<br>"])


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("<ul>\n    <li>One\n    </li>\n\n\n</ul>", "<ul>\n<li>One\n</li>\n</ul>"),
        ("<p>one\n   two</p>", "<p>one\n   two</p>"),
        ("a <b>b</b> c", "a <b>b</b> c"),
        ("<pre>\n  a\n\n  <b>\n  c</b></pre>\n\n  <p>", "<pre>\n  a\n\n  <b>\n  c</b></pre>\n<p>"),
        ("<script>\n  x</script>\n \n<SCRIPT>", "<script>\n  x</script>\n<SCRIPT>"),
        ("<textarea>\n  x</textarea>", "<textarea>\n  x</textarea>"),
    ],
)
def test_blanks_go_where_they_mean_nothing(written, served):
    assert slim(written) == served


@given(st.lists(WORD).map("".join))
def test_to_a_browser_nothing_changes(html):
    """One space or several between words are one space; it is done once and for all."""
    given = slim(html)
    assert re.sub(r"\s+", " ", given) == re.sub(r"\s+", " ", html)
    assert len(given) <= len(html)
    assert slim(given) == given


def test_pages_of_a_site_are_slim(tmp_path):
    """The frame is Material's, and a fifth of it would be indentation."""
    result = build_garden(tmp_path, "-- index.md --\n# Home\n\n```\n  kept\n    too\n```\n")
    html = result.html()
    assert "  kept\n    too" in html
    outside = re.sub(r"<(pre|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\n[ \t]+<", outside)
