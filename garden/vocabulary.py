"""The words a garden starts with: note types, statuses, practice relations.

A community adds its own in `mkdocs.yml`; see `GardenConfig`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteType:
    """A kind of note."""

    name: str
    """What stands after `type:`."""
    label: str
    """One of them, for readers."""
    plural: str
    """Several of them, for readers."""
    about: str
    """What such a note is for, in one sentence."""
    repertoire: str = ""
    """The index of the shared repertoire that lists it, or empty."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link between notes, readable from both ends."""

    name: str
    """The key under `practice:`."""
    label: str
    """How it reads at the note that declares it."""
    inverse: str
    """Its name from the other end; the same name for a symmetric relation."""
    inverse_label: str
    """How it reads at the other end."""
    sources: frozenset[str] = frozenset()
    """Types a declaring note may have; empty means any."""
    targets: frozenset[str] = frozenset()
    """Types the other note may have; empty means any."""
    acyclic: bool = False
    """Whether it is a contradiction to come back to a note by following it."""


NOTE_TYPES: tuple[NoteType, ...] = (
    NoteType("note", "Note", "Notes", "One idea, in the community's own words."),
    NoteType(
        "term",
        "Term",
        "Terms",
        "A word the community uses in its own way; the first paragraph defines it.",
        "language",
    ),
    NoteType(
        "artifact", "Artifact", "Artifacts", "Something the community made and keeps.", "artifacts"
    ),
    NoteType("tool", "Tool", "Tools", "Something the community works with.", "tools"),
    NoteType(
        "routine",
        "Routine",
        "Routines",
        "Something the community does again and again: when, how, and when not.",
        "routines",
    ),
    NoteType(
        "story", "Story", "Stories", "What happened once, told so that it can be used.", "stories"
    ),
    NoteType("question", "Question", "Questions", "Something the community does not know yet."),
    NoteType("decision", "Decision", "Decisions", "What was chosen, why, and what was given up."),
    NoteType("domain", "Domain", "Domains", "The charter of a shared concern."),
    NoteType("person", "Person", "People", "Somebody, in their own words, because they chose to."),
    NoteType("encounter", "Encounter", "Encounters", "A meeting between domains."),
    NoteType(
        "experience",
        "Experience",
        "Experiences",
        "What happened when somebody tried a practice: What? So what? Now what?",
    ),
)

STATUSES: tuple[str, ...] = ("seed", "used", "proven", "contested", "retired")

OUTCOMES: tuple[str, ...] = ("worked", "partly", "did-not")

_PRACTICES = frozenset({"routine", "artifact", "tool"})

RELATIONS: tuple[Relation, ...] = (
    Relation("builds_on", "Builds on", "built_on_by", "Built on by", acyclic=True),
    Relation("uses", "Uses", "used_by", "Used by"),
    Relation("part_of", "Part of", "has_part", "Has part", acyclic=True),
    Relation("example_of", "Example of", "has_example", "Has example"),
    Relation("alternative_to", "Alternative to", "alternative_to", "Alternative to"),
    Relation("contests", "Contests", "contested_by", "Contested by"),
    Relation("supersedes", "Supersedes", "superseded_by", "Superseded by", acyclic=True),
    Relation("answers", "Answers", "answered_by", "Answered by", targets=frozenset({"question"})),
    Relation(
        "reports_on",
        "Reports on",
        "reported_by",
        "Reported by",
        sources=frozenset({"experience", "story"}),
        targets=_PRACTICES,
    ),
    Relation("aligns_with", "Aligns with", "aligned_with_by", "Aligned with by"),
    Relation("departs_from", "Departs from", "departed_from_by", "Departed from by"),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One index of the shared repertoire."""

    name: str
    """Its page, and what a note type names as its `repertoire`."""
    title: str
    """For readers."""
    about: str
    """What stands on it, in one sentence."""


SHELVES: tuple[Shelf, ...] = (
    Shelf("language", "Language", "Words we use in our own way, and where we use them."),
    Shelf("artifacts", "Artifacts", "Things we made and keep, because they help again."),
    Shelf("tools", "Tools", "Things we work with."),
    Shelf("routines", "Routines", "Things we do again and again: when, how, and when not."),
    Shelf("stories", "Stories", "What happened once, told so that others can use it."),
)
