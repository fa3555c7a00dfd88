"""Practice relations: typed links between notes, readable from both ends."""

from dataclasses import dataclass


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
    outside: bool = False
    """Whether it may lead to another site, such as a standard that others keep."""


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
    Relation("aligns_with", "Aligns with", "aligned_with_by", "Aligned with by", outside=True),
    Relation("departs_from", "Departs from", "departed_from_by", "Departed from by", outside=True),
    Relation(
        "seeking",
        "Seeks experience of",
        "sought_by",
        "Experience sought by",
        targets=_PRACTICES,
    ),
    Relation(
        "changed_because",
        "Changed because of",
        "led_to_change_of",
        "Led to a change of",
        targets=frozenset({"experience", "story"}),
    ),
    Relation(
        "shares_problem_with",
        "Shares a problem with",
        "shares_problem_with",
        "Shares a problem with",
    ),
    Relation(
        "objects_to",
        "Objects to",
        "objected_to_by",
        "Objected to by",
        sources=frozenset({"objection"}),
    ),
    Relation(
        "responds_to",
        "Responds to",
        "responded_to_by",
        "Responded to by",
        sources=frozenset({"response"}),
    ),
    Relation("translation_of", "Translation of", "translated_as", "Translated as", acyclic=True),
)
