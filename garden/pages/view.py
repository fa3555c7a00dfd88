"""What a template may know: plain values, plain text, and addresses relative to the site.

The core knows paths; the engine makes addresses. So a `View` is a garden seen through
the engine's rule for addresses, which enters as an argument.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar, cast
from urllib.parse import quote

from garden.address import is_address
from garden.compile.markup import destination
from garden.domains import Domain
from garden.fate import External, Wanted, found_path
from garden.forge import Forge
from garden.garden import Garden
from garden.measures import Measure
from garden.model import Context, Finding, LinkKind, Note, NotePath
from garden.pages import locations
from garden.past.redirects import Redirects, find_redirects
from garden.people import Person
from garden.reading.unread import of_unread
from garden.site import Site
from garden.slug import fold
from garden.typedlinks import PracticeLink
from garden.wanted import WantedNote, wanted_notes
from garden.wikilink import WIKILINK, split_wikilink

UrlOf = Callable[[str], str]
"""Path of a note or generated page to its address, relative to the site's root."""

Data = dict[str, object]
"""Plain values for a template: strings, numbers, booleans, lists and mappings of them."""

T = TypeVar("T")

SUMMARY = 160
"""How many characters of its first paragraph stand for a note in a listing."""

EXCERPT = 150
"""How many characters of a paragraph are shown on each side of a backlink."""


class View:
    """A garden as templates see it."""

    def __init__(
        self, garden: Garden, url_of: UrlOf, forge: Forge | None = None, site: Site | None = None
    ) -> None:
        """See `garden` through the engine's addresses.

        `forge` takes new notes, if any does; `site` is what files that leave the site call it.
        """
        self.garden = garden
        self.url_of = url_of
        self.forge = forge
        self.site = site or Site()
        self._cards: dict[NotePath, Data] = {}
        self._chips: dict[str, Data] = {}
        self._made: dict[Callable[[View], object], object] = {}

    def once(self, make: Callable[["View"], T]) -> T:
        """Return what `make` makes of this view; it is made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    @cached_property
    def wanted(self) -> Mapping[str, WantedNote]:
        """The wanted notes by folded name, asked for by most notes first."""
        return wanted_notes(self.garden)

    @cached_property
    def redirects(self) -> Redirects:
        """Old places, and where they lead."""
        return find_redirects(self.garden)

    @cached_property
    def unreadable(self) -> Mapping[str, Finding]:
        """Why a note could not be read, by its path."""
        return of_unread(self.garden.findings, self.garden.notes.values())

    def card(self, path: NotePath) -> Data:
        """Return a note in brief: title, address, type, status, summary, domains.

        Many pages show the same card, so it is made once and shared; nobody changes it.
        """
        if path not in self._cards:
            self._cards[path] = self._make_card(path)
        return self._cards[path]

    def _make_card(self, path: NotePath) -> Data:
        note = self.garden.notes[path]
        return {
            "title": note.title,
            "url": self.url_of(path),
            "type": note.fields.type,
            "type_label": self.type_label(note),
            "status": note.fields.status,
            "summary": note.fields.description or shorten(note.summary, SUMMARY),
            "domains": self.domains(note),
            "wanted": False,
        }

    def cards(self, paths: Iterable[NotePath]) -> list[Data]:
        """Return cards in order of title."""
        return [self.card(path) for path in self.in_order(paths)]

    def in_order(self, paths: Iterable[NotePath]) -> list[NotePath]:
        """Return paths in order of their notes' titles, then of the paths themselves."""
        return sorted(paths, key=lambda path: (fold(self.garden.notes[path].title), path))

    def wanted_card(self, name: str, url: str = "") -> Data:
        """Return the card of a note that nobody has written yet; `url` is where it is listed."""
        blank = {"type": "", "type_label": "", "status": "", "summary": ""}
        return {"title": name, "url": url, **blank, "domains": [], "wanted": True}

    def outside_card(self, url: str, text: str = "") -> Data:
        """Return the card of something that others keep: an address, under its text if it has."""
        where = url.partition("://")[2].rstrip("/")
        host = where.partition("/")[0].rpartition("@")[2]
        return {**self.wanted_card(text or where, url), "wanted": False, "outside": host}

    def wanted_url(self, name: str) -> str:
        """Return the place of a wanted note among the others; empty if nobody asks for it."""
        wanted = self.wanted.get(fold(name))
        return f"{self.index_url('wanted')}#{quote(wanted.anchor, safe='')}" if wanted else ""

    def wanted_link(self, page: str, name: str) -> str:
        """Return the same as an address in the Markdown of the page at the path `page`."""
        wanted = self.wanted.get(fold(name))
        goal = locations.index_path(self.garden, "wanted")
        return destination(NotePath(page), goal, wanted.anchor) if wanted else ""

    def type_label(self, note: Note) -> str:
        """Return the note's type for readers."""
        return self.garden.config.note_types[note.fields.type].label

    def domain(self, domain: Domain) -> Data:
        """Return a domain as a chip, made once and shared like a card."""
        if domain.slug not in self._chips:
            url = self.url_of(locations.domain_path(self.garden, domain))
            self._chips[domain.slug] = {"slug": domain.slug, "title": domain.title, "url": url}
        return self._chips[domain.slug]

    def domains(self, note: Note) -> list[Data]:
        """Return the domains of a note as chips, home first."""
        return [self.domain(domain) for domain in self.garden.domains_of(note)]

    def person(self, person: Person) -> Data:
        """Return a person as a chip."""
        return {"name": person.name, "url": self.url_of(locations.person_path(self.garden, person))}

    def said_by(self, name: str) -> str:
        """Return the name that somebody chose; who is not known is shown as written."""
        person = self.garden.find_person(name) if name else None
        return person.name if person else name

    def contributors(self, note: Note) -> list[Data]:
        """Return those who stand behind a note and did not ask to be hidden."""
        return [
            {**self.person(person), "roles": list(credit.roles)}
            for person, credit in self.garden.credits_of(note)
            if not person.hidden
        ]

    def tags(self, note: Note) -> list[Data]:
        """Return the tags of a note with the place on the tags page that lists each."""
        page = self.url_of(locations.index_path(self.garden, "tags"))
        return [{"name": tag, "url": f"{page}#{tag_anchor(tag)}"} for tag in note.tags]

    def pieces(self, path: NotePath, text: str) -> list[Data]:
        """Return a line of a note's head cut at its wikilinks: text, and where it leads."""
        urls = {
            (link.link.target, link.link.fragment): self.url_of(found_path(link) or "")
            for link in self.garden.resolved(path)
            if link.link.kind is LinkKind.FIELD
        }
        pieces: list[Data] = []
        cursor = 0
        for match in WIKILINK.finditer(text):
            target, fragment, label = split_wikilink(match["inner"])
            pieces.append({"text": text[cursor : match.start()], "url": ""})
            url = urls.get((target, fragment), "")
            pieces.append({"text": label or target.rpartition("/")[2] or fragment, "url": url})
            cursor = match.end()
        pieces.append({"text": text[cursor:], "url": ""})
        return [piece for piece in pieces if piece["text"]]

    def measure(self, measure: Measure, coverage: str) -> Data:
        """Return the card of a measure, with what share of the evidence there was to see."""
        return {
            "id": measure.id,
            "name": measure.name,
            "definition": measure.definition,
            "formula": measure.formula,
            "source": measure.source,
            "window": measure.window,
            "denominator": measure.denominator,
            "coverage": coverage,
            "cannot": measure.cannot,
        }

    def index_url(self, name: str) -> str:
        """Return the address of an index page."""
        return self.url_of(locations.index_path(self.garden, name))

    def practice(self, path: NotePath) -> list[Data]:
        """Return the typed links at a note, grouped by how the relation reads from here."""
        groups: dict[tuple[str, str], list[Data]] = {}
        for link in self.garden.practice(path):
            relation = link.relation
            name = relation.inverse if link.inverse else relation.name
            label = relation.inverse_label if link.inverse else relation.label
            items = groups.setdefault((name, label), [])
            card = self.practice_card(link)
            if card not in items:
                items.append(card)
        return [
            {"relation": name, "label": label, "items": items}
            for (name, label), items in groups.items()
        ]

    def practice_card(self, link: PracticeLink) -> Data:
        """Return the far end of a typed link: a note, what is not written yet, another site."""
        if link.other:
            return self.card(link.other)
        fate, written = link.link.fate, link.link.link
        if isinstance(fate, External) and is_address(fate.url):
            return self.outside_card(fate.url, written.label or "")
        url = self.wanted_url(fate.name) if isinstance(fate, Wanted) else ""
        return self.wanted_card(written.label or written.target, url)

    def backlinks(self, path: NotePath) -> list[Data]:
        """Return the notes that link here from their text, with the paragraphs in which they do."""
        sources: dict[NotePath, list[Data]] = {}
        for link in self.garden.backlinks(path):
            if link.link.context:
                excerpts = sources.setdefault(link.source, [])
                excerpt = excerpt_of(link.link.context)
                if excerpt not in excerpts:
                    excerpts.append(excerpt)
            elif link.link.name not in self.garden.config.relation_ends:
                sources.setdefault(link.source, [])
        return [
            {**self.card(source), "excerpts": sources[source]} for source in self.in_order(sources)
        ]

    def used_by(self, path: NotePath, users: Iterable[NotePath] | None = None) -> Data:
        """Return by how many notes, of which domains, a note is used: those that link to it.

        Where notes use it in another way, `users` are these notes.
        """
        linking = (link.source for link in self.garden.backlinks(path))
        sources = set(linking if users is None else users)
        counts = count_by_domain(self.garden, sources)
        domains = [
            {**self.domain(self.garden.domains[slug]), "notes": notes}
            for slug, notes in counts.items()
        ]
        return {"notes": len(sources), "domains": domains}


def count_by_domain(garden: Garden, paths: Iterable[NotePath]) -> dict[str, int]:
    """Count notes by domain, in the order of the garden's domains; none are left out at zero."""
    counts = Counter(d.slug for path in paths for d in garden.domains_of(garden.notes[path]))
    return {slug: counts[slug] for slug in garden.domains if counts[slug]}


def excerpt_of(context: Context) -> Data:
    """Return a paragraph around a link, cut to a length that can be scanned."""
    before = " ".join(context.before.split())
    after = " ".join(context.after.split())
    if len(before) > EXCERPT:
        before = "…" + before[-EXCERPT:].partition(" ")[2]
    space_before = " " if context.before[-1:].isspace() else ""
    space_after = " " if context.after[:1].isspace() else ""
    return {
        "before": before + space_before,
        "link": " ".join(context.link.split()),
        "after": space_after + shorten(after, EXCERPT),
    }


def shorten(text: str, limit: int) -> str:
    """Cut `text` at a word so that it is at most `limit` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def tag_anchor(tag: str) -> str:
    """Return the place of a tag on the tags page; no two tags have one place."""
    return "tag-" + "-".join(fold(tag).replace("/", "--").split())
