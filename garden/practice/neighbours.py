"""Other gardens that this one learns with: links to them, words that both define, and theirs.

`neighbours:` in the settings names them. What they tell of themselves is in the copy of their
`garden.json` that is given there; it is their word, and is shown as text and checked addresses.
`neighbour_data` is what a page shows of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from garden.fate import External
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.view import SUMMARY, Data, View, shorten
from garden.past.snapshot import PastNote, Snapshot
from garden.slug import fold
from garden.words.glossary import definition
from garden.words.uses import is_term


@dataclass(frozen=True, slots=True)
class TheirTerm:
    """A word as a neighbour defines it."""

    title: str
    """The word."""
    definition: str
    """What it means to them."""
    url: str
    """Where they say so: an address of their site, or empty."""


@dataclass(frozen=True, slots=True)
class Outlink:
    """A link from a note of ours to a page of a neighbour."""

    source: NotePath
    """Our note."""
    url: str
    """The address as written."""
    label: str
    """The text of the link; the address where it has none."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another garden, as it is known here."""

    slug: str
    """Its key under `neighbours:`."""
    title: str
    """What we call it."""
    url: str
    """The address of its site, ending in `/`."""
    known: bool
    """Whether a copy of its `garden.json` was given and could be read."""
    links: tuple[Outlink, ...]
    """Links of ours that lead to it, in order of our notes."""
    shared: tuple[tuple[NotePath, TheirTerm], ...]
    """Terms that both gardens define, ours with theirs, in order of title."""
    theirs: tuple[TheirTerm, ...]
    """Terms that only they define, in order of title."""


def find_neighbours(garden: Garden) -> tuple[Neighbour, ...]:
    """Return the neighbours in the order of the settings; it is worked out once."""
    return garden.once(_find_neighbours)


def neighbour_data(view: View) -> list[Data]:
    """Return the neighbours for a template.

    Each has `slug`, `title`, `url`, `known`; `links`, which are cards of our notes with their
    `places` of `url` and `label`; `shared`, which are cards of our terms with `definition` and
    `theirs`; and `theirs`. Their terms have `title`, `definition` and `url`, which may be empty.
    Addresses of neighbours are absolute: they are not for the filter `url`.
    """
    return [
        {
            "slug": neighbour.slug,
            "title": neighbour.title,
            "url": neighbour.url,
            "known": neighbour.known,
            "links": _links_data(view, neighbour.links),
            "shared": [
                {
                    **view.card(path),
                    "definition": definition(view.garden, path),
                    "theirs": _term_data(term),
                }
                for path, term in neighbour.shared
            ],
            "theirs": [_term_data(term) for term in neighbour.theirs],
        }
        for neighbour in find_neighbours(view.garden)
    ]


def _links_data(view: View, links: Iterable[Outlink]) -> list[Data]:
    places: dict[NotePath, list[Data]] = {}
    for link in links:
        place: Data = {"url": link.url, "label": link.label}
        listed = places.setdefault(link.source, [])
        if place not in listed:
            listed.append(place)
    return [{**view.card(path), "places": places[path]} for path in view.in_order(places)]


def _term_data(term: TheirTerm) -> Data:
    return {
        "title": term.title,
        "definition": shorten(term.definition, 2 * SUMMARY),
        "url": term.url,
    }


def _find_neighbours(garden: Garden) -> tuple[Neighbour, ...]:
    ours = _our_terms(garden)
    outlinks = list(_outlinks(garden))
    found = []
    for slug, options in garden.config.neighbours.items():
        snapshot = garden.past.neighbours.get(slug, Snapshot(remark="none is given"))
        url = options.url.rstrip("/") + "/"
        shared, theirs = _terms(snapshot, url, ours)
        links = tuple(link for link in outlinks if is_below(link.url, url))
        found.append(
            Neighbour(slug, options.title, url, not snapshot.remark, links, shared, theirs)
        )
    return tuple(found)


def _our_terms(garden: Garden) -> Mapping[str, NotePath]:
    terms: dict[str, NotePath] = {}
    for path, note in garden.notes.items():
        if is_term(garden, note):
            for name in (note.title, *note.fields.aliases):
                terms.setdefault(fold(name), path)
    return terms


def _terms(
    snapshot: Snapshot, url: str, ours: Mapping[str, NotePath]
) -> tuple[tuple[tuple[NotePath, TheirTerm], ...], tuple[TheirTerm, ...]]:
    shared, theirs = [], []
    for note in sorted(snapshot.notes.values(), key=lambda note: (fold(note.title), note.path)):
        if not note.definition:
            continue
        term = TheirTerm(note.title, note.definition, _address(note, url))
        names = map(fold, (note.title, *note.aliases))
        path = next((ours[name] for name in names if name in ours), None)
        if path is None:
            theirs.append(term)
        else:
            shared.append((path, term))
    return tuple(shared), tuple(theirs)


def _address(note: PastNote, url: str) -> str:
    """Return where a neighbour's note stands; empty for an address that is not of their site."""
    try:
        address = urljoin(url, note.url)
    except ValueError:
        return ""
    return address if note.url and is_below(address, url) else ""


def _outlinks(garden: Garden) -> Iterator[Outlink]:
    for link in garden.links():
        if isinstance(link.fate, External):
            url = link.fate.url
            label = link.link.context.link if link.link.context else link.link.label
            yield Outlink(link.source, url, " ".join((label or url).split()) or url)


def is_below(url: str, base: str) -> bool:
    """Tell whether an address is `base`, which ends in `/`, or one below it.

    `http` and `https`, and large and small letters of the host, are one.
    """
    try:
        parts, root = urlsplit(url), urlsplit(base)
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != root.netloc.lower():
        return False
    return f"{parts.path.rstrip('/')}/".startswith(root.path)
