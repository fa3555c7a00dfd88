"""The readers' search as a browser runs it: box, page, keys, facets, and what is fetched for it."""

from urllib.parse import urlsplit

import pytest
from browsing import NEEDS_CHROMIUM, axe_findings, opened, served
from sites import SETTINGS, build_garden

from garden.words.split import COMMON, normal, words

pytestmark = NEEDS_CHROMIUM

GARDEN = """\
-- index.md --
# Home

Welcome. We want [[Slow looking]].
-- routines/round-robin.md --
---
type: routine
domain: facilitation
status: used
aliases: [Go-round]
---
# Round robin

Everybody says one thing.

## When not

In a crowd of forty people the robin tires.
-- routines/peer-assist.md --
---
type: routine
domain: learning
---
# Peer assist

Ask before you begin. A robin may help.
-- terms/practice.md --
---
type: term
title: Practice
domain: learning
not: [best practice]
---
What people do together, in a retrospective too.
-- zh.md --
---
title: 知识花园
---
我们在花园里一起学习。
-- evil.md --
---
title: "<img src=x onerror=window.hacked=1> peculiar"
---
Text `<img src=x onerror=window.hacked=1>` peculiar.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build_garden(tmp_path_factory.mktemp("search"), GARDEN).site


@pytest.fixture(scope="module")
def address(site):
    with served(site) as where:
        yield where


def look_for(page, text):
    """Type into the box, and return the titles found when they are there."""
    page.keyboard.press("/")
    page.locator(".garden-find input").fill(text)
    page.locator(".garden-find [role=status]:not(:empty)").wait_for()
    page.wait_for_load_state("networkidle")
    return titles(page, ".garden-find")


def titles(page, place="#__garden-search"):
    return page.locator(f"{place} .garden-hit__title").all_inner_texts()


def told(page, place="#__garden-search"):
    """Return what is said of the results, once it is."""
    page.locator(f"{place} [role=status]:not(:empty)").wait_for()
    return page.locator(f"{place} [role=status]").inner_text()


def of_the_index(page):
    return [
        urlsplit(url).path for url in page.asked if urlsplit(url).path.startswith("/garden/find/")
    ]


def test_nothing_is_fetched_before_somebody_searches(browser, address):
    """Neither the index nor what reads it; not even when the box is come by with Tab."""
    with opened(browser, address) as page:
        assert of_the_index(page) == []
        assert not any("assets/garden/find/" in url for url in page.asked)
        look_for(page, "robin")
        assert of_the_index(page)[0] == "/garden/find/find.json"
        assert page.wrong == []


def test_the_box_shows_what_is_meant_first_with_its_sections(browser, address):
    with opened(browser, address) as page:
        assert look_for(page, "robin")[0] == "Round robin"
        first = page.locator(".garden-hit").first
        assert "Routine · facilitation" in first.inner_text()
        assert "robin" in first.locator("p mark").all_inner_texts()
        section = first.locator(".garden-hit__parts a")
        assert section.inner_text().strip() == "When not"
        assert section.get_attribute("href").endswith("routines/round-robin/#when-not")
        assert page.wrong == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("go-round", "Round robin"),  # an alias
        ("best practice", "Practice"),  # a word not to be used
        ("retrospectives", "Practice"),  # another form of the word
        ("retrospctive", "Practice"),  # a letter is missing
        ("etrospective", "Practice"),  # even the first
        ("Slow looking", "Slow looking"),  # nobody has written it yet
        ("花园", "知识花园"),  # a part of a run without spaces
        ("ASSIST", "Peer assist"),
    ],
)
def test_readers_find_by_other_words_too(browser, address, text, first):
    with opened(browser, address) as page:
        assert look_for(page, text)[0] == first
        assert page.wrong == []


def test_a_word_that_nobody_says_is_told_with_the_one_that_was_meant(browser, address):
    with opened(browser, address) as page:
        look_for(page, "retrospctive")
        says = told(page, ".garden-find")
        assert "nothing says “retrospctive”; did you mean “retrospective”?" in says
    with opened(browser, address) as page:
        assert look_for(page, "xylophone") == []
        assert told(page, ".garden-find") == "0 pages; nothing says “xylophone”."


def test_a_keyboard_is_enough(browser, address):
    """Open, go down and up, close, open again with another key, and follow a result."""
    with opened(browser, address) as page:
        look_for(page, "robin")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.textContent") == "Round robin"
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.name") == "q"
        page.keyboard.press("Escape")
        assert not page.locator("#__search").is_checked()
        page.keyboard.press("s")
        assert page.evaluate("document.activeElement.name") == "q"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/routines/round-robin/")
        assert page.wrong == []


def test_enter_leads_to_the_page_of_the_search(browser, address):
    with opened(browser, address) as page:
        look_for(page, "robin")
        page.keyboard.press("Enter")
        page.wait_for_url("**/garden/search/?q=robin")
        page.locator("#__garden-search .garden-hit").first.wait_for()
        assert titles(page)[:2] == ["Round robin", "Peer assist"]


def test_facets_narrow_and_the_address_keeps_what_was_chosen(browser, address):
    with opened(browser, f"{address}garden/search/?q=robin") as page:
        assert told(page) == "2 pages."
        page.locator("input[name=domain][value=learning]").check()
        page.wait_for_function(
            "document.querySelectorAll('#__garden-search .garden-hit').length == 1"
        )
        assert titles(page) == ["Peer assist"]
        shared = page.url
        assert shared.endswith("?q=robin&domain=learning")
        page.locator("input[value=facilitation]").wait_for()
        # What could be chosen beside it still tells how much there would be.
        assert "facilitation 1" in page.locator("[data-name=domain]").inner_text()
    with opened(browser, shared) as page:
        page.locator("input[value=facilitation]").wait_for()
        assert titles(page) == ["Peer assist"]
        assert page.locator("input[name=domain][value=learning]").is_checked()
        assert page.wrong == []


def test_an_address_that_asks_for_what_is_not_there_breaks_nothing(browser, address):
    with opened(browser, f"{address}garden/search/?q=robin&type=nosuch&other=1") as page:
        assert told(page) == "0 pages."
        assert page.wrong == []


def test_without_a_word_the_page_says_what_to_browse(browser, address):
    with opened(browser, f"{address}garden/search/") as page:
        assert page.get_by_role("heading", name="By domain").is_visible()
        assert of_the_index(page) == []
        page.keyboard.press("/")
        page.keyboard.type("robin")
        page.locator("#__garden-search .garden-hit").first.wait_for()
        assert not page.get_by_role("heading", name="By domain").is_visible()


def test_without_scripts_a_link_leads_to_what_can_be_browsed(browser, address):
    with opened(browser, address, java_script_enabled=False) as page:
        assert not page.locator(".garden-find").is_visible()
        page.get_by_role("link", name="Find a note").first.click()
        page.wait_for_url("**/garden/search/")
        assert page.get_by_role("heading", name="By domain").is_visible()
        assert not page.locator(".garden-search__form").is_visible()


def test_titles_and_texts_stay_text(browser, address):
    with opened(browser, f"{address}garden/search/?q=peculiar") as page:
        page.locator("#__garden-search .garden-hit").wait_for()
        assert titles(page) == ["<img src=x onerror=window.hacked=1> peculiar"]
        assert page.evaluate("window.hacked") is None
        assert page.locator("#__garden-search img").count() == 0
        assert page.wrong == []


@pytest.mark.parametrize("urls", ["true", "false"])
def test_it_works_below_a_folder_of_another_site(browser, tmp_path, urls):
    """A garden may be published at `/notes/`, and with or without `.html` in its addresses."""
    settings = f"{SETTINGS}site_url: https://example.org/notes/\nuse_directory_urls: {urls}\n"
    result = build_garden(tmp_path / "notes", GARDEN, settings=settings)
    result.site.rename(tmp_path / "www")
    (tmp_path / "top").mkdir()
    (tmp_path / "www").rename(tmp_path / "top" / "notes")
    end = "routines/round-robin/" if urls == "true" else "routines/round-robin.html"
    with served(tmp_path / "top") as top:
        for start in ("notes/", "notes/terms/practice" + ("/" if urls == "true" else ".html")):
            with opened(browser, top + start) as page:
                look_for(page, "robin")
                page.locator(".garden-hit__title").first.click()
                page.wait_for_url(f"**/notes/{end}")
                assert page.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_fit_a_small_screen(browser, address, scheme):
    for path in ("", "garden/search/?q=robin"):
        with opened(browser, address + path, width=320, scheme=scheme) as page:
            if not path:
                page.locator("label[for=__search]:visible").first.click()
                page.keyboard.type("robin")
                page.locator(".garden-hit").first.wait_for()
            wide = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert wide[0] <= wide[1]
            assert page.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "garden/search/", "garden/search/?q=robin"])
def test_axe_finds_nothing_wrong_with_the_search(browser, address, path, scheme):
    with opened(browser, address + path, scheme=scheme) as page:
        if not path:
            look_for(page, "robin")
        assert axe_findings(page) == {}


TEXTS = [
    "Plain words, it's well-known: snake_case and CamelCase 2026.",
    "Über die Straße, cafe\u0301 naïve ﬁn ΣΑΣ ς İstanbul",
    "知识花园里 hello 花 ｱｲｳ テスト 한국어 ภาษาไทย \U00020000\U00020001",
    "हिन्दी عربى עברית x² ½ Ⅷ ①",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_browser_takes_words_as_the_index_does(browser, address, text):
    """Two programs in two languages: what one writes down the other must look for."""
    with opened(browser, address) as page:
        script = "async ([at, text]) => (await import(at)).wordsOf(text).map((w) => w.text)"
        at = f"{address}assets/garden/find/words.js"
        found = page.evaluate(script, [at, normal(text)])
    asked = {word.text for word in words(normal(text), singles=False)}
    assert asked <= set(found)
    assert set(found) - asked <= COMMON
