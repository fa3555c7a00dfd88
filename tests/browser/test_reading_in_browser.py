"""What a reader does, from the home page on: by mouse, by keyboard, on a phone, on paper."""

import pytest
from browsing import NEEDS_CHROMIUM, opened
from playwright.sync_api import expect

pytestmark = NEEDS_CHROMIUM

PRINTED = """() => {
  const shown = what => [...document.querySelectorAll(what)].some(e => e.checkVisibility());
  const style = getComputedStyle(document.body);
  return {
    ink: getComputedStyle(document.querySelector("article p")).color,
    paper: style.backgroundColor,
    frame: [".md-header", ".md-tabs", ".md-sidebar", ".md-search"].filter(shown),
  };
}"""


def test_from_home_to_a_note_and_what_a_link_leads_to(browser, home):
    """Land, choose a domain, choose a note in it, and see what a link of it leads to."""
    with opened(browser, home) as page:
        page.locator(".garden-card a", has_text="Facilitation").first.click()
        page.wait_for_url("**/domains/facilitation/")
        page.locator("article a", has_text="Peer assist").first.click()
        page.wait_for_url("**/routines/peer-assist/")
        page.locator("article a", has_text="Case clinic").first.hover()
        card = page.locator("#__garden-preview")
        card.wait_for()
        assert "Case clinic" in card.inner_text()
        page.keyboard.press("Escape")
        card.wait_for(state="hidden")
        assert page.wrong == []


def test_the_menu_of_a_phone_leads_to_a_page(browser, home):
    """Open it, go down a level, and choose; what is behind it cannot be meant by mistake."""
    with opened(browser, home, width=360) as page:
        page.get_by_role("button", name="Menu").click()
        page.locator(".md-nav--primary").first.wait_for()
        page.locator(".md-nav--primary > .md-nav__list > .md-nav__item--nested > label").nth(0).or_(
            page.locator(".md-nav--primary .md-nav__container > label")
        ).first.click()
        page.locator(".md-nav__link:visible", has_text="Boundaries").first.click()
        page.wait_for_url("**/boundaries/")
        assert page.locator("h1").inner_text().startswith("Boundaries")
        assert page.wrong == []


LATE = """async () => {
  document.querySelector(".garden-find input").dispatchEvent(new Event("input"));
  await new Promise((done) => setTimeout(done, 600));
}"""
"""What is found late takes nothing away from whoever has chosen already."""


def test_a_keyboard_alone_reaches_a_tab_the_search_and_a_note(browser, home):
    """Each by Tab, a letter or Enter, and nothing needs a mouse."""
    with opened(browser, home) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.md-tabs__link')"):
                break
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/garden/domains/")
        page.keyboard.press("/")
        page.keyboard.type("round robin")
        first = page.locator(".garden-find .garden-hit__title").first
        expect(first).to_contain_text("Round-robin")
        page.keyboard.press("ArrowDown")
        page.evaluate(LATE)
        page.keyboard.press("Enter")
        page.wait_for_url("**/round-robin/**")


def test_on_paper_there_is_the_note_and_nothing_of_the_frame(browser, home):
    """Dark ink on light paper, also for whoever reads on a dark screen."""
    with opened(browser, home + "routines/peer-assist/", scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        printed = page.evaluate(PRINTED)
        assert printed["frame"] == []
        assert light(printed["paper"]) > 200 or light(printed["paper"]) == 0  # 0: none at all
        assert light(printed["ink"]) < 100
        assert len(page.pdf(format="A4")) > 10_000


def test_a_wrong_address_leads_on(browser, home):
    """The page says what happened, and a word finds what was meant."""
    with opened(browser, home + "404.html") as page:
        page.locator("article input[type=search]").fill("peer assist")
        page.keyboard.press("Enter")
        page.wait_for_url("**/garden/search/?q=peer+assist")
        page.locator(".garden-search .garden-hit__title").first.wait_for()
        assert "Peer assist" in page.locator(".garden-search .garden-hit__title").first.inner_text()


@pytest.mark.parametrize("width", [360, 2560])
def test_lines_are_neither_short_nor_endless(browser, home, width):
    """Between about 30 and 90 letters, from the smallest screen to the largest."""
    with opened(browser, home + "routines/peer-assist/", width=width) as page:
        letters = page.evaluate("""() => {
          const text = document.querySelector("article p:not([class])");
          const style = getComputedStyle(text), canvas = document.createElement("canvas");
          const pen = canvas.getContext("2d");
          pen.font = `${style.fontSize} ${style.fontFamily}`;
          const sample = "The quick brown fox jumps over the lazy dog and looks back.";
          return text.clientWidth / (pen.measureText(sample).width / sample.length);
        }""")
        assert 30 < letters < 90


def light(colour):
    """Return how light a colour is, from 0 to 255."""
    parts = colour.partition("(")[2].strip(")").replace(",", " ").split()
    return sum(float(part) for part in parts[:3]) / 3
