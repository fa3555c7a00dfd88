"""A note: one Markdown file, parsed once."""

from collections.abc import Sequence
from dataclasses import dataclass

from garden.model.fields import Fields
from garden.model.links import Link
from garden.model.parts import Block, Edit, Footnote, Heading, Prose, QueryBlock
from garden.model.places import Anchor, Finding, NotePath, Span


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
    headings: Sequence[Heading] = ()
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
    prose: Sequence[Prose] = ()
    """Its running text, block by block."""
    summary: str = ""
    """Plain text of the first paragraph."""
    words: int = 0
    """How many words of prose the body holds."""
    findings: tuple[Finding, ...] = ()
    """What was wrong in the note by itself: frontmatter, bytes, limits."""
