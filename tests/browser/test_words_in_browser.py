"""Terms that explain themselves, and names without a link, as a reader's browser shows them."""

import pytest
from browsing import NEEDS_CHROMIUM, axe_findings, opened, served
from sites import SETTINGS, build_garden

pytestmark = NEEDS_CHROMIUM

GARDEN = """\
-- index.md --
---
domain: Elsewhere
---
# Home

A charter is a boundary object. The ledger is another matter.
-- boundary-object.md --
---
type: term
---
# Boundary object

A thing that several practices use.
-- money/ledger.md --
---
type: term
domain: Money
---
# Ledger

Where we write what we owe.
-- music/ledger.md --
---
type: term
domain: Music
---
# Ledger

A short line above the stave.
-- cards.md --
# Question cards

Cut from paper.
-- story.md --
# A story

We brought our Question cards, and the room went still.
"""


def site_of(folder, options=""):
    settings = SETTINGS.replace("- garden", f"- garden: {options}") if options else SETTINGS
    return build_garden(folder, GARDEN, settings=settings).site


@pytest.fixture(scope="module")
def home_of_words(tmp_path_factory):
    """The address of a small garden with terms and mentions."""
    with served(site_of(tmp_path_factory.mktemp("words"))) as address:
        yield address


def tab_to(page, name):
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    pytest.fail(f"Tab never reached {name}")


def shown_after(link):
    """What the stylesheet shows beside a focused link."""
    return link.evaluate("e => getComputedStyle(e, '::after').content")


def test_a_term_has_a_card_and_no_second_tooltip(browser, home_of_words):
    """By pointer and by keyboard; the definition is told once."""
    with opened(browser, home_of_words) as page:
        term = page.locator("a.garden-term", has_text="boundary object")
        assert term.get_attribute("title") == "A thing that several practices use."
        term.hover()
        card = page.locator("#__garden-preview")
        card.wait_for(state="visible")
        assert "A thing that several practices use." in card.inner_text()
        assert "Term" in card.inner_text()
        assert term.get_attribute("title") is None
        page.locator("h1").hover()
        card.wait_for(state="hidden")
        tab_to(page, "boundary object")
        card.wait_for(state="visible")
        assert shown_after(term) == "none"
        assert page.wrong == []


def test_a_word_with_two_meanings_shows_both(browser, home_of_words):
    """No card can say which is meant; its title does, also to those who come by keyboard."""
    with opened(browser, home_of_words) as page:
        word = page.locator("a.garden-term", has_text="ledger")
        assert "Money: " in word.get_attribute("title")
        assert "Music: " in word.get_attribute("title")
        tab_to(page, "ledger")
        assert "Music: " in shown_after(word)
        page.wait_for_timeout(500)
        assert page.locator("#__garden-preview:visible").count() == 0


def test_without_previews_a_term_still_explains_itself(browser, tmp_path):
    with served(site_of(tmp_path, "{previews: false}")) as home, opened(browser, home) as page:
        term = page.locator("a.garden-term", has_text="boundary object")
        tab_to(page, "boundary object")
        assert "several practices" in shown_after(term)


@pytest.mark.parametrize("width", [1280, 320])
def test_names_without_a_link_are_folded_and_open(browser, home_of_words, width):
    """A line that the keyboard opens, with the sentence; nothing scrolls sideways."""
    with opened(browser, f"{home_of_words}cards/", width=width) as page:
        fold = page.locator("details.garden-fold", has_text="Named without a link")
        sentence = fold.locator("blockquote")
        assert sentence.is_hidden()
        fold.locator("summary").press("Enter")
        sentence.wait_for(state="visible")
        assert sentence.locator("mark").inner_text() == "Question cards"
        assert "the room went still" in sentence.inner_text()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        fold.locator("summary").press("Space")
        sentence.wait_for(state="hidden")
        assert page.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "cards/", "garden/language/"])
def test_axe_finds_nothing_wrong_with_terms_and_mentions(browser, home_of_words, path, scheme):
    with opened(browser, home_of_words + path, scheme=scheme) as page:
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
        assert axe_findings(page) == {}
