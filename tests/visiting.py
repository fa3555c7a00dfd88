"""A visit to one page of each kind: one look at it gathers all that the tests ask for."""

import itertools
from contextlib import contextmanager

from browsing import axe_findings

FACTS = """async () => {
  await document.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const main = document.querySelector("article");
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  const shown = e => e.checkVisibility && e.checkVisibility();
  const focusable = [...main.querySelectorAll("a[href], button, summary, [tabindex]")];
  const name = e => (e.getAttribute("aria-label") || e.textContent || e.title || "").trim();
  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content || "";
  return {
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    levels: [...main.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(h => +h.tagName[1]),
    unnamed: focusable.filter(e => shown(e) && e.tabIndex >= 0 && !name(e))
      .map(e => e.outerHTML.slice(0, 120)),
    skipped: focusable.filter(e => e.tabIndex > 0 || (e.tabIndex < 0 && shown(e)
      && !e.closest("[aria-hidden=true], .headerlink, header")
      )).map(e => e.outerHTML.slice(0, 120)),
    dead: [...main.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1)))
      .filter(id => id && !document.getElementById(id)),
    text: main.innerText.replace(/\\s+/g, " "),
    shifted: window.shifted,
    scheme: document.body.dataset.mdColorScheme,
    described: meta("description"),
    social: meta("twitter:card"),
  };
}"""
WATCH_SHIFTS = """
  window.shifted = [];
  new PerformanceObserver(seen => seen.getEntries().forEach(entry => {
    // Material puts tables into boxes of its own, by which what is below moves a pixel or two.
    if (!entry.hadRecentInput && entry.value > 0.001) window.shifted.push(
      entry.value.toFixed(4) + entry.sources.map(s => ` ${s.node?.className || s.node?.nodeName}`));
  })).observe({type: "layout-shift", buffered: true});
"""
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const header = document.querySelector(".md-header").getBoundingClientRect();
  return {
    what: e.outerHTML.slice(0, 120),
    ours: !!e.closest("article"),
    // A disc of the map is marked by its stroke.
    marked: !!e.closest("svg")
      || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    seen: box.width > 0 && box.height > 0 && box.bottom > header.bottom && box.top < innerHeight,
  };
}"""
UNFOLD = "document.querySelectorAll('article details').forEach(d => d.open = true)"
STEPS = 12
"""How often Tab is pressed, from the top of the page on."""


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


def visit_all(browser, address, paths, looks):
    """Return what there is to know of pages in each look, a width and a scheme, by all three."""
    return {
        (path, *look): facts
        for look in looks
        for path, facts in visit(browser, address, paths, *look).items()
    }


def visit(browser, address, paths, width, scheme):
    """Return what is found on each page, at this width and in this scheme."""
    found = {}
    view = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with looking(browser, address, **view) as page:
        page.add_init_script(WATCH_SHIFTS)
        for path in paths:
            page.wrong.clear()
            page.goto(address + path)
            facts = page.evaluate(FACTS)
            steps = focus_steps(page)
            page.keyboard.press("Escape")  # a preview, which whoever reads may send away, lies upon
            page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")  # nor the header
            page.evaluate(UNFOLD)
            axe = axe_findings(page)
            found[path] = {**facts, "steps": steps, "axe": axe, "wrong": [*page.wrong]}
    return found


def focus_steps(page):
    """Return where the first steps into the page lead whoever goes by keyboard."""
    if not page.locator("#__garden-top").count():
        return []
    page.evaluate("document.querySelector('#__garden-top').focus({preventScroll: true})")
    steps = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUSED)
        steps += [step] if step["ours"] else []
    return steps


def where(visits, key):
    """Return what was found under `key`, by page, where anything was."""
    return {at: facts[key] for at, facts in visits.items() if facts[key]}


class Pages:
    """What holds on every page; a file of tests gives the `visits`, by page."""

    def test_nothing_fails_and_nothing_leaves(self, visits):
        """No error in the console, no file missing, no request to another origin."""
        assert where(visits, "wrong") == {}

    def test_nothing_moves_once_it_is_there(self, visits):
        """Letters, pictures and scripts that come late shift nothing that somebody reads."""
        assert where(visits, "shifted") == {}

    def test_no_page_scrolls_sideways(self, visits):
        """What is wider than the screen scrolls in its own box, and long words break."""
        assert {at: facts["wide"] for at, facts in visits.items() if facts["wide"] > 0} == {}

    def test_no_id_stands_twice_and_every_jump_has_a_goal(self, visits):
        """An anchor that stands twice, or nowhere, leads to the wrong place."""
        assert where(visits, "twice") == {}
        assert where(visits, "dead") == {}

    def test_headings_are_in_order(self, visits):
        """One title, and no level is left out on the way down: they are the table of contents."""
        for at, facts in visits.items():
            levels = facts["levels"]
            assert levels[:1] == [1], at
            assert levels.count(1) == 1, at
            assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), (at, levels)

    def test_every_link_and_control_has_a_name_and_a_place_in_the_order(self, visits):
        """Whoever goes by keyboard or by ear reaches everything, in the order it stands in."""
        assert where(visits, "unnamed") == {}
        assert where(visits, "skipped") == {}

    def test_focus_is_seen_where_it_is(self, visits):
        """The first steps into the page: each is marked, on the screen, and under no header."""
        assert [facts["steps"] for facts in visits.values()] != []
        lost = {
            at: [step["what"] for step in facts["steps"] if not (step["marked"] and step["seen"])]
            for at, facts in visits.items()
        }
        assert {at: steps for at, steps in lost.items() if steps} == {}

    def test_axe_finds_nothing(self, visits, count):
        """WCAG 2.2 AA and best practice, as far as a program can check, with all folds open."""
        count("pages that axe-core looked at", len(visits))
        assert where(visits, "axe") == {}
