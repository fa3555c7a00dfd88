"""Hostile notes in a real browser: no script of theirs runs, no request leaves the site.

Each of the two walls is tried alone: cleaned pages in a browser that ignores the policy, and pages
as they were before cleaning, under the policy that the site has.
"""

import re
from contextlib import suppress
from urllib.parse import quote

import pytest
from browsing import NEEDS_CHROMIUM, served
from hostile import build_group, cases
from playwright.sync_api import Error
from thorough import some

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.thorough]

TRY = """
() => {
  // Where a link leads is a reader's to decide; that it runs nothing is what is tried.
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && /^(https?|mailto):/.test(link.protocol)) event.preventDefault();
  }, true);
  const parts = [...document.querySelectorAll("article *, header *, nav *")];
  for (const part of parts.slice(0, 400)) {
    for (const name of ["mouseover", "mouseenter", "focus", "toggle", "wheel", "pointerdown"])
      part.dispatchEvent(new Event(name, { bubbles: true }));
    if (part.closest("article") && part.matches("a, button, summary, label"))
      part.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  return new Promise((done) => setTimeout(done, 20));
}
"""
EACH = 8
"""Every so many-th page is opened by day, and the others when thorough."""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def site(corpus, tmp_path_factory):
    """Return a function that builds a group of notes, once for each way."""
    made = {}

    def find(group, html="safe"):
        if (group, html) not in made:
            folder = tmp_path_factory.mktemp(group)
            cases(corpus)
            made[group, html] = build_group(corpus, folder, group, html=html)[0]
        return made[group, html].site

    return find


def visited(browser, folder, *, bypass_csp=False):
    """Open the pages, touch all that is in it, and return (pages, what happened)."""
    context = browser.new_context(bypass_csp=bypass_csp)
    happened, trying, at = [], [False], ""
    context.expose_function("__pwn", lambda number: happened.append((at, f"script {number} ran")))

    def elsewhere(route):
        if not trying[0]:  # a click may lead elsewhere, opening a page may not
            happened.append((at, f"asked for {route.request.url}"))
        route.abort()

    pages = some([path for path in sorted(folder.rglob("index.html")) if _is_page(path)], EACH)
    with served(folder) as home:
        context.route(re.compile(rf"^(?!{re.escape(home)}|data:|blob:)"), elsewhere)
        page = context.new_page()
        page.on("dialog", lambda dialog: (happened.append((at, "a dialog")), dialog.dismiss()))
        for path in pages:
            at, trying[0] = str(path.relative_to(folder)), False
            for _ in range(3):  # what was touched on the page before may lead on only now
                with suppress(Error):
                    page.goto(home + quote(at))
                    break
            else:
                page.goto(home + quote(at))
            trying[0] = True
            with suppress(Error):  # a button has led elsewhere
                page.evaluate(TRY)
    context.close()
    return pages, happened


def _is_page(path):
    """Tell a page from a folder of that name, and from what only leads on."""
    return path.is_file() and "<article" in path.read_text(encoding="utf-8")


def test_without_both_walls_scripts_do_run(browser, site):
    """Else the tests below would tell nothing."""
    _, happened = visited(browser, site("html", html="trusted"))
    assert sum("script" in what for _, what in happened) > 20 / EACH


@pytest.mark.parametrize("group", ["html", "url", "flow", "names", "path"])
def test_nothing_of_a_note_runs_and_nobody_else_is_asked(browser, site, group, count):
    pages, happened = visited(browser, site(group))
    assert happened == []
    count("hostile pages opened and touched in a browser", len(pages))


@pytest.mark.parametrize("group", ["html", "url", "flow"])
def test_cleaning_alone_is_enough(browser, site, group, count):
    pages, happened = visited(browser, site(group), bypass_csp=True)
    assert happened == []
    count("hostile pages opened and touched in a browser", len(pages))


@pytest.mark.parametrize("group", ["html", "url", "flow"])
def test_the_policy_alone_is_enough(browser, site, group, count):
    """A note that is not cleaned can still do what a link can: lead a reader elsewhere."""
    cleaned, raw = site(group), site(group, html="trusted")
    for path in sorted(path for path in raw.rglob("*.html") if path.is_file()):
        policy = POLICY.search((cleaned / path.relative_to(raw)).read_text(encoding="utf-8"))
        if policy and not POLICY.search(text := path.read_text(encoding="utf-8")):
            path.write_text(text.replace("<head>", f"<head>{policy[0]}", 1), encoding="utf-8")
    pages, happened = visited(browser, raw)
    assert [what for what in happened if "script" in what[1] or "dialog" in what[1]] == []
    count("hostile pages opened and touched in a browser", len(pages))
