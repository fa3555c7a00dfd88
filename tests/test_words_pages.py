"""Terms and mentions on the pages of a site, as MkDocs builds it."""

import pytest
from sites import SETTINGS, build_garden

GARDEN = """\
-- index.md --
---
domain: one
---
# Home

A steward met two stewards of the FOO.
-- terms/steward.md --
---
type: term
domain: one
aliases: [keeper]
not: [owner]
---
# Steward

Looks after "something" & *others*.
-- a.md --
---
domain: two
---
# Long walk

The keeper of a <b>steward</b> had a FOO.
-- b.md --
---
domain: two
---
# Another

See the [[Steward]]. There is a long walk <ahead>, & a FOO.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small garden with a term."""
    return build_garden(tmp_path_factory.mktemp("words"), GARDEN, "--strict")


def test_the_first_use_of_a_term_is_a_link_with_its_definition(site):
    html = site.article("index.html")
    link = (
        '<a class="garden-term" href="terms/steward/" title="Looks after &quot;something&quot; '
        '&amp; others.">steward</a>'
    )
    assert link in html
    assert html.count('class="garden-term"') == 1
    assert "two stewards" in html


def test_a_note_that_links_to_a_term_needs_no_second_link(site):
    assert "garden-term" not in site.article("b/index.html").partition("What links")[0]


def test_mentions_stand_folded_after_what_links_here(site):
    html = site.article("a/index.html")
    fold = html.partition("<details")[2].partition("</details>")[0]
    assert fold.startswith(' class="garden-fold">')
    assert "There is a <mark>long walk</mark>" in fold
    assert "&amp; a FOO." in fold
    term = site.text("terms/steward/index.html")
    assert term.index("What links here") < term.index("Named without a link")


def test_a_page_that_is_named_nowhere_shows_no_fold(site):
    assert "Named without a link" not in site.html("index.html")


def test_the_index_of_language_lists_all_who_use_a_term(site):
    text = site.text("garden/language/index.html")
    assert "3 notes: one 1, two 2" in text.replace("\u00a0", " ")
    assert "Not: owner" in text
    assert "Also: keeper" in text
    assert "Home no link" in text
    assert "Another" in text


def test_the_index_of_language_lists_words_without_a_page(site):
    text = site.text("garden/language/index.html")
    assert "FOO" in text.partition("Without a page")[2]


def test_automatic_links_are_no_backlinks(site):
    text = site.text("terms/steward/index.html")
    links = text.partition("What links here")[2].partition("Named without a link")[0]
    assert "Another" in links
    assert "Home" not in links


@pytest.mark.parametrize("previews", ["true", "false"])
def test_terms_have_previews_where_there_are_previews(tmp_path, previews):
    options = SETTINGS.replace("- garden", f"- garden: {{previews: {previews}}}")
    result = build_garden(tmp_path, GARDEN, settings=options)
    assert ("__garden-previews" in result.html("index.html")) is (previews == "true")
