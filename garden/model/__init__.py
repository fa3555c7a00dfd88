"""The values everything else is made of: frozen, slotted, each field with one sentence.

Here is what the author *wrote*; what became of a link is *understood* in `garden.fate`.
"""

from garden.model.fields import Fields
from garden.model.groups import (
    Barrier,
    Charter,
    Credit,
    Need,
    Objection,
    OldPlace,
    Review,
    Sponsor,
    Steward,
)
from garden.model.links import Context, Link, LinkKind
from garden.model.note import Note
from garden.model.packed import Packed, PackedHeadings, PackedProse
from garden.model.parts import Block, Edit, EditKind, Footnote, Heading, Prose, QueryBlock, Run
from garden.model.places import Anchor, Finding, NotePath, Position, Severity, Span

__all__ = [
    "Anchor",
    "Barrier",
    "Block",
    "Charter",
    "Context",
    "Credit",
    "Edit",
    "EditKind",
    "Fields",
    "Finding",
    "Footnote",
    "Heading",
    "Link",
    "LinkKind",
    "Need",
    "Note",
    "NotePath",
    "Objection",
    "OldPlace",
    "Packed",
    "PackedHeadings",
    "PackedProse",
    "Position",
    "Prose",
    "QueryBlock",
    "Review",
    "Run",
    "Severity",
    "Span",
    "Sponsor",
    "Steward",
]
