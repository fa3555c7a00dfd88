"""What of a note's HTML reaches a page: everything that Material needs, nothing that runs."""

import re
from pathlib import Path

import pytest
from hostile import active_in
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from test_render import configured, find_recipe
from thorough import examples

from benchmarks.corpora import ROOT
from garden.config import load_config
from mkdocs_garden.clean import Policy, clean, settle
from mkdocs_garden.clean.cleaner import TooDeepError, is_safe
from mkdocs_garden.clean.policy import SAFE, find_policy
from mkdocs_garden.render.model import RenderJob
from mkdocs_garden.render.parser import render_markdown

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2v-3z"/></svg>'


def cleaned(html, policy=SAFE):
    return settle(clean(html, policy), policy)


@pytest.mark.parametrize(
    "html",
    [
        '<div class="admonition note"><p class="admonition-title">Note</p></div>',
        '<details class="tip" open=""><summary>More</summary><p>x</p></details>',
        '<div class="highlight"><pre><code><span class="k">x</span></code></pre></div>',
        '<a id="__codelineno-0-1" href="#__codelineno-0-1"></a>',
        '<input checked="" id="__tabbed_1_1" name="__tabbed_1" type="radio">',
        '<div class="tabbed-set"><label for="__tabbed_1_1">C</label></div>',
        '<li class="task-list-item"><input type="checkbox" disabled="" checked=""> x</li>',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
        '<a class="md-button md-button--primary" href="x/">Go</a>',
        '<a class="garden-film" href="f.mp4" data-width="100">f</a>',
        '<strong class="garden-heading" role="heading" aria-level="3">x</strong>',
        f'<span class="twemoji">{ICON}</span>',
        '<img alt="a" src="../p.png" width="100">',
        '<a href="mailto:a@example.org">a</a>',
        '<a href="https://example.org/a?b=c&amp;d=(e)#f">x</a>',
        "<p>a &lt;b&gt; &amp; c</p>",
    ],
)
def test_what_markdown_and_material_make_stays(html):
    assert cleaned(html) == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>x</script>a", "a"),
        ("<p onclick=x>a</p>", "<p>a</p>"),
        ('<p style="position:fixed">a</p>', "<p>a</p>"),
        ('<td style="text-align: right;">a</td>', "a"),
        ("<!-- a -->b", "b"),
        ('<a href="java&#x09;script:x">a</a>', "<a>a</a>"),
        ('<a href="/\\evil.example">a</a>', "<a>a</a>"),
        ('<a href="//evil.example">a</a>', "<a>a</a>"),
        ('<a href="https:evil.example">a</a>', "<a>a</a>"),
        ('<a href="https://known.example@evil.example">a</a>', "<a>a</a>"),
        ('<a href="x" target="_blank">a</a>', '<a href="x" target="_blank" rel="noopener">a</a>'),
        ('<h2 id="__search">a</h2>', '<h2 id="note-__search">a</h2>'),
        ('<a href="#__search">a</a>', '<a href="#note-__search">a</a>'),
        ('<p class="md-overlay mine">a</p>', '<p class="mine">a</p>'),
        ('<label for="__drawer">a</label>', "<label>a</label>"),
        ("<input>", ""),
        ('<input type="password">', ""),
        ('<svg onload="x"></svg>a', "a"),
        (f"<p title='{ICON}'>a</p>", '<p title="">a</p>'),
        (
            '<img src="https://t.example/a.gif" alt="a">',
            '<a class="garden-elsewhere" href="https://t.example/a.gif">a</a>',
        ),
        ('<a href="x"><img src="//t.example/a.gif" alt="a"></a>', '<a href="x"><span>a</span></a>'),
        (
            '<iframe src="https://v.example/1" title="T">x</iframe>',
            '<a class="garden-elsewhere" href="https://v.example/1">T</a>',
        ),
        ("<iframe><img src=x onerror=y></iframe>", "<span></span>"),
        ("<video poster='https://t.example/p.png' src='v.mp4'></video>", "<video></video>"),
    ],
)
def test_what_could_do_harm_does_not(html, left):
    assert cleaned(html) == left


def test_the_side_of_a_column_is_kept_without_a_style():
    html = '<table><tr><td style="text-align: right;">1</td></tr></table>'
    assert 'data-align="right"' in cleaned(html)


def test_the_owner_decides_what_may_come_from_elsewhere():
    policy = Policy(
        frames=("https://v.example",),
        pictures=("https://p.example",),
        schemes=SAFE.schemes | {"tel"},
    )
    assert "<iframe" in cleaned('<iframe src="https://v.example/1"></iframe>', policy)
    assert "<iframe" not in cleaned('<iframe src="https://v.example.evil/1"></iframe>', policy)
    assert "<img" in cleaned('<img src="https://p.example/1.png">', policy)
    assert "<img" not in cleaned('<img src="https://p.example@evil/1.png">', policy)
    assert is_safe("tel:1", policy)
    assert not is_safe("tel:1", SAFE)


def test_trusted_html_stays_as_it_is():
    html = "<script>x</script><p onclick=x>"
    assert cleaned(html, Policy(trusted=True)) == html


def test_elements_too_deep_one_within_the_other_are_refused():
    with pytest.raises(TooDeepError):
        clean("<div>" * 3000, SAFE)
    assert clean("<p>a</p>" * 3000, SAFE)


def test_a_mark_that_a_note_writes_itself_stands_for_nothing():
    config = configured([], {})
    rendered = render_markdown(
        RenderJob("[a](b.md) <i>&#2;garden-link/0&#3;</i>", find_recipe(config))
    )
    assert rendered.html.count("\x02") == 1


def test_a_text_that_takes_too_long_becomes_a_placeholder():
    policy = find_policy(load_config({"limits": {"seconds": 0.05}}))
    rendered = render_markdown(RenderJob("![" * 4000, find_recipe(configured([], {}), policy)))
    assert "longer than 0.05 seconds" in rendered.failure
    assert "could not be made into a page" in rendered.html


@pytest.mark.parametrize("text", ["- " * 496 + "a", "<div markdown>\n" * 600, "*a **b " * 600])
def test_a_text_that_is_too_deep_becomes_a_page_or_a_placeholder(text):
    rendered = render_markdown(RenderJob(text, find_recipe(configured(["md_in_html"], {}))))
    assert rendered.failure or "Traceback" not in rendered.html


PIECES = st.sampled_from(
    [
        *("<", ">", '"', "'", "=", " ", "/", "&#x09;", "&colon;", "\t", "\n", "--", "<!--", "]]>"),
        *("<a href=", "<img src=", "<svg>", "<math>", "<style>", "<title>", "<iframe ", "<p id="),
        *(
            "<table>",
            "<form>",
            "<template>",
            "<noscript>",
            "<select>",
            "</p>",
            "</svg>",
            "</style>",
        ),
        *("javascript:", "data:text/html,", "//evil.example", "onerror=x", "style=x", "srcdoc="),
        *(
            "<mglyph>",
            "<annotation-xml encoding=text/html>",
            "<foreignObject>",
            "<desc>",
            ICON,
            "x",
        ),
    ]
)


@settings(max_examples=examples(400), deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_pieces_are_put_together_nothing_runs(html):
    """Read again by another parser, and again by ours: nothing comes to life on the way."""
    once = cleaned(html)
    assert not active_in(f"<article>{once}</article>")
    again = LexborHTMLParser(f"<body>{once}").body.html
    assert not active_in(f"<article>{cleaned(again)}</article>")


def test_every_id_that_our_scripts_look_for_is_kept_from_notes():
    scripts = (ROOT / "theme_overrides/assets/garden").rglob("*.js")
    looked_for = {
        found
        for script in scripts
        if "vendor" not in script.parts
        for found in re.findall(
            r"""getElementById\(["']([\w-]+)|\(["']#([\w-]+)""", Path(script).read_text("utf-8")
        )
    }
    names = {name for pair in looked_for for name in pair if name}
    assert names
    assert [name for name in names if not name.startswith("__")] == []


def test_a_diagram_stays_the_text_from_which_it_would_be_drawn():
    """The theme would fetch a program for it from another site, which the policy forbids."""
    html = '<pre class="mermaid"><code>graph TD; A--&gt;B</code></pre>'
    assert cleaned(html) == "<pre><code>graph TD; A--&gt;B</code></pre>"
    assert cleaned(html, Policy(trusted=True)) == html
