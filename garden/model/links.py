"""A link as the author wrote it; what became of it is `garden.fate`."""

from dataclasses import dataclass
from enum import StrEnum

from garden.model.places import Position, Span


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
