"""What a generated page shows, as JSON beside it: its twin.

Addresses in it are relative to the root of the site, which `site` names where it is known.
"""

from collections.abc import Iterator, Mapping

from garden.domainpage import domain_data
from garden.export.text import to_text
from garden.pages import locations as places
from garden.pages.follow import domain_files
from garden.pages.page import Page
from garden.pages.view import Data, View

VERSION = 1

DRAWN = "map"
"""An index whose data is a drawing; `map_.py` makes its twin, which has numbers."""


def index_twins(view: View, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield the twin of each index page."""
    drawn = places.index_path(view.garden, DRAWN)
    for path, page in pages.items():
        if page.data["kind"] == "index" and path != drawn:
            yield twin_path(path), _twin(view, path, page.title, {"index": page.data["index"]})


def domain_twins(view: View, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield the twin of each domain, also of one whose page is its charter."""
    for domain in view.garden.domains.values():
        path = places.domain_path(view.garden, domain)
        page = pages.get(path)
        data = page.data["domain"] if page else domain_data(view, domain)
        file = domain_files(view.garden, domain).twin
        yield file, _twin(view, path, domain.title, {"domain": data})


def twin_path(path: str) -> str:
    """Return where the twin of a generated page stands."""
    return path.removesuffix(".md") + ".json"


def _twin(view: View, path: str, title: str, data: Data) -> str:
    head = {"version": VERSION, "site": view.site.url, "url": view.url_of(path), "title": title}
    return to_text({**head, **data})
