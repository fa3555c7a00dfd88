"""Embeds and media as a reader's browser shows them."""

import pytest
from browsing import NEEDS_CHROMIUM, axe_findings, opened, served
from sites import build_garden

pytestmark = NEEDS_CHROMIUM

PAGES = ("handbook/embeds/", "critique/naming-objections/", "handbook/callouts-tags-and-comments/")
MEDIA = """\
-- a/index.md --
![[song.mp3]] ![[walk.webm|The walk|320x180]] ![[plan.pdf#page=3]]
-- a/from.md --
# From

![[a/index]]

Near #some/tag
-- media/song.mp3 --
-- media/walk.webm --
-- media/plan.pdf --
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", PAGES)
def test_pages_with_embeds_fit_and_fail_nowhere(browser, home, path, width, scheme):
    with opened(browser, home + path, width=width, scheme=scheme) as page:
        assert page.wrong == []
        wide = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide[0] <= wide[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser, home, path, scheme):
    """Structure, names and contrast, as axe-core sees them."""
    with opened(browser, home + path, scheme=scheme) as page:
        assert axe_findings(page) == {}


def test_an_embedded_section_says_whose_it_is_and_keeps_its_ids_to_itself(browser, home):
    """The heading is one to who listens; it is in no table of contents, and no id is doubled."""
    with opened(browser, home + "critique/naming-objections/") as page:
        embed = page.locator(".garden-embed").first
        heading = embed.get_by_role("heading", name="Four kinds of disagreement")
        assert heading.get_attribute("aria-level") == "3"
        assert "Four kinds" not in page.locator(".md-sidebar--secondary").inner_text()
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids))
        embed.locator(".admonition-title a").click()
        page.wait_for_url("**/harmony-and-disagreement/#four-kinds-of-disagreement")


def test_sound_and_film_are_played_from_where_they_are(browser, tmp_path):
    """On its own page, in an embed two folders away, and without a script as a link."""
    result = build_garden(tmp_path, MEDIA)
    with served(result.site) as address:
        for path in ("a/", "a/from/"):
            with opened(browser, address + path) as page:
                sources = page.evaluate(
                    "[...document.querySelectorAll('article audio, article video')].map(e => e.src)"
                )
                assert sources == [f"{address}media/song.mp3", f"{address}media/walk.webm"]
                film = page.locator("article video")
                assert film.get_attribute("aria-label") == "The walk"
                assert film.get_attribute("width") == "320"
                document = page.get_by_role("link", name="plan.pdf, page 3")
                assert document.evaluate("e => e.href") == f"{address}media/plan.pdf#page=3"
        with opened(browser, address + "a/from/", java_script_enabled=False) as page:
            link = page.get_by_role("link", name="song.mp3")
            assert link.get_attribute("href") == "../../media/song.mp3"
            page.get_by_role("link", name="#some/tag").last.click()
            page.wait_for_url("**/garden/tags/#tag-some--tag")
