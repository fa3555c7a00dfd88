"""Whoever goes by keyboard alone: what they reach, where focus goes, and whether they see it."""

import pytest
from browsing import NEEDS_CHROMIUM, opened
from thorough import THOROUGH

pytestmark = NEEDS_CHROMIUM
PAGES = ("routines/peer-assist/", "garden/domains/", "garden/search/")
STEPS = 30
LOOKS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")][: None if THOROUGH else 2]

STEP = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  const label = e.matches(".md-option") ? e.nextElementSibling : e;
  const box = label.getBoundingClientRect(), marked = getComputedStyle(label);
  const light = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255);
    const [r, g, b] = parts.map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pair = [light(marked.outlineColor), light(getComputedStyle(document.body).backgroundColor)];
  const header = document.querySelector(".md-header");
  const at = document.elementFromPoint(
    Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 1), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 1), innerHeight - 1));
  return {
    what: e.outerHTML.slice(0, 110),
    begun: e !== document.body,
    ring: !!e.closest("svg")
      || (marked.outlineStyle !== "none" && parseFloat(marked.outlineWidth) >= 2),
    contrast: (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05),
    onScreen: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    covered: !!at && header.contains(at) && !header.contains(label) && !label.contains(at),
  };
}"""


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_focus_is_seen_wherever_it_goes(browser, home, width, scheme):
    """From the way past the menu to the text: a ring of three to one, on the screen, uncovered."""
    with opened(browser, home, width=width, scheme=scheme, until="load") as page:
        for path in PAGES:
            page.goto(home + path)
            steps = []
            for _ in range(STEPS):
                page.keyboard.press("Tab")
                steps += [step] if (step := page.evaluate(STEP))["begun"] else []
            assert len(steps) > 15, path
            lost = [
                step
                for step in steps
                if not (step["ring"] and step["onScreen"])
                or step["covered"]
                or step["contrast"] < 3
            ]
            assert lost == [], path


def test_escape_leaves_the_search_and_leads_back(browser, home):
    """Who looks something up goes on where they were."""
    with opened(browser, home + "routines/peer-assist/") as page:
        link = page.locator("article a[href]:visible").first
        link.focus()
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.matches('.md-search__input')")
        page.keyboard.type("round")
        page.locator(".garden-find .garden-hit").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        assert link.evaluate("e => e === document.activeElement")
        assert not page.locator("#__search").is_checked()


def test_the_menu_of_a_narrow_screen_opens_and_closes_by_keyboard(browser, home):
    """So is a wide one at 400 %: a button opens it, Escape goes back level by level."""
    with opened(browser, home + "routines/peer-assist/", width=320) as page:
        button = page.get_by_role("button", name="Menu")
        assert button.get_attribute("aria-expanded") == "false"
        for _ in range(3):
            page.keyboard.press("Tab")
            if button.evaluate("e => e === document.activeElement"):
                break
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        for _ in range(12):
            page.keyboard.press("Tab")
            if focused(page) == "Domains":
                break
        page.keyboard.press("Enter")
        for _ in range(6):
            if focused(page) == "Boundaries":
                break
            page.keyboard.press("Tab")
        assert focused(page) == "Boundaries"
        page.keyboard.press("Escape")
        assert focused(page) == "Domains"
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("e => e === document.activeElement")
        assert page.wrong == []


def test_the_menu_opens_where_the_page_is(browser, home):
    """What lies under an open level is there for nobody, keyboards included."""
    with opened(browser, home + "garden/agenda/", width=320) as page:
        page.get_by_role("button", name="Menu").press("Enter")
        seen = []
        for _ in range(7):
            seen.append(focused(page))
            page.keyboard.press("Tab")
        assert seen[:2] == ["Learning", "Learning agenda"]
        assert "Wanted notes" in seen
        assert "Home" not in seen


def focused(page):
    """Return what the element in focus says."""
    return page.evaluate("document.activeElement.innerText.trim()")
