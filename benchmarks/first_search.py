"""What a browser fetches until it shows the first result of a reader's first search.

The bytes are those that a plain server sends, uncompressed; what the page fetched before anybody
searched is told apart. Each query meets a browser that has nothing of the site.
"""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as Late

from benchmarks.browser import CHROMIUM, Asked, served
from benchmarks.gardens import Grower
from benchmarks.peers import SITE

BOX = ".md-search__input"
RESULT = ".garden-find .garden-hits li, .md-search-result__item"
"""Results of our search, and of Material's."""

OF_SEARCH = re.compile(r"/search/|workers/search|/find/")
"""Addresses of what is fetched for a search alone: Material's, and ours."""

TYPING = 60
"""Milliseconds between two keys: results are shown, and fetched, while somebody types."""
PATIENCE = 120_000
"""Milliseconds until a search has failed."""


def queries_for(notes: int) -> Sequence[str]:
    """Return a rare word, a common one, and two that stand together in a title."""
    grower = Grower(notes)
    title = grower.plots[notes // 2].title
    return title.split()[0], grower.prose.vocabulary[200], " ".join(title.split()[:2])


def first_searches(project: Path, queries: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Yield what each query made a new browser fetch in a built site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for query in queries:
            asked: Asked = []
            with served(project / SITE, asked) as address:
                yield _first_search(browser, address, query, asked)
        browser.close()


def _first_search(browser: Browser, address: str, query: str, asked: Asked) -> Mapping[str, object]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    before = len(asked)
    page.click(BOX)
    page.locator(BOX).press_sequentially(query, delay=TYPING)
    begun = time.perf_counter()
    try:
        page.wait_for_selector(RESULT, timeout=PATIENCE)
    except Late:
        context.close()
        return {"query": query, "failed": f"no result within {PATIENCE // 1000} s"}
    seconds = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    context.close()
    fetched = asked[before:]
    return {
        "query": query,
        "kB": round(sum(size for _, size in fetched) / 1000, 1),
        "files": len(fetched),
        "seconds": round(seconds, 2),
        "early": round(sum(s for path, s in asked[:before] if OF_SEARCH.search(path)) / 1000, 1),
    }
