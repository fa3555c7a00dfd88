"""Ask each engine what a person would ask it, and return the notes in the order shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

from playwright.sync_api import Page, sync_playwright

from benchmarks.browser import CHROMIUM, served
from benchmarks.peers import PEERS, SITE, prepare
from benchmarks.processes import run
from benchmarks.search.judged import MOST, Query
from garden.address import page_url
from garden.project import load_garden, load_project
from garden.search import SearchIndex
from garden.search.documents import documents_of

Answers = Iterator[Sequence[str]]
"""For each query: paths of notes, best first."""


Ask = Callable[[Path, Path, Sequence[Query]], Answers]
"""Given a folder of notes, a folder to be made, and queries."""


def ask_whoosh(notes: Path, place: Path, queries: Sequence[Query]) -> Answers:
    """Ask as `garden search` does."""
    prepare(PEERS["garden"], notes, place)
    index = SearchIndex(place / "index")
    index.update(documents_of(load_garden(load_project(place))))
    for query in queries:
        fields = [f"{name}:{value}" for name, value in query.fields.items()]
        yield [hit.path for hit in index.query(" ".join([*fields, query.ask]), MOST)]


def ask_readers(notes: Path, place: Path, queries: Sequence[Query]) -> Answers:
    """Ask the page of the search, in the garden's own site; fields are facets there."""
    run(prepare(PEERS["searched"], notes, place), place)
    with opened(place / SITE) as (page, address):
        for query in queries:
            asked = urlencode({"q": query.ask, **query.fields})
            page.goto(f"{address}garden/search/?{asked}")
            page.wait_for_function(READY)
            yield shown(page, "a.garden-hit__title", notes)


def ask_material(notes: Path, place: Path, queries: Sequence[Query]) -> Answers:
    """Ask Material's own search box, in a stock build of the same notes."""
    run(prepare(PEERS["stock"], notes, place), place)
    with opened(place / SITE) as (page, address):
        for query in queries:
            page.goto(f"{address}?{urlencode({'q': query.ask})}")
            page.wait_for_function(
                "() => /match/.test(document.querySelector('.md-search-result__meta').textContent)"
            )
            yield shown(page, "a.md-search-result__link", notes)


READY = """() => {
    const told = document.querySelector("#__garden-search [role=status]").textContent;
    return /^0 pages|cannot/.test(told) || (told && document.querySelector("a.garden-hit__title"));
}"""
"""The page says what it found, and shows it."""

ENGINES: Mapping[str, Ask] = {
    "readers": ask_readers,
    "whoosh": ask_whoosh,
    "material": ask_material,
}
"""By name, in the order of the table; `results.WORDS_OF_ENGINES` says what they are."""


@contextmanager
def opened(site: Path) -> Iterator[tuple[Page, str]]:
    """Yield a page of a browser and the address at which a site is served to it."""
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser.new_page(), address
        browser.close()


def shown(page: Page, links: str, notes: Path) -> Sequence[str]:
    """Return what the links of a page lead to, each once: notes by path, other pages by address."""
    hrefs = page.eval_on_selector_all(links, "links => links.map(link => link.href)")
    return list(dict.fromkeys(_paths(hrefs, notes)))[:MOST]


def _paths(hrefs: Iterable[str], notes: Path) -> Iterator[str]:
    paths = (file.relative_to(notes).as_posix() for file in sorted(notes.rglob("*.md")))
    known = {unquote(page_url(path)).removeprefix("./"): path for path in paths}
    for href in hrefs:
        address = unquote(urlsplit(href).path).lstrip("/")
        yield known.get(address, address)
