"""Every kind of page that the garden makes, as a browser shows it: wide and narrow, light and dark.

One visit for each page, width and scheme gathers what the tests below ask for.
"""

import itertools
import re
from contextlib import contextmanager

import pytest
from browsing import AXE, NEEDS_CHROMIUM, axe_findings, served
from sites import SETTINGS, build, build_garden, write_garden

pytestmark = NEEDS_CHROMIUM

OURS = (
    "",
    "garden/",
    *(
        f"garden/{name}/"
        for name in (
            *("domains", "boundaries", "map", "repertoire", "language", "artifacts", "tools"),
            *("routines", "stories", "evidence", "tags", "agenda", "take-part", "paths"),
            *("disagreements", "decisions", "wanted", "changes", "contributors", "portrait"),
            "measures",
        )
    ),
    "domains/facilitation/",  # a charter
    "people/gardeners/",
    "routines/peer-assist/",  # a practice
    "facilitation/the-newcomer-who-asked-why/",
    "gardening/two-readers-one-list/",  # an experience
    "terms/boundary/",  # several meanings
    "gardening/watch-ideas-not-people/",  # a decision with objections
    "boundaries/charter-meets-manual/",  # an encounter
)
"""Pages of our own garden, one of each kind."""
MADE = (
    "garden/domains/",
    "garden/domains/elsewhere/",  # nobody wrote a charter
    "garden/contributors/grace/",  # nobody wrote a page of their own
    "garden/changes/",  # with an earlier state
    "garden/paths/",  # no path is laid
    "garden/wanted/",
    "garden/language/",
)
"""Pages of a small garden that ours does not have in this form."""
EMPTY = tuple(path for path in OURS if path.startswith("garden/"))
"""The same pages in a garden that holds next to nothing."""
HOWS = [*itertools.product((1280, 320), ("light", "dark"))]

BEFORE = """\
-- index.md --
# Home
-- round.md --
---
type: routine
status: seed
domain: elsewhere
---
# Round
"""
AFTER = """\
-- index.md --
# Home
[[Round]] [[Averyveryverylongwordthatnobodywouldeverwritebutsomebodyalwaysdoes]]
-- round.md --
---
type: routine
status: used
domain: elsewhere
contributors: [grace]
aliases: [Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft]
---
# Round

See [[Home]] and [[Turn]].
-- turn.md --
---
type: term
domain: [talk, elsewhere]
definitions: {elsewhere: A spin.}
---
# Turn

A time to speak, as in <https://example.org/a/very/long/address/that/has/no/place/to/break/at/all>.
"""

FACTS = """() => {
  const main = document.querySelector("article");
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  const shown = e => e.checkVisibility && e.checkVisibility();
  const focusable = [...main.querySelectorAll("a[href], button, summary, [tabindex]")];
  const name = e => (e.getAttribute("aria-label") || e.textContent || e.title || "").trim();
  return {
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    levels: [...main.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(h => +h.tagName[1]),
    unnamed: focusable.filter(e => shown(e) && !name(e)).map(e => e.outerHTML.slice(0, 120)),
    skipped: focusable.filter(e => e.tabIndex > 0 || (e.tabIndex < 0 && shown(e)
      && !e.closest("[aria-hidden=true], .headerlink, header")
      )).map(e => e.outerHTML.slice(0, 120)),
    dead: [...main.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1)))
      .filter(id => id && !document.getElementById(id)),
    text: main.innerText.replace(/\\s+/g, " "),
  };
}"""
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    what: e.outerHTML.slice(0, 120),
    ours: !!e.closest("article"),
    // A disc of the map is marked by its stroke.
    marked: !!e.closest("svg")
      || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


@contextmanager
def looking(browser, address, **options):
    """Yield a page for going from one address to another, with what goes wrong on the way."""
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    page.wrong = []
    page.on("console", lambda m: page.wrong.append(m.text) if m.type == "error" else 0)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("response", lambda r: page.wrong.append(r.url) if r.status >= 400 else 0)
    page.on(
        "request",
        lambda r: (
            page.wrong.append(f"left for {r.url}")
            if not r.url.startswith((address, "data:", "blob:"))
            else 0
        ),
    )
    try:
        yield page
    finally:
        context.close()


def visit(browser, address, paths, hows):
    """Return what is found on each page, at each of the widths and schemes."""
    found = {}
    for width, scheme in hows:
        view = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
        with looking(browser, address, **view) as page:
            for path in paths:
                page.wrong.clear()
                page.goto(address + path)
                page.wait_for_timeout(60)  # what a script does to the page when it is there
                found[path, width, scheme] = {**page.evaluate(FACTS), "wrong": [*page.wrong]}
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A garden without charters that is told what it was before."""
    folder = tmp_path_factory.mktemp("small")
    before = build_garden(folder / "before", BEFORE)
    settings = SETTINGS.replace("- garden", "- garden: {previous: previous.json}")
    write_garden(folder / "now", AFTER, settings)
    (before.site / "garden" / "garden.json").rename(folder / "now" / "previous.json")
    result = build(folder / "now")
    assert result.code == 0, result.log
    return result


@pytest.fixture(scope="module")
def visits(browser, home, small, tmp_path_factory):
    """All visits, by page, width and scheme; the page of which garden stands before it."""
    bare = build_garden(tmp_path_factory.mktemp("bare"), "-- index.md --\n# Home\n")
    found = {}
    with served(small.site) as made, served(bare.site) as empty:
        for name, address, paths, hows in (
            ("ours", home, OURS, HOWS),
            ("made", made, MADE, HOWS),
            ("empty", empty, EMPTY, HOWS[-1:]),
        ):
            seen = visit(browser, address, paths, hows)
            found |= {(f"{name}: /{path}", *how): facts for (path, *how), facts in seen.items()}
    return found


def where(visits, key):
    """Return what was found under `key`, by page, where anything was."""
    return {at: facts[key] for at, facts in visits.items() if facts[key]}


def test_nothing_fails_and_nothing_leaves(visits):
    """No error in the console, no file missing, no request to another origin."""
    assert where(visits, "wrong") == {}


def test_no_page_scrolls_sideways(visits):
    """What is wider than the screen scrolls in its own box, and long words break."""
    assert {at: facts["wide"] for at, facts in visits.items() if facts["wide"] > 0} == {}


def test_no_id_stands_twice_and_every_jump_has_a_goal(visits):
    """An anchor that stands twice, or nowhere, leads to the wrong place."""
    assert where(visits, "twice") == {}
    assert where(visits, "dead") == {}


def test_headings_are_in_order(visits):
    """One title, and no level is left out on the way down: they are the table of contents."""
    for at, facts in visits.items():
        levels = facts["levels"]
        assert levels[:1] == [1], at
        assert levels.count(1) == 1, at
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), (at, levels)


def test_every_link_and_control_has_a_name_and_a_place_in_the_order(visits):
    """Whoever goes by keyboard or by ear reaches everything, in the order in which it stands."""
    assert where(visits, "unnamed") == {}
    assert where(visits, "skipped") == {}


def test_an_empty_garden_invites(visits):
    """A page that has nothing to show yet says so, and what would make it fill."""
    for (name, *_), facts in visits.items():
        if name.startswith("empty"):
            assert len(facts["text"]) > 60, name
            assert "None" not in facts["text"].split(), name


@pytest.fixture(scope="module")
def desk(browser, home):
    """A wide screen that goes from page to page."""
    with looking(browser, home, viewport={"width": 1280, "height": 800}) as page:
        yield page


@pytest.fixture(scope="module")
def plain(browser, home):
    """The same where no script runs."""
    view = {"viewport": {"width": 1280, "height": 800}, "java_script_enabled": False}
    with looking(browser, home, **view) as page:
        yield page


@pytest.mark.parametrize("path", OURS)
def test_focus_is_seen_where_it_is(desk, home, path):
    """The first steps into the page: each is marked, and on the screen."""
    desk.goto(home + path)
    desk.evaluate("document.querySelector('#garden-top').focus({preventScroll: true})")
    steps = []
    for _ in range(12):
        desk.keyboard.press("Tab")
        step = desk.evaluate(FOCUSED)
        steps += [step] if step["ours"] else []
    assert steps
    assert [step["what"] for step in steps if not (step["marked"] and step["seen"])] == []


@pytest.mark.parametrize("path", OURS)
def test_everything_is_there_without_script(plain, home, visits, path):
    """A script adds comfort; what can be read is in the page."""
    plain.goto(home + path)
    text = re.sub(r"\s+", " ", plain.locator("article").inner_text())
    assert plain.wrong == []
    assert len(text) >= 0.95 * len(visits[f"ours: /{path}", 1280, "light"]["text"])


@pytest.mark.skipif(not AXE, reason="set PRAXIS_AXE to the path of axe-core's axe.min.js")
@pytest.mark.parametrize(("width", "scheme"), HOWS)
def test_axe_finds_nothing_of_ours(browser, home, small, width, scheme):
    """The rules of WCAG that a program can check, with all that is folded open."""
    found = {}
    view = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with served(small.site) as made:
        for address, paths in ((home, OURS), (made, MADE)):
            with looking(browser, address, **view) as page:
                for path in paths:
                    page.goto(address + path)
                    page.evaluate(
                        "document.querySelectorAll('article details').forEach(d => d.open = true)"
                    )
                    found[path] = axe_findings(page)
    assert {path: rules for path, rules in found.items() if rules} == {}
