"""Which feeds there are: one for each domain, for some index pages, and for what changed.

They are of ideas: a note about a person is in none of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from urllib.parse import quote

from garden.export.atom import to_atom
from garden.export.feed import Entry, Feed, entry_id, lasting, newest_first
from garden.export.jsonfeed import to_json_feed
from garden.model import NotePath
from garden.pages.follow import FOLLOWED, domain_files, index_files
from garden.pages.locations import domain_path
from garden.pages.page import Page
from garden.pages.view import View
from garden.past.changes import Change
from garden.past.changetext import details, headline
from garden.past.dates import changed_at
from garden.past.since import changes_of

CHANGES, ALL = "changes", "overview"


def domain_feeds(view: View, _pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield the feeds of each domain."""
    garden = view.garden
    for domain in garden.domains.values():
        feed = Feed(
            _titled(view, domain.title),
            f"Notes about {domain.title}, newest first.",
            view.url_of(domain_path(garden, domain)),
            domain_files(garden, domain),
            _notes(view, garden.notes_of_domain[domain.slug]),
        )
        yield from _both(view, feed)


def index_feeds(view: View, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield the feeds of the index pages that can be followed."""
    paths = {view.url_of(path): path for path in view.garden.notes}
    for page in pages.values():
        index = page.data.get("index")
        if not isinstance(index, dict) or index["name"] not in FOLLOWED:
            continue
        name = str(index["name"])
        notes = _of_index(view, index, paths)
        entries = _changes(view) if name == CHANGES else _notes(view, notes)
        feed = Feed(
            _titled(view, "All notes" if name == ALL else page.title),
            str(index["intro"]),
            view.url_of(page.path),
            index_files(view.garden, name, page.path),
            entries,
        )
        yield from _both(view, feed)


def _both(view: View, feed: Feed) -> Iterator[tuple[str, str]]:
    if feed.files.atom:
        yield feed.files.atom, to_atom(view, feed)
        yield feed.files.feed, to_json_feed(view, feed)


def _titled(view: View, title: str) -> str:
    return f"{title} - {view.site.title}" if view.site.title else title


def _of_index(
    view: View, index: Mapping[str, object], paths: Mapping[str, NotePath]
) -> Iterable[NotePath]:
    """Return the notes that an index page is about."""
    match index["name"]:
        case "overview":
            return paths.values()
        case "domains":
            return [d.charter for d in view.garden.domains.values() if d.charter]
        case _:
            return _listed(index, paths)


def _listed(data: object, paths: Mapping[str, NotePath]) -> Iterator[NotePath]:
    """Yield the notes of which a page shows cards, at any depth of its data."""
    if isinstance(data, Mapping):
        if "type_label" in data and data.get("url") in paths:
            yield paths[str(data["url"])]
        for value in data.values():
            yield from _listed(value, paths)
    elif isinstance(data, list):
        for item in data:
            yield from _listed(item, paths)


def _notes(view: View, paths: Iterable[NotePath]) -> tuple[Entry, ...]:
    notes = view.garden.notes
    entries = (
        _note(view, path) for path in dict.fromkeys(paths) if notes[path].fields.type != "person"
    )
    return newest_first(entries, view.garden.config.feeds.entries)


def _note(view: View, path: NotePath) -> Entry:
    card, garden = view.card(path), view.garden
    return Entry(
        entry_id(view, path),
        str(card["title"]),
        str(card["url"]),
        str(card["summary"]),
        changed_at(garden, path),
        (str(card["type_label"]), *(d.title for d in garden.domains_of(garden.notes[path]))),
    )


def _changes(view: View) -> tuple[Entry, ...]:
    entries = (_change(view, change) for change in changes_of(view.garden))
    return newest_first(entries, view.garden.config.feeds.entries)


def _change(view: View, change: Change) -> Entry:
    garden = view.garden
    path = NotePath(change.path)
    here = [NotePath(p) for p in (*change.because, path) if p in garden.notes]
    known = [at for p in here if (at := changed_at(garden, p))]
    place = entry_id(view, path) if path in garden.notes else lasting(view, f"/{quote(path)}")
    mark = repr((change.kind.value, change.before, change.after, change.words, change.because))
    return Entry(
        f"{place}#{change.kind.value}-{sha256(mark.encode('utf-8', 'replace')).hexdigest()[:12]}",
        headline(change),
        view.url_of(path) if path in garden.notes else view.index_url(CHANGES),
        "\n".join(details(change, lambda p: garden.notes[NotePath(p)].title)),
        max(known, default=None),
        tuple(garden.domains[slug].title for slug in change.domains if slug in garden.domains),
    )
