"""Note types: what kinds of note a garden starts with, and the sections each is known by."""

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
    sections: tuple[str, ...] = ()
    """Headings by which readers of such a note find their way; a check names one that lacks."""


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
        ("Problem", "Context", "What we do", "When not"),
    ),
    NoteType(
        "story", "Story", "Stories", "What happened once, told so that it can be used.", "stories"
    ),
    NoteType(
        "experience",
        "Experience",
        "Experiences",
        "What happened when somebody tried a practice: What? So what? Now what?",
        sections=("What?", "So what?", "Now what?"),
    ),
    NoteType("question", "Question", "Questions", "Something the community does not know yet."),
    NoteType("gap", "Gap", "Gaps", "Something the community lacks and would like to have."),
    NoteType("decision", "Decision", "Decisions", "What was chosen, why, and what was given up."),
    NoteType(
        "objection",
        "Objection",
        "Objections",
        "What speaks against something, and what became of it.",
    ),
    NoteType("agenda", "Agenda item", "Agenda", "Something the community may learn next."),
    NoteType(
        "development", "Development", "Developments", "Something new in the world that touches us."
    ),
    NoteType("horizon", "Horizon", "Horizons", "Where this could go, imagined in the open."),
    NoteType("encounter", "Encounter", "Encounters", "A meeting between domains."),
    NoteType(
        "response",
        "Response",
        "Responses",
        "What a sponsor or an organisation answers to a barrier, a gap or a question.",
    ),
    NoteType(
        "domain",
        "Domain",
        "Domains",
        "The charter of a shared concern.",
        sections=("Concerns", "In scope", "Out of scope", "Norms", "How to join"),
    ),
    NoteType("person", "Person", "People", "Somebody, in their own words, because they chose to."),
)
