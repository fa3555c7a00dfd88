"""What a site says of itself that was built from a proposal."""

import pytest
from sites import SETTINGS, build_garden

GARDEN = """\
-- index.md --
# Home

See [[Note]].
-- note.md --
---
title: <b>Note</b>
redirect_from: [old.md]
---
Text.
"""
ADDRESS = "site_url: https://garden.example.org/notes/?a=1&b=2\n"
WORDS = "Preview of a proposal, not reviewed yet."
ROBOTS = '<meta name="robots" content="noindex">'
MOVED = "old/index.html"


def test_a_preview_says_on_every_page_what_it_is(tmp_path, monkeypatch):
    """Also where nothing is found, and search engines are told on the way to a new address, too."""
    monkeypatch.setenv("GARDEN_PREVIEW", "1")
    pages = build_garden(tmp_path, GARDEN, settings=SETTINGS + ADDRESS).pages()
    assert {"index.html", "404.html", "note/index.html", MOVED} <= set(pages)
    assert [path for path, html in pages.items() if ROBOTS not in html] == []
    assert [path for path, html in pages.items() if html.count(WORDS) != 1] == [MOVED]


def test_a_preview_leads_to_the_garden_itself_where_that_has_an_address(tmp_path, monkeypatch):
    """Whoever came to the wrong one; escaped, as it is anybody's text."""
    monkeypatch.setenv("GARDEN_PREVIEW", "true")
    page = build_garden(tmp_path / "a", GARDEN, settings=SETTINGS + ADDRESS).html()
    assert '<a href="https://garden.example.org/notes/?a=1&amp;b=2">The garden itself</a>' in page
    assert "The garden itself" not in build_garden(tmp_path / "b", GARDEN).html()


@pytest.mark.parametrize("value", ["", "0", "false", None])
def test_what_is_published_says_nothing_of_it(tmp_path, monkeypatch, value):
    if value is None:
        monkeypatch.delenv("GARDEN_PREVIEW", raising=False)
    else:
        monkeypatch.setenv("GARDEN_PREVIEW", value)
    page = build_garden(tmp_path, GARDEN).html()
    assert WORDS not in page
    assert ROBOTS not in page


def test_a_theme_that_cannot_say_it_is_told_of(tmp_path, monkeypatch):
    """A preview without a sign on it is worth a warning."""
    monkeypatch.setenv("GARDEN_PREVIEW", "1")
    settings = SETTINGS.replace("material", "mkdocs")
    build = build_garden(tmp_path, GARDEN, settings=settings)
    assert any("does not say on its pages" in line for line in build.warnings())
