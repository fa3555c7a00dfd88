"""The frontmatter of a note, understood. Everything is optional."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from garden.model.groups import Barrier, Charter, Credit, Need, Objection, OldPlace, Review
from garden.model.links import Link
from garden.model.places import Position


@dataclass(frozen=True, slots=True)
class Fields:
    """The frontmatter of a note, understood. Everything is optional."""

    title: str = ""
    """The declared title; empty if none."""
    type: str = "note"
    """The note type, one of the configured types."""
    domains: tuple[str, ...] = ()
    """What it is about, as written; the first is home."""
    contributors: tuple[Credit, ...] = ()
    """Who stands behind it."""
    practice: tuple[Link, ...] = ()
    """Typed links, kind PRACTICE; `name` is the relation as written."""
    field_links: tuple[Link, ...] = ()
    """Wikilinks in other fields, kind FIELD; `name` is the field as written."""
    aliases: tuple[str, ...] = ()
    """Other names of the note."""
    plural: tuple[str, ...] = ()
    """What several of it are called."""
    not_: tuple[str, ...] = ()
    """term: names that are not to be used for it (`not:`)."""
    glossary: bool = True
    """Whether terms are explained where the note first uses them (`glossary: off`)."""
    redirect_from: tuple[OldPlace, ...] = ()
    """Old places that lead here."""
    tags: tuple[str, ...] = ()
    """Tags without `#`."""
    status: str = ""
    """seed, used, proven, contested, retired, or empty."""
    asks: str = ""
    """What the authors want from a reviewer."""
    reviews: tuple[Review, ...] = ()
    """The review log."""
    ids: tuple[str, ...] = ()
    """Declared ids (`id`, `permalink`), by which links may name the note."""
    outcome: str = ""
    """experience: worked, partly or did-not."""
    context: str = ""
    """experience: where it was tried, in one line; facets are joined."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """experience: the same by facet, such as setting or size, where it was written so."""
    attested_by: str = ""
    """experience: who vouches for it; may be a kind of organisation."""
    description: str = ""
    """A one-line summary for listings and search engines."""
    date: str = ""
    """The day it is about or was written, as an ISO date."""
    lang: str = ""
    """Its language, as a tag such as `pt-BR`."""
    discussion: str = ""
    """The address of a conversation about it."""
    learned_in: str = ""
    """The situation in which it was learned."""
    perspective: tuple[str, ...] = ()
    """Roles or disciplines it is written from, as its authors name them."""
    confidence: str = ""
    """How sure its authors are, in their own words."""
    licence: str = ""
    """Under which terms it may be used again."""
    first_steps: bool = False
    """Whether it is a good first thing for a newcomer."""
    ways: tuple[str, ...] = ()
    """Ways to take part that it explains."""
    needs: tuple[Need, ...] | None = None
    """What it asks of those who would use it; None where nothing is said of it."""
    barriers: tuple[Barrier, ...] = ()
    """What stands in its way."""
    objections: tuple[Objection, ...] = ()
    """What is said against it."""
    state: str = ""
    """agenda, objection, decision, gap: where it stands, one of the words of its type."""
    reason: str = ""
    """Why it stands there, or why it departs from something."""
    definitions: Mapping[str, str] = field(default_factory=dict)
    """term: domain as written to how that domain defines the word."""
    between: tuple[str, ...] = ()
    """encounter: the domains that met, as written."""
    charter: Charter = field(default_factory=Charter)
    """domain: what its charter states."""
    learning: tuple[str, ...] = ()
    """person: domains they want to learn, as written."""
    practising: tuple[str, ...] = ()
    """person: domains they practise."""
    stewarding: tuple[str, ...] = ()
    """person: domains they look after."""
    bridges: tuple[str, ...] = ()
    """person: domains they connect."""
    draft: bool = False
    """Whether the note stays out of the site (`draft: true` or `publish: false`)."""
    silenced: frozenset[str] = frozenset()
    """Codes of checks switched off for this note (`checks: {orphan: off}`)."""
    rest: Mapping[str, object] = field(default_factory=dict)
    """Every other key, untouched."""
    positions: Mapping[str, Position] = field(default_factory=dict)
    """Where each top-level key stands, by its canonical name."""
