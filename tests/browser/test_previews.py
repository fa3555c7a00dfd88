"""Previews of links and the page of wanted notes, by pointer, keyboard and finger."""

import pytest
from browsing import NEEDS_CHROMIUM, axe_findings, opened, served
from sites import SETTINGS, build_garden

pytestmark = NEEDS_CHROMIUM

GARDEN = """\
-- index.md --
# Home

See [[Peer assist]] and [[Peer assist#When not|in an emergency]], [[Nobody wrote this]],
and [elsewhere](https://example.org).
-- routines/peer-assist.md --
---
type: routine
domain: facilitation
status: used
practice: {uses: "[[Cards]]"}
---
# Peer assist

One asks and the others tell.

## When not

When the house burns, nobody is asked.
-- cards.md --
# Cards

Paper, cut.
-- last.md --
# Last

"""
GARDEN += "A line.\n\n" * 80 + "See [[Peer assist]].\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small garden whose pages can be opened from a disk."""
    return build_garden(
        tmp_path_factory.mktemp("previews"),
        GARDEN,
        settings=f"{SETTINGS}use_directory_urls: false\n",
    ).site


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The same with addresses that end in a slash, and a forge that takes new notes."""
    forge = "repo_url: https://github.com/example/garden\nedit_uri: edit/main/notes/\n"
    return build_garden(tmp_path_factory.mktemp("folders"), GARDEN, settings=SETTINGS + forge).site


def card(page):
    return page.locator("#__garden-preview")


def link(page, name):
    return page.locator("article a", has_text=name).first


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_a_pointer_opens_a_card_that_it_can_enter(browser, site, width, scheme):
    """It opens after a moment, stays while pointed at, and goes when left (WCAG 2.2, 1.4.13)."""
    address = (site / "index.html").as_uri()
    with opened(browser, address, width=width, scheme=scheme) as page:
        before = page.evaluate("document.querySelector('article').getBoundingClientRect().height")
        link(page, "Peer assist").hover()
        card(page).wait_for(state="visible")
        assert card(page).inner_text().split("\n\n") == [
            "Peer assist",
            "Routine · facilitation · used",
            "One asks and the others tell.",
        ]
        box = card(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        after = page.evaluate("document.querySelector('article').getBoundingClientRect().height")
        assert after == before
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        card(page).hover()
        page.wait_for_timeout(600)
        assert card(page).is_visible()
        page.locator("h1").hover()
        card(page).wait_for(state="hidden")
        assert page.wrong == []
        assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []


def test_a_link_to_a_section_shows_the_section(browser, site):
    with opened(browser, (site / "index.html").as_uri()) as page:
        link(page, "in an emergency").hover()
        card(page).wait_for(state="visible")
        assert "Peer assist § When not" in card(page).inner_text()
        assert "When the house burns" in card(page).inner_text()


@pytest.mark.parametrize("kind", ["file", "http"])
def test_links_in_the_text_have_cards_from_a_disk_and_from_a_server(browser, site, folders, kind):
    with served(folders) as home:
        address = (site / "index.html").as_uri() if kind == "file" else home
        with opened(browser, address) as page:
            link(page, "Peer assist").hover()
            card(page).wait_for(state="visible")
            assert "One asks and the others tell." in card(page).inner_text()
            assert page.wrong == []


def test_the_keyboard_opens_it_and_escape_closes_it(browser, site):
    """Focus stays where it is; the link says what describes it, and only then."""
    with opened(browser, (site / "index.html").as_uri()) as page:
        assert link(page, "Peer assist").get_attribute("aria-describedby") is None
        page.evaluate("document.querySelector('h1').setAttribute('tabindex', '-1')")
        page.evaluate("document.querySelector('h1').focus()")
        while page.evaluate("document.activeElement.textContent") != "Peer assist":
            page.keyboard.press("Tab")
        assert link(page, "Peer assist").get_attribute("aria-describedby") == "__garden-preview"
        assert page.locator("#__garden-preview[role=tooltip]").count() == 1
        card(page).wait_for(state="visible")
        page.keyboard.press("Escape")
        assert card(page).is_hidden()
        assert page.evaluate("document.activeElement.textContent") == "Peer assist"
        page.wait_for_timeout(600)
        assert card(page).is_hidden()
        page.keyboard.press("Tab")
        page.locator("#__garden-preview", has_text="§ When not").wait_for(state="visible")
        assert link(page, "Peer assist").get_attribute("aria-describedby") is None
        page.keyboard.press("Enter")
        page.wait_for_url("**/peer-assist.html#when-not")
        assert page.wrong == []


def test_escape_closes_what_a_pointer_opened_until_it_comes_again(browser, site):
    with opened(browser, (site / "index.html").as_uri()) as page:
        link(page, "Peer assist").hover()
        card(page).wait_for(state="visible")
        page.keyboard.press("Escape")
        assert card(page).is_hidden()
        page.wait_for_timeout(600)
        assert card(page).is_hidden()
        page.locator("h1").hover()
        link(page, "Peer assist").hover()
        card(page).wait_for(state="visible")


def test_only_links_to_notes_have_cards(browser, site):
    """Not other sites, the menu, the ¶ of a heading, or what nobody wrote."""
    with opened(browser, (site / "index.html").as_uri()) as page:
        for name in ("elsewhere", "Nobody wrote this"):
            link(page, name).hover()
            page.wait_for_timeout(600)
            assert page.locator("#__garden-preview:visible").count() == 0, name


class Finger:
    """Sends what a finger does: it comes down, moves and goes up."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)

    def _send(self, kind, *points):
        at = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    def down(self, at):  # noqa: D102 - says itself
        self._send("touchStart", at)

    def move(self, at):  # noqa: D102 - says itself
        self._send("touchMove", at)

    def up(self):  # noqa: D102 - says itself
        self._send("touchEnd")


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_finger_that_rests_opens_it_and_a_tap_follows_the_link(browser, site):
    """On a phone: press and hold for the card, tap elsewhere to put it away, tap to go."""
    address = (site / "index.html").as_uri()
    with opened(browser, address, width=360, has_touch=True, is_mobile=True) as page:
        at = middle(link(page, "Peer assist"))
        finger = Finger(page)
        finger.down(at)
        card(page).wait_for(state="visible")
        finger.up()
        page.wait_for_timeout(400)
        assert card(page).is_visible()
        assert page.url == address
        box = card(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.touchscreen.tap(*middle(page.locator("h1")))
        card(page).wait_for(state="hidden")
        page.touchscreen.tap(*at)
        page.wait_for_url("**/peer-assist.html")
        assert page.wrong == []


def test_a_finger_that_scrolls_opens_nothing(browser, site):
    address = (site / "index.html").as_uri()
    with opened(browser, address, width=360, has_touch=True, is_mobile=True) as page:
        x, y = middle(link(page, "Peer assist"))
        finger = Finger(page)
        finger.down((x, y))
        finger.move((x, y - 40))
        page.wait_for_timeout(600)
        finger.up()
        assert page.locator("#__garden-preview:visible").count() == 0


def test_where_there_is_no_room_below_it_opens_above(browser, site):
    with opened(browser, (site / "last.html").as_uri()) as page:
        page.evaluate("scrollTo(0, 1e6)")
        goal = link(page, "Peer assist")
        page.evaluate(
            "e => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 5)",
            goal.element_handle(),
        )
        goal.hover()
        card(page).wait_for(state="visible")
        box, over = card(page).bounding_box(), goal.bounding_box()
        assert box["y"] + box["height"] <= over["y"]


def test_instant_navigation_keeps_them_working(browser, tmp_path):
    """Material replaces the page without loading it again."""
    settings = SETTINGS.replace(
        "name: material", "name: material\n  features: [navigation.instant]"
    )
    settings += "site_url: http://127.0.0.1/\n"
    result = build_garden(tmp_path, GARDEN, settings=settings)
    with served(result.site) as home, opened(browser, f"{home}last/") as page:
        page.locator(".md-header .md-logo").click()
        page.wait_for_url(home)
        link(page, "Peer assist").hover()
        page.locator("#__garden-preview", has_text="One asks").wait_for(state="visible")


def test_a_garden_may_do_without_previews(browser, tmp_path):
    settings = SETTINGS.replace("- garden", "- garden: {previews: false}")
    result = build_garden(tmp_path, GARDEN, settings=settings)
    with opened(browser, (result.site / "index.html").as_uri()) as page:
        link(page, "Peer assist").hover()
        page.wait_for_timeout(600)
        assert page.locator("#__garden-preview").count() == 0


def test_a_wanted_link_leads_to_those_who_ask(browser, folders):
    """It is calm, no 404, and its place is open when one arrives."""
    with served(folders) as home, opened(browser, home) as page:
        wanted = page.locator("article .garden-wanted")
        assert wanted.get_attribute("title") == "Not written yet"
        ink = wanted.evaluate("e => getComputedStyle(e).color")
        assert ink == page.locator("article p").first.evaluate("e => getComputedStyle(e).color")
        assert "dotted" in wanted.evaluate("e => getComputedStyle(e).textDecorationStyle")
        wanted.click()
        page.wait_for_url("**/garden/wanted/#wanted-nobody-wrote-this")
        entry = page.locator(".garden-fold", has_text="Nobody wrote this")
        assert "line 3" in entry.inner_text()
        assert entry.locator("mark").inner_text() == "Nobody wrote this"
        assert entry.locator("a", has_text="Write it").get_attribute("href") == (
            "https://github.com/example/garden/new/main?filename=notes%2Fnobody-wrote-this.md"
            "&value=---%0Atitle%3A%20%22Nobody%20wrote%20this%22%0A---%0A%0A"
        )
        assert page.wrong == []


def test_many_wanted_notes_are_folded_and_the_one_asked_for_opens(browser, tmp_path):
    names = "".join(f"[[Wanted {number}]] " for number in range(100))
    result = build_garden(tmp_path, f"-- index.md --\n# Home\n\n{names}\n")
    with served(result.site) as home:
        with opened(browser, f"{home}garden/wanted/") as page:
            assert page.locator("details[open]").count() == 0
            page.locator("summary", has_text="Wanted 42").press("Enter")
            page.locator("#wanted-wanted-42 a").wait_for(state="visible")
        with opened(browser, f"{home}garden/wanted/#wanted-wanted-42") as page:
            page.locator("#wanted-wanted-42 a").wait_for(state="visible")
            summary = page.locator("summary", has_text="Wanted 42")
            header = page.locator(".md-header").bounding_box()
            assert summary.bounding_box()["y"] >= header["y"] + header["height"] - 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_card(browser, folders, scheme):
    with served(folders) as home, opened(browser, home, scheme=scheme) as page:
        link(page, "Peer assist").hover()
        card(page).wait_for(state="visible")
        assert axe_findings(page) == {}
    with served(folders) as home, opened(browser, f"{home}garden/wanted/", scheme=scheme) as page:
        assert axe_findings(page) == {}
