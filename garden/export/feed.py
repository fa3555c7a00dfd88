"""A feed and its entries, before they are Atom or JSON Feed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from posixpath import dirname, relpath
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from garden.address import old_file, page_file, promised
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.pages.follow import Files
from garden.pages.view import View
from garden.past.dates import newest

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""What stands where a format insists on a time and the garden knows none at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to read."""

    id: str
    """Its lasting name: an IRI."""
    title: str
    """Plain text."""
    url: str
    """Its page, relative to the root of the site."""
    summary: str
    """Plain text."""
    at: datetime | None
    """When it changed; None if nobody knows."""
    labels: tuple[str, ...] = ()
    """What it is and what it is about, for readers."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What can be followed."""

    title: str
    """Plain text."""
    about: str
    """What it holds, in one sentence."""
    url: str
    """The page that it belongs to, relative to the root of the site."""
    files: Files
    """Where it stands."""
    entries: tuple[Entry, ...]
    """Newest first; those of unknown date last."""


def newest_first(entries: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """Return the newest entries; those of unknown date follow, in order of title."""
    ordered = sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id))
    return tuple(sorted(ordered, key=lambda entry: entry.at or UNKNOWN, reverse=True)[:most])


def stand_in(view: View) -> datetime:
    """Return the time for what has none: the garden's newest, never that of the build.

    A time that moved with each build would show readers the same entries over and over.
    """
    return newest(view.garden) or view.garden.past.epoch or UNKNOWN


def address(view: View, url: str, file: str) -> str:
    """Return an address as a feed at `file` gives it: absolute, or relative to the feed."""
    if view.site.url:
        return view.site.address(url)
    path, mark, anchor = url.removeprefix("./").partition("#")
    relative = relpath(path or ".", quote(dirname(file)) or ".")
    return relative + ("/" if not path or path.endswith("/") else "") + mark + anchor


def feed_id(view: View, file: str) -> str:
    """Return the lasting name of a feed."""
    return lasting(view, f"/{quote(file)}")


def entry_id(view: View, path: NotePath) -> str:
    """Return the lasting name of a note: where it is first known to have stood.

    A note that was moved and says so in `redirect_from:` keeps the name it had.
    """
    return lasting(view, quote(view.garden.once(_first_places)[path], safe="/%"))


def lasting(view: View, place: str) -> str:
    """Return the lasting name of a place of the site, which begins with `/`: an IRI."""
    if view.site.url:
        return view.site.url.rstrip("/") + place
    return uuid5(NAMESPACE_URL, f"{view.site.title}{place}").urn


def _first_places(garden: Garden) -> Mapping[NotePath, str]:
    today = {path: promised(page_file(path)) for path in garden.notes}
    taken = set(today.values())
    places = dict(today)
    for path, note in garden.notes.items():
        first = _first_place(note)
        if first and first not in taken:
            places[path] = first
            taken.add(first)
    return places


def _first_place(note: Note) -> str:
    """Return the oldest address that a note says it had as a whole; empty if it says none."""
    stated = (place for place in note.fields.redirect_from if place.path and not place.fragment)
    file = next((file for place in stated if (file := old_file(place.path))), "")
    return promised(file) if file else ""
