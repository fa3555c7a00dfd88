"""The parts of a body: headings, blocks, running text, and places that `compile` changes."""

from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from garden.model.places import Anchor, Position, Span


class Heading(Struct, frozen=True, array_like=True, gc=False):
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


class Run(Struct, frozen=True, array_like=True, gc=False):
    """A stretch of prose that stands in the file character by character as it is read."""

    start: int
    """Where it begins in the text of its prose."""
    end: int
    """Where it ends there."""
    offset: int
    """Where it begins in the file."""


class Prose(Struct, frozen=True, array_like=True, gc=False):
    """The running text of a paragraph, list item or table cell; see `garden.reading.prose`."""

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
