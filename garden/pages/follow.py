"""What a page can be had as, beside HTML: its feeds, and its data as JSON.

The files themselves are made in `garden.export`; here is where they stand, so that pages can
lead to them.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from garden.domains import Domain
from garden.garden import Garden
from garden.pages import locations
from garden.vocabulary import SHELVES

ATOM, JSON_FEED, JSON = "application/atom+xml", "application/feed+json", "application/json"

FOLLOWED: tuple[str, ...] = (
    "overview",
    "changes",
    "domains",
    "boundaries",
    "repertoire",
    *(shelf.name for shelf in SHELVES),
    "evidence",
    "agenda",
    "disagreements",
    "decisions",
    "paths",
    "take-part",
    "tags",
    "wanted",
)
"""Index pages with a feed: all that list notes. The one of the overview, `garden.atom`, has every
note, that of the domains their charters. People are in no feed, and figures are no entries."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where the files of one page stand, as paths from the root of the site."""

    twin: str
    """Its data as JSON."""
    atom: str = ""
    """Its Atom feed; empty if it has none."""
    feed: str = ""
    """Its JSON Feed; empty if it has none."""


def index_files(garden: Garden, name: str, path: str = "") -> Files:
    """Return the files of an index page, which stands at `path` if not where its name says.

    The feed of the overview is called as `garden.json` is.
    """
    twin = _stem(path or locations.index_path(garden, name))
    feed = _stem(whole_file(garden)) if name == "overview" else twin
    return _files(garden, twin, feed if name in FOLLOWED else "")


def domain_files(garden: Garden, domain: Domain) -> Files:
    """Return the files of a domain, wherever its page is."""
    stem = _stem(locations.own_domain_path(garden, domain))
    return _files(garden, stem, stem)


def whole_file(garden: Garden) -> str:
    """Return where `garden.json` stands."""
    return posixpath.join(garden.config.indexes.folder, "garden.json")


def _stem(path: str) -> str:
    return posixpath.splitext(path)[0]


def _files(garden: Garden, twin: str, feed: str) -> Files:
    if not (feed and garden.config.feeds.entries):
        return Files(f"{twin}.json")
    return Files(f"{twin}.json", f"{feed}.atom", f"{feed}.feed.json")


def follow_data(title: str, files: Files) -> Mapping[str, object]:
    """Return what a page says of its files: its `feeds`, and its `twin`."""
    return {"feeds": _feeds(title, files), "twin": quote(files.twin)}


def _feeds(title: str, files: Files) -> list[dict[str, str]]:
    return [
        {"title": f"{title} ({name})", "name": name, "type": kind, "url": quote(path)}
        for name, kind, path in (("Atom", ATOM, files.atom), ("JSON Feed", JSON_FEED, files.feed))
        if path
    ]


def home_files(garden: Garden) -> Mapping[str, object]:
    """Return what the home page says of the files of the whole garden."""
    feeds = [
        *_feeds("All notes", index_files(garden, "overview")),
        *_feeds("What changed", index_files(garden, "changes")),
    ]
    return {"feeds": feeds, "twin": quote(whole_file(garden))}
