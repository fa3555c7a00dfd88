"""The garden map by eye, hand and keyboard; and where there is no script, no server, no card."""

import http.server
import json
import threading
from contextlib import contextmanager
from functools import partial

import pytest
from browsing import NEEDS_CHROMIUM, axe_findings, opened, served
from sites import build_garden

pytestmark = NEEDS_CHROMIUM

GARDEN = """\
-- index.md --
# Home
-- domains/meeting.md --
---
type: domain
---
# Meeting
-- peer-assist.md --
---
type: routine
domain: [meeting, writing]
practice: {builds_on: "[[Ring]]"}
---
# Peer assist
[[Ring]] [[Notebook]] [[Who listens?]]
-- ring.md --
---
type: term
domain: meeting
---
# Ring
[[Notebook]]
-- notebook.md --
---
type: artifact
domain: writing
---
# Notebook
-- who.md --
---
type: question
title: Who listens?
domain: writing
---
[[Notebook]]
"""
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; worker-src 'self'"
)
"""Strict where it concerns the map: no eval, no style but from files. Material itself writes one
inline script."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small garden of two domains."""
    return build_garden(tmp_path_factory.mktemp("map"), GARDEN).site


@contextmanager
def exploring(browser, site, **options):
    """Yield the page of the map, opened to explore."""
    with served(site) as home, opened(browser, f"{home}garden/map/", **options) as page:
        page.get_by_role("button", name="Explore the map").click()
        page.locator(".garden-map__stage canvas").first.wait_for(state="attached")
        yield page


def faults(page):
    """What went wrong, but for what a computer without a graphics card says of its own speed."""
    return [fault for fault in page.wrong if "GPU stall due to ReadPixels" not in fault]


def shown(page):
    """Wait until a note is shown below the map, and return its title."""
    return page.locator(".garden-map__panel a").inner_text()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawing_is_whole_without_script(browser, site, scheme, width):
    with (
        served(site) as home,
        opened(
            browser, f"{home}garden/map/", width=width, scheme=scheme, java_script_enabled=False
        ) as page,
    ):
        names = page.locator(".garden-map__name").all_text_contents()
        assert [" ".join(name.split()) for name in names] == ["Meeting", "writing", "No domain yet"]
        assert page.locator(".garden-map__open").count() == 0
        page.locator("summary", has_text="Meeting").click()
        page.locator(".garden-fold a", has_text="Peer assist").click()
        page.wait_for_url("**/peer-assist/")


def test_the_page_never_scrolls_sideways_and_the_drawing_can(browser, site):
    with served(site) as home, opened(browser, f"{home}garden/map/", width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator(".garden-map__sheet").get_attribute("tabindex") == "0"
        size = "parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a"
        assert page.locator(".garden-map__name").first.evaluate(f"e => {size}") >= 11


def test_a_mark_leads_to_its_note(browser, site):
    with served(site) as home, opened(browser, f"{home}garden/map/") as page:
        page.locator(".garden-map__dots a", has_text="Notebook").click()
        page.wait_for_url("**/notebook/")


def test_nothing_is_loaded_before_somebody_asks(browser, site):
    with served(site) as home, opened(browser, f"{home}garden/map/") as page:
        asked = " ".join(page.asked)
        assert "vendor" not in asked
        assert "map.json" not in asked
        page.get_by_role("button", name="Explore the map").click()
        page.locator(".garden-map__stage canvas").first.wait_for(state="attached")
        asked = " ".join(page.asked)
        assert "vendor/sigma.min.js" in asked
        assert "map.json" in asked
        assert [url for url in page.asked if not url.startswith((home, "data:"))] == []
        assert faults(page) == []
    with served(site) as home, opened(browser, f"{home}notebook/") as page:
        assert "map.js" not in " ".join(page.asked)
        assert "map.css" not in " ".join(page.asked)


def test_arrow_keys_step_from_note_to_note_and_enter_opens(browser, site):
    with exploring(browser, site) as page:
        assert page.evaluate("document.activeElement.getAttribute('role')") == "application"
        page.keyboard.press("ArrowRight")
        seen = {shown(page)}
        for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowLeft", "ArrowUp"):
            page.keyboard.press(key)
            seen.add(shown(page))
        assert len(seen) >= 3
        goal = page.locator(".garden-map__panel a").get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(goal)


def test_escape_lets_go_of_the_note_and_then_of_the_map(browser, site):
    with exploring(browser, site) as page:
        page.keyboard.press("ArrowRight")
        assert shown(page)
        page.keyboard.press("Escape")
        assert page.locator(".garden-map__panel a").count() == 0
        page.keyboard.press("Escape")
        assert page.locator(".garden-map__stage").count() == 0
        page.locator(".garden-map__drawing").wait_for(state="visible")
        assert page.evaluate("document.activeElement.textContent") == "Explore the map"
        page.keyboard.press("Enter")
        page.locator(".garden-map__stage canvas").first.wait_for(state="attached")
        assert faults(page) == []


def test_search_lists_what_it_finds_and_enter_goes_there(browser, site):
    with exploring(browser, site) as page:
        field = page.get_by_label("Search titles")
        field.fill("no")
        says = page.locator(".garden-map__tools .garden-map__says")
        assert says.inner_text() == "1 note"
        assert page.locator(".garden-map__results button").all_inner_texts() == ["Notebook"]
        field.press("Enter")
        assert shown(page) == "Notebook"
        assert "Artifact · writing · " in page.locator(".garden-map__panel").inner_text()
        field.focus()
        field.press("Escape")
        assert field.input_value() == ""
        assert says.inner_text() == ""


def test_filters_leave_the_notes_of_a_domain_a_type_or_a_relation(browser, site):
    """A note of several domains counts in each; keys step on what is left."""
    with exploring(browser, site) as page:
        says = page.locator(".garden-map__tools .garden-map__says")
        page.get_by_label("Domain", exact=True).select_option(label="writing")
        assert says.inner_text() == "3 notes"
        page.get_by_label("Type", exact=True).select_option(label="Routines")
        assert says.inner_text() == "1 note"
        page.get_by_label("Links", exact=True).select_option(label="Builds on")
        page.locator(".garden-map__stage").focus()
        page.keyboard.press("ArrowDown")
        assert shown(page) == "Peer assist"
        page.keyboard.press("ArrowDown")
        assert shown(page) == "Peer assist"
        assert faults(page) == []


def place_of(page, site, title):
    """Where a note is on the screen while the whole map is shown."""
    data = json.loads((site / "garden/map.json").read_text("utf-8"))
    x, y = next(note[2:4] for note in data["notes"] if note[0] == title)
    box = page.locator(".garden-map__stage canvas").first.bounding_box()
    wide, high = max(data["width"], box["width"] / 1.2), max(data["height"], box["height"] / 1.2)
    scale = min(box["width"], box["height"]) / max(wide, high)
    if (wide > high) == (box["width"] > box["height"]):
        sides = [(wide, high), (box["width"], box["height"])]
        scale *= min(max(pair) / min(pair) for pair in sides)
    return (
        box["x"] + box["width"] / 2 + (x - data["width"] / 2) * scale,
        box["y"] + box["height"] / 2 + (y - data["height"] / 2) * scale,
    )


def test_a_click_opens_a_note_and_a_click_beside_it_nothing(browser, site):
    with exploring(browser, site) as page:
        x, y = place_of(page, site, "Notebook")
        page.mouse.move(x, y)
        page.locator(".garden-map__stage--over").wait_for()
        page.mouse.move(x, y - 30)
        page.locator(".garden-map__stage:not(.garden-map__stage--over)").wait_for()
        page.mouse.click(x, y)
        page.wait_for_url("**/notebook/")
        assert faults(page) == []


def test_a_tap_shows_a_note_and_a_second_one_opens_it(browser, site):
    """A finger covers what it points at, and on a small map it may be two notes."""
    with exploring(browser, site, width=360, has_touch=True) as page:
        at = place_of(page, site, "Notebook")
        page.touchscreen.tap(*at)
        assert shown(page) == "Notebook"
        assert page.url.endswith("/garden/map/")
        page.wait_for_timeout(500)  # two taps at once are a double tap, which zooms
        page.touchscreen.tap(*at)
        page.wait_for_url("**/notebook/")


def test_colours_follow_the_scheme_while_it_is_open(browser, site):
    with exploring(browser, site) as page:
        page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        page.keyboard.press("ArrowRight")
        assert shown(page)
        assert faults(page) == []


def test_where_the_data_cannot_be_had_the_drawing_stays(browser, site):
    with served(site) as home, opened(browser, f"{home}garden/map/") as page:
        page.route("**/map.json", lambda route: route.abort())
        page.get_by_role("button", name="Explore the map").click()
        page.get_by_text("It could not be loaded here.").wait_for()
        assert page.locator(".garden-map__drawing").is_visible()


def test_a_site_on_a_disk_has_the_drawing_and_offers_no_more(browser, site):
    with opened(browser, (site / "garden/map/index.html").as_uri()) as page:
        assert page.locator(".garden-map__drawing").is_visible()
        assert page.get_by_role("button", name="Explore the map").count() == 0
        # This site has addresses of folders, whose pages ask for their letters at once, as a disk
        # lets nobody do; they come with the style sheet all the same.
        fonts = (".woff2", "Failed to load resource: net::ERR_FAILED")
        assert [told for told in page.wrong if not any(font in told for font in fonts)] == []


class _Strict(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args):
        """Say nothing."""

    def end_headers(self):
        """Send the policy with every file."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def test_it_opens_under_a_strict_policy(browser, site):
    handler = partial(_Strict, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/garden/map/"
        with opened(browser, address) as page:
            page.wrong.clear()
            page.get_by_role("button", name="Explore the map").click()
            page.locator(".garden-map__stage canvas").first.wait_for(state="attached")
            page.keyboard.press("ArrowRight")
            assert shown(page)
            assert faults(page) == []
        server.shutdown()


@pytest.mark.parametrize("width", [1280, 360])
def test_around_a_note_every_name_is_a_link(browser, site, width):
    """Beside the drawing, and on a phone in its place."""
    with served(site) as home, opened(browser, f"{home}notebook/", width=width) as page:
        section = page.locator("section", has=page.locator("#__garden-around"))
        assert section.locator("svg").first.is_visible() == (width == 1280)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        section.get_by_role("link", name="Peer assist").click()
        page.wait_for_url("**/peer-assist/")


def test_marks_stand_beside_the_names_they_belong_to(browser, site):
    with served(site) as home, opened(browser, f"{home}notebook/") as page:
        section = page.locator("section", has=page.locator("#__garden-around"))
        drawing = section.locator("svg").first.bounding_box()
        names = [item.bounding_box() for item in section.locator("ul").first.locator("li").all()]
        row = drawing["height"] / max(len(names), 1)
        for place, box in enumerate(names):
            middle = drawing["y"] + (place + 0.5) * row
            assert abs(box["y"] + box["height"] / 2 - middle) < 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_drawing_list_and_map(browser, site, scheme):
    with served(site) as home, opened(browser, f"{home}garden/map/", scheme=scheme) as page:
        assert axe_findings(page) == {}
        page.get_by_role("button", name="Explore the map").click()
        page.locator(".garden-map__stage canvas").first.wait_for(state="attached")
        page.keyboard.press("ArrowRight")
        assert axe_findings(page) == {}
    with served(site) as home, opened(browser, f"{home}notebook/", scheme=scheme) as page:
        assert axe_findings(page) == {}
