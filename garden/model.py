"""The values everything else is made of: frozen, slotted, each field with one sentence.

Here is what the author *wrote*; what became of a link is *understood* in `garden.fate`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

NotePath = NewType("NotePath", str)
"""POSIX path of a note from the content root, with its suffix: `facilitation/check-in.md`."""

Anchor = NewType("Anchor", str)
"""The `id` of an element of a page, as the engine will write it."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file as an editor counts it."""

    line: int = 1
    """First line is 1; the frontmatter's lines count."""
    column: int = 1
    """First character of the line is 1; counted in Unicode code points."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets into `Note.text`."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""


class Severity(StrEnum):
    """How much a finding matters: only `ERROR` fails a build or a check."""

    ERROR = "error"
    """The garden says something it cannot mean; `--strict` fails."""
    WARNING = "warning"
    """A reader will be let down."""
    INFO = "info"
    """Worth knowing; often an invitation."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check reports about one place in the garden."""

    path: str
    """The file, from the content root."""
    position: Position
    """Where in the file."""
    code: str
    """The stable name of the check, which is also its handbook page and its silencer."""
    severity: Severity
    """How much it matters."""
    message: str
    """What is wrong, in one sentence of plain text."""
    hint: str = ""
    """What to do about it, in one sentence; may be empty."""
    span: Span | None = None
    """The offending text as offsets into the file, where it is known."""


# --- as written -----------------------------------------------------------------------


class LinkKind(StrEnum):
    """Which syntax a link was written in."""

    WIKILINK = "wikilink"
    """`[[Note]]`"""
    EMBED = "embed"
    """`![[Note]]`"""
    MARKDOWN = "markdown"
    """`[text](target)`, `[text][ref]` or `<https://…>`"""
    IMAGE = "image"
    """`![alt](target)`"""
    PRACTICE = "practice"
    """A typed link in the frontmatter's `practice:`."""
    FIELD = "field"
    """A wikilink in any other frontmatter field."""


@dataclass(frozen=True, slots=True)
class Context:
    """The paragraph a link stands in, as plain text around the link."""

    before: str
    """Text before the link."""
    link: str
    """Text of the link as a reader sees it."""
    after: str
    """Text after the link."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link as the author wrote it."""

    kind: LinkKind
    """The syntax."""
    target: str
    """What it names, without the fragment: a name, or for Markdown a decoded path or URL."""
    fragment: str = ""
    """What follows the first `#`, as written: `Heading`, `A#B` or `^block`."""
    label: str | None = None
    """The text the author gave it, or None."""
    span: Span = Span(0, 0)
    """The whole construct in the note's text."""
    position: Position = Position()
    """Where the construct begins."""
    context: Context | None = None
    """Its paragraph; None for a link in the frontmatter."""
    name: str = ""
    """The relation (PRACTICE) or field (FIELD) that holds it; empty in the body."""
    in_table: bool = False
    """Whether it stands in a table cell, where `|` must be escaped."""
    tail: Span | None = None
    """MARKDOWN and IMAGE: the part after the text, `](…)` or `][…]`; None for an autolink."""
    title: str = ""
    """MARKDOWN and IMAGE: the title in quotes, if there is one."""
    address: str = ""
    """MARKDOWN and IMAGE: the whole address, escaped as in HTML."""
    alone: bool = False
    """WIKILINK and EMBED: whether it has a line of a paragraph to itself."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading of a note."""

    text: str
    """Its plain text, markup removed."""
    level: int
    """1 to 6."""
    anchor: Anchor
    """The `id` the engine gives it."""
    position: Position
    """Where it stands."""
    summary: str = ""
    """Plain text of the first paragraph of its section, subsections included."""
    span: Span = Span(0, 0)
    """The heading as written, marks and underline included."""
    inner: Span = Span(0, 0)
    """Its text as written, without marks and attribute list."""
    section: Span = Span(0, 0)
    """The heading and what stands below it, up to the next of its level or higher."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or other block that carries a `^block-id`."""

    anchor: Anchor
    """`^` and the id."""
    span: Span
    """The `^id` itself with the white space before it."""
    position: Position
    """Where the id stands."""
    summary: str = ""
    """Plain text of the paragraph that ends in the id, if it is one."""
    extent: Span = Span(0, 0)
    """The block that the id marks; a list item has what is nested in it. Empty if there is none."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of prose that stands in the file character by character as it is read."""

    start: int
    """Where it begins in the text of its prose."""
    end: int
    """Where it ends there."""
    offset: int
    """Where it begins in the file."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The running text of a paragraph, list item or table cell; see `garden.prose`."""

    text: str
    """What a reader reads, on one line but for its soft line ends, which are kept."""
    runs: tuple[Run, ...]
    """The plain stretches of it, in order; links, code and the like lie between them."""
    strong: tuple[Span, ...] = ()
    """The bold stretches of `text`."""
    in_table: bool = False
    """Whether it is a table cell."""


class EditKind(StrEnum):
    """Constructs, other than links, that `compile` turns into plain Markdown."""

    COMMENT = "comment"
    """`%% … %%`, which is removed."""
    TAG = "tag"
    """`#tag` outside headings, which becomes a link."""
    HASH = "hash"
    """`#tag` at the start of a line of a heading, which the engine would take for another."""
    LIST = "list"
    """A block right under a paragraph or a table, which needs an empty line before it."""
    BAKED = "baked"
    """The answer that `garden bake` wrote below a query, which the site works out itself."""
    INDENT = "indent"
    """The indent of a line of a list, which needs to be another."""
    CALLOUT = "callout"
    """Part of a callout's first line that the engine would read otherwise."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A place that `compile` changes, other than a link or a block id."""

    kind: EditKind
    """What stands there."""
    span: Span
    """The text concerned; empty where something is inserted."""
    width: int = 0
    """INDENT: how many spaces it needs to be."""
    text: str = ""
    """TAG: the tag; CALLOUT: what has to stand there."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A place that names a footnote: a mark in the text, or the footnote itself."""

    label: str
    """Its name, which need not be a number."""
    name: Span
    """The name as written, between `[^` and `]`."""
    body: Span | None = None
    """The whole footnote, from its `[^`; None for a mark."""


@dataclass(frozen=True, slots=True)
class QueryBlock:
    """A fenced block `garden`: a question about the garden, answered in its place."""

    text: str
    """What stands between the fences, without what begins each line of a quote or a list."""
    starts: tuple[int, ...]
    """Where each line of `text` begins in the file."""
    span: Span
    """The whole block, fences included, without the last line end."""
    position: Position
    """Where the block begins."""
    prefix: str = ""
    """What a line below it begins with so that it stands in the same quote or list item."""
    closed: bool = True
    """Whether there is a closing fence."""
    marks: Span | None = None
    """The lines from mark to mark of `garden bake` below it; None if there are none."""
    baked: Span | None = None
    """The lines between those marks."""


# --- frontmatter ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who stands behind a note, under the name they chose."""

    name: str
    """The name or the id from `people.yml`, as written."""
    roles: tuple[str, ...] = ()
    """What they did, in their own words or the all-contributors vocabulary."""


@dataclass(frozen=True, slots=True)
class Review:
    """One entry of the append-only review log of a note."""

    by: str
    """Who looked."""
    on: str
    """When, as an ISO date."""
    looked_at: str = ""
    """What they looked at."""
    said: str = ""
    """What they said."""


@dataclass(frozen=True, slots=True)
class OldPlace:
    """Where readers once found a note or a part of it, as an entry of `redirect_from:`."""

    path: str
    """The old path or address as written, without the fragment; empty for the note's own."""
    fragment: str = ""
    """What followed the `#`: an old heading or its id; empty for the page as a whole."""
    heading: str = ""
    """The heading of the note that it leads to now; empty for the note as a whole."""
    span: Span = Span(0, 0)
    """The entry in the note's text."""
    position: Position = Position()
    """Where the entry stands."""


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
    """Wikilinks in fields that we give no meaning, kind FIELD."""
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
    """experience: where it was tried."""
    description: str = ""
    """A one-line summary for listings and search engines."""
    draft: bool = False
    """Whether the note stays out of the site (`draft: true` or `publish: false`)."""
    silenced: frozenset[str] = frozenset()
    """Codes of checks switched off for this note (`checks: {orphan: off}`)."""
    rest: Mapping[str, object] = field(default_factory=dict)
    """Every other key, untouched."""
    positions: Mapping[str, Position] = field(default_factory=dict)
    """Where each top-level key stands, by its canonical name."""


@dataclass(frozen=True, slots=True)
class Note:
    """One Markdown file, parsed once. Never changes."""

    path: NotePath
    """Where it stands."""
    text: str
    """The whole file as decoded, byte for byte, without a byte order mark."""
    body_start: int
    """Offset in `text` at which the body begins, after the frontmatter."""
    fields: Fields
    """The frontmatter, understood."""
    title: str
    """Plain text: the declared title, else the first level-1 heading, else the file's name."""
    links: tuple[Link, ...] = ()
    """Every link of the body in order of appearance, then those of the frontmatter."""
    headings: tuple[Heading, ...] = ()
    """Section headings in order."""
    blocks: tuple[Block, ...] = ()
    """Blocks with an id, in order."""
    anchors: frozenset[Anchor] = frozenset()
    """Every id a link may point at: headings, attribute lists, HTML, footnotes."""
    tags: tuple[str, ...] = ()
    """Tags of the frontmatter and of the body, first casing kept."""
    edits: tuple[Edit, ...] = ()
    """Other places that `compile` changes."""
    footnotes: tuple[Footnote, ...] = ()
    """Marks and footnotes, in order."""
    definitions: tuple[Span, ...] = ()
    """Link reference definitions, `[x]: …`, as whole lines."""
    queries: tuple[QueryBlock, ...] = ()
    """Queries, in order."""
    prose: tuple[Prose, ...] = ()
    """Its running text, block by block."""
    summary: str = ""
    """Plain text of the first paragraph."""
    words: int = 0
    """How many words of prose the body holds."""
    findings: tuple[Finding, ...] = ()
    """What was wrong in the note by itself: frontmatter, bytes, limits."""
