"""`llms.txt`: what the site is and where to look, in one Markdown file, for programs that read.

The form is that of llmstxt.org. It stays small, however large the garden: what a page lists
anyway is not listed again.
"""

from collections.abc import Iterable, Iterator, Mapping

from garden.compile.markup import escape_markdown
from garden.export.plaintext import twin_of
from garden.model import NotePath
from garden.pages.follow import whole_file
from garden.pages.hubs import GROUPS
from garden.pages.page import Page
from garden.pages.summaries import domain_summary
from garden.pages.view import Data, View

PATH = "llms.txt"
MANY = 500
"""A garden with more notes than this has only its domains listed, which list their notes."""


def llms_file(view: View, _pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield `llms.txt`."""
    yield PATH, "\n".join(_lines(view)).strip() + "\n"


def _lines(view: View) -> Iterator[str]:
    yield f"# {escape_markdown(view.site.title or 'A garden of notes')}"
    if view.site.about:
        yield from ("", f"> {escape_markdown(view.site.about)}")
    domains = [domain_summary(view, domain) for domain in view.garden.domains.values()]
    yield from _section("Domains", (_line(view, domain, domain["summary"]) for domain in domains))
    hubs = (
        _line(view, {"title": hub.title, "url": view.index_url(hub.name)}, hub.about)
        for group in GROUPS
        for hub in group.hubs
    )
    yield from _section("Pages that list notes", hubs)
    if len(view.garden.notes) <= MANY:
        paths = view.in_order(view.garden.notes)
        yield from _section("Notes", (_note(view, path) for path in paths))
    whole: Data = {"title": "The whole garden as JSON", "url": whole_file(view.garden)}
    yield from _section("Optional", [_line(view, whole, "notes, links, domains")])


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {title}", "", *found)


def _note(view: View, path: NotePath) -> str:
    card = view.card(path)
    url = twin_of(path) if view.garden.config.markdown else card["url"]
    return _line(view, {"title": card["title"], "url": url}, card["summary"])


def _line(view: View, card: Data, about: object) -> str:
    said = f": {escape_markdown(str(about))}" if about else ""
    return f"- [{escape_markdown(str(card['title']))}]({view.site.address(str(card['url']))}){said}"
