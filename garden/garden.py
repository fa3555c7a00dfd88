"""The garden: all notes, every link resolved once, and what follows from that.

A `Garden` never changes after construction; a change means a new one. Everything below
is a pure function of its arguments, and the order of the notes never matters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeVar, cast

from garden.before import Before
from garden.config import GardenConfig
from garden.domains import Domain, collect_domains, domain_names, name_slugs, slugs_by_name
from garden.fate import (
    BUCKETS,
    Fate,
    IgnoredLink,
    ResolvedLink,
    Wanted,
    found_path,
)
from garden.model import Credit, Finding, Link, Note, NotePath
from garden.nearest import KnownNames
from garden.past import Past
from garden.people import Person, PersonEntry, collect_people, find_slug, person_names
from garden.people.withhold import (
    hidden_among,
    is_withheld,
    is_withheld_link,
    past_without,
    withheld,
)
from garden.resolve import Resolver
from garden.reviews.consent import past_agreed_to
from garden.slug import identity, identity_with_signs
from garden.typedlinks import PracticeLink, practice_links

T = TypeVar("T")

_ROOT = NotePath("")
"""Where a name is asked from that stands in no note."""

_FROM_HEADS = (
    "names",
    "name_slugs",
    "domains",
    "notes_of_domain",
    "people",
    "credited",
    "_domain_names",
    "_charters",
    "_person_names",
    "_page_people",
)
"""What follows from the titles and frontmatter of notes alone."""


class Garden:
    """Notes and what they mean to each other."""

    def __init__(  # noqa: PLR0913 - everything that a garden is made from
        self,
        notes: Iterable[Note],
        assets: Iterable[str] = (),
        config: GardenConfig | None = None,
        people: Iterable[PersonEntry] = (),
        findings: Iterable[Finding] = (),
        *,
        past: Past | None = None,
        before: Before | None = None,
    ) -> None:
        """Resolve every link of `notes`. Drafts are set aside: they are not part of the garden.

        So is the own page of a person who is hidden; what the other notes say is held without
        their name.

        `assets` are the other files of the content folder, `people` the entries of
        `people.yml`, `findings` what was found while reading, before there was a garden, and
        `past` what it was called before. `before` is what stays of an earlier garden.
        """
        self.config = config or GardenConfig()
        self.__dict__.update(before.tables if before else {})
        ordered = sorted(notes, key=lambda note: note.path)
        self._entries = tuple(people)
        self._written = {note.path: note for note in ordered if not note.fields.draft}
        self.hidden = hidden_among(self.people)
        self.past = past_agreed_to(past_without(past or Past(), self.hidden), self.people)
        unseen = {p for p, note in self._written.items() if is_withheld(note, self.hidden)}
        self.notes: Mapping[NotePath, Note] = {
            path: withheld(note, self.hidden)
            for path, note in self._written.items()
            if path not in unseen
        }
        self.drafts = tuple(n for n in ordered if n.fields.draft or n.path in unseen)
        self.assets = frozenset(assets)
        self.findings = tuple(findings)
        self._made: dict[Callable[[Garden], object], object] = {}
        self._earlier = before
        self.rewritten_paths = before.paths if before else frozenset[NotePath]()
        self._resolver = (
            before.resolver.again(self.notes, self.home_slug)
            if before
            else Resolver(self.notes, self.assets, self.config, self.home_slug)
        )

    def as_written(self) -> "Garden":
        """Return the garden as those who write it have it before them, where nobody is hidden.

        For commands that change files, which must not lose what readers do not see.
        """
        if not self.hidden:
            return self
        drafts = (note for note in self.drafts if note.fields.draft)
        notes = (*self._written.values(), *drafts)
        shown = (replace(entry, hidden=False) for entry in self._entries)
        return Garden(notes, self.assets, self.config, shown, self.findings, past=self.past)

    def rewritten(self, notes: Iterable[Note]) -> "Garden":
        """Return the garden with `notes` in place of those at the same paths.

        Where only their bodies are other ones, what follows from names, domains and people is
        taken over, so that this is quick in a large garden.
        """
        new = {note.path: note for note in notes}
        drafts = {note.path: note for note in self.drafts if note.fields.draft}
        every = {**self._written, **drafts, **new}.values()
        findings = (found for found in self.findings if found.path not in new)
        same = not self.hidden and all(_is_same_head(self.notes.get(p), new[p]) for p in new)
        before = self._before(frozenset(new)) if same else None
        return Garden(
            every, self.assets, self.config, self._entries, findings, past=self.past, before=before
        )

    def earlier(self, make: "Callable[[Garden], T]") -> T | None:
        """Return what `make` made of the garden before bodies of notes were rewritten, or None.

        It still holds but for the notes at `rewritten_paths`.
        """
        return cast("T | None", self._earlier.made.get(make)) if self._earlier else None

    def _before(self, paths: frozenset[NotePath]) -> Before:
        """Return what stays when the notes at `paths` get other bodies."""
        stale = paths | {link.source for path in paths for link in self.backlinks(path)}
        return Before(
            made=self._made,
            tables={name: self.__dict__[name] for name in _FROM_HEADS if name in self.__dict__},
            resolver=self._resolver,
            links={path: links for path, links in self._resolved.items() if path not in stale},
            paths=paths,
        )

    def resolved(self, path: NotePath) -> tuple[ResolvedLink, ...]:
        """Return every link of a note with its fate, in order of appearance."""
        return self._resolved[path]

    def links(self) -> Iterator[ResolvedLink]:
        """Yield every link of the garden, note by note."""
        for links in self._resolved.values():
            yield from links

    def backlinks(self, path: NotePath) -> tuple[ResolvedLink, ...]:
        """Return the links of *other* notes that found this one, embeds and fields included."""
        return self._backlinks.get(path, ())

    def outgoing(self, path: NotePath) -> tuple[NotePath, ...]:
        """Return the other notes this one links to, each once, in order of appearance."""
        found = (found_path(link) for link in self.resolved(path))
        return tuple(dict.fromkeys(p for p in found if p and p != path))

    def candidates(self, name: str, source: NotePath = _ROOT) -> tuple[NotePath, ...]:
        """Return the notes that a name may mean, seen from `source`: none, one or several."""
        return self._resolver.candidates(source, name)

    def find_nearest(self, name: str) -> str | None:
        """Return the title, alias or path nearest to a name that no note answers to, or None."""
        return self.once(known_names).find_nearest(name)

    def census(self, paths: Iterable[NotePath] | None = None) -> dict[str, int]:
        """Count the links in each bucket, of all notes or of those at `paths`.

        Every link is in exactly one bucket; all buckets are named.
        """
        counts = dict.fromkeys(BUCKETS.values(), 0)
        for path in self.notes if paths is None else paths:
            for link in self.resolved(path):
                counts[BUCKETS[type(link.fate)]] += 1
        return counts

    def practice(self, path: NotePath) -> tuple[PracticeLink, ...]:
        """Return the typed links at a note: its own first, then those that point at it."""
        return self._practice.get(path, ())

    def domains_of(self, note: Note) -> tuple[Domain, ...]:
        """Return the domains of a note, home first."""
        slugs = dict.fromkeys(map(self.domain_slug, domain_names(note, self.config)))
        own = self._charters.get(note.path) if not slugs else None
        return tuple(self.domains[slug] for slug in (slugs or filter(None, [own])))

    def home_slug(self, path: NotePath) -> str:
        """Return the slug of the domain in which a note is at home; empty if it names none."""
        return next((domain.slug for domain in self.domains_of(self.notes[path])), "")

    def domain_slug(self, name: str) -> str:
        """Return the slug of the domain that `name` means: its slug, title or an alias."""
        key = identity_with_signs(name)
        return self._domain_names.get(key, key)

    def person(self, credit: Credit) -> Person:
        """Return the person that a credit names."""
        slug = find_slug(self._person_names, credit.name)
        return self.people[slug or identity(credit.name)]

    def find_person(self, name: str) -> Person | None:
        """Return the person whom `name` means: a chosen name, an id or a handle; or None."""
        slug = find_slug(self._person_names, name)
        return self.people[slug] if slug else None

    def credits_of(self, note: Note) -> tuple[tuple[Person, Credit], ...]:
        """Return those who stand behind a note, each once, with all their roles.

        Those who are hidden are among them, so that they can be counted.
        """
        merged: dict[str, Credit] = {}
        for credit in self._written.get(note.path, note).fields.contributors:
            slug = self.person(credit).slug
            before = merged[slug].roles if slug in merged else ()
            roles = tuple(dict.fromkeys((*before, *credit.roles)))
            merged[slug] = Credit(credit.name, roles)
        return tuple((self.people[slug], credit) for slug, credit in merged.items())

    def steward_names(self, charter: NotePath) -> tuple[str, ...]:
        """Return whom a charter names as stewards; hidden people too, so that they count."""
        return tuple(steward.name for steward in self._written[charter].fields.charter.stewards)

    def find_charter_domain(self, note: Note) -> Domain | None:
        """Return the domain of which `note` is the charter, or None."""
        return next((d for d in self.domains_of(note) if d.charter == note.path), None)

    def find_page_person(self, note: Note) -> Person | None:
        """Return the person whose own page `note` is, or None."""
        return self._page_people.get(note.path)

    def once(self, make: Callable[["Garden"], T]) -> T:
        """Return what `make` makes of this garden; it is made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def learn(self, make: Callable[["Garden"], T], made: T) -> None:
        """Take `made` for what `make` makes of this garden; whoever says so must know it."""
        self._made[make] = made

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name by which a note may be linked: titles, aliases, paths without suffix."""
        names = {n for note in self.notes.values() for n in (note.title, *note.fields.aliases)}
        return tuple(sorted(names | {path.removesuffix(".md") for path in self.notes}))

    @cached_property
    def notes_of_domain(self) -> Mapping[str, tuple[NotePath, ...]]:
        """The notes about each domain by its slug, charters left out, in order of path."""
        lists: dict[str, list[NotePath]] = {slug: [] for slug in self.domains}
        for path, note in self.notes.items():
            for domain in self.domains_of(note):
                if domain.charter != path:
                    lists[domain.slug].append(path)
        return {slug: tuple(paths) for slug, paths in lists.items()}

    @cached_property
    def credited(self) -> Mapping[str, Mapping[NotePath, Credit]]:
        """The notes that name each person, by the person's slug, with the credit they give."""
        named: dict[str, dict[NotePath, Credit]] = {slug: {} for slug in self.people}
        for path, note in self.notes.items():
            for person, credit in self.credits_of(note):
                named[person.slug][path] = credit
        return named

    @cached_property
    def _page_people(self) -> Mapping[NotePath, Person]:
        return {person.page: person for person in self.people.values() if person.page}

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        """Every domain that is declared or used, by slug, in order of title."""
        return collect_domains(self.notes.values(), self.config, self.name_slugs)

    @cached_property
    def name_slugs(self) -> Mapping[str, str]:
        """The slugs of domains by all names that notes, charters and the options give them."""
        return name_slugs(self.notes.values(), self.config)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody who put themselves here, by slug, in order of name."""
        return collect_people(self._entries, self._written.values())

    @property
    def entries(self) -> tuple[PersonEntry, ...]:
        """What `people.yml` says, entry by entry."""
        return self._entries

    @cached_property
    def _resolved(self) -> Mapping[NotePath, tuple[ResolvedLink, ...]]:
        known = self._earlier.links if self._earlier else {}
        return {
            path: known.get(path)
            or tuple(ResolvedLink(path, link, self._fate(path, link)) for link in note.links)
            for path, note in self.notes.items()
        }

    def _fate(self, path: NotePath, link: Link) -> Fate:
        """Return what becomes of a link; one to somebody who is hidden is none."""
        fate = self._resolver.resolve(path, link)
        is_asked_for = self.hidden and isinstance(fate, Wanted)
        return IgnoredLink("") if is_asked_for and is_withheld_link(link, self.hidden) else fate

    @cached_property
    def _backlinks(self) -> Mapping[NotePath, tuple[ResolvedLink, ...]]:
        lists: dict[NotePath, list[ResolvedLink]] = {}
        for link in self.links():
            path = found_path(link)
            if path and path != link.source:
                lists.setdefault(path, []).append(link)
        return {path: tuple(links) for path, links in lists.items()}

    @cached_property
    def _practice(self) -> Mapping[NotePath, tuple[PracticeLink, ...]]:
        return practice_links(self.links(), self.config)

    @cached_property
    def _domain_names(self) -> Mapping[str, str]:
        return slugs_by_name(self.domains, self.notes, self.name_slugs)

    @cached_property
    def _charters(self) -> Mapping[NotePath, str]:
        """The slug of each domain by the path of its charter."""
        return {d.charter: slug for slug, d in self.domains.items() if d.charter}

    @cached_property
    def _person_names(self) -> Mapping[str, str]:
        return person_names(self.people)


def known_names(garden: Garden) -> KnownNames:
    """Return the names of notes, ready to be asked which is nearest to one that is not there."""
    return garden.earlier(known_names) or KnownNames(garden.names)


def _is_same_head(old: Note | None, new: Note) -> bool:
    """Tell whether a note says the same of itself: all but its body."""
    return old is not None and (old.title, old.fields) == (new.title, new.fields)
