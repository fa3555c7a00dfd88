"""The built site as a reader's browser shows it; where there is no Chromium, it says so."""

import re

import pytest
from browsing import NEEDS_CHROMIUM, opened, served
from sites import SETTINGS, build_garden

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The address of a garden that states no palette."""
    result = build_garden(tmp_path_factory.mktemp("bare"), "-- index.md --\n# Home\n\nText.\n")
    with served(result.site) as address:
        yield address


def test_the_search_box_finds_a_note(browser, home):
    """Type a few letters, press Enter on what is found, and be there."""
    with opened(browser, home) as page:
        page.keyboard.press("/")
        page.keyboard.type("peer assist")
        # What the first letters find is shown meanwhile.
        hit = page.locator(".garden-find .garden-hit:first-child .garden-hit__title")
        hit.filter(has_text="Peer assist").wait_for()
        hit.click()
        page.wait_for_url("**/peer-assist/**")
        assert page.locator("h1").inner_text().startswith("Peer assist")
        assert page.wrong == []


def test_the_scheme_can_be_chosen_and_is_kept(browser, home):
    """The toggle in the header changes light to dark, also on the next page."""
    with opened(browser, home) as page:
        for _ in range(3):
            if page.locator("body").get_attribute("data-md-color-scheme") != "slate":
                page.locator("[data-md-component=palette] label:visible").click()
        page.wait_for_function("Object.values(localStorage).some(kept => kept.includes('slate'))")
        page.goto(home + "garden/")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_keyboard_reaches_the_content(browser, home):
    """The first thing Tab finds is the way past the menu."""
    with opened(browser, home + "routines/round-robin/") as page:
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.className")
        assert "md-skip" in focused
        goal = page.evaluate("document.activeElement.getAttribute('href')")
        assert page.locator(goal).count() == 1
        assert page.locator(goal).locator("h1").count() == 1  # and not past the beginning


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_a_site_without_a_palette_is_as_dark_as_the_system(browser, bare, script):
    """Whoever reads at night is not blinded because nobody wrote a palette down."""
    for scheme, is_dark in (("dark", True), ("light", False)):
        with opened(browser, bare, scheme=scheme, java_script_enabled=script) as page:
            paper, ink = (
                sum(map(int, re.findall(r"\d+", page.locator("body").evaluate(ask))[:3])) / 3
                for ask in (
                    "e => getComputedStyle(e).backgroundColor",
                    "() => getComputedStyle(document.querySelector('article p')).color",
                )
            )
            assert (paper < ink) is is_dark
            assert min(paper, ink) < 60
            assert max(paper, ink) > 200
            page.emulate_media(media="print", color_scheme=scheme)
            printed = page.locator("article p").first.evaluate("e => getComputedStyle(e).color")
            assert sum(map(int, re.findall(r"\d+", printed)[:3])) < 3 * 100


@pytest.mark.parametrize("primary", ["black", "white", "indigo"])
def test_a_palette_of_the_site_keeps_the_frame_readable(browser, tmp_path, primary):
    """Gardens bring their own colours, and a repository; neither may hide or tell anything."""
    settings = SETTINGS.replace(
        "name: material", f"name: material\n  palette: {{primary: {primary}}}"
    )
    settings += "repo_url: https://github.com/example/garden\n"
    result = build_garden(tmp_path, "-- index.md --\n# Home\n\nText.\n", settings=settings)
    with served(result.site) as address, opened(browser, address) as page:
        assert [url for url in page.asked if not url.startswith((address, "data:"))] == []
        header = page.locator(".md-header")
        paper = header.evaluate("e => getComputedStyle(e).backgroundColor")
        assert paper == page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
        ink = page.locator(".md-header__title").evaluate("e => getComputedStyle(e).color")
        assert ink == page.locator("h1").evaluate("e => getComputedStyle(e).color")


def test_hostile_names_run_nothing(browser, tmp_path):
    """What is in a title stays a title: in the page, the menu, the search and its results."""
    evil = "<img src=x onerror=window.hacked=1>"
    result = build_garden(
        tmp_path,
        f"-- index.md --\n# Home\n\n[[evil]]\n-- evil.md --\n---\ntitle: '{evil} peculiar'\n"
        f"tags: ['{evil}']\ncontributors: ['{evil}']\ndomain: '{evil}'\n---\nText of it.\n",
    )
    with served(result.site) as address:
        for path in ("", "evil/", "garden/tags/"):
            with opened(browser, address + path) as page:
                page.keyboard.press("/")
                page.keyboard.type("peculiar")
                page.locator(".garden-find .garden-hit__title").first.wait_for()
                page.wait_for_timeout(100)
                assert page.evaluate("window.hacked") is None, path
                assert page.wrong == [], path
