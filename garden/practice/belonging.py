"""The self-portrait's frame: three modes of belonging, asked of three elements of a community.

After Etienne Wenger, *Communities of Practice and Social Learning Systems*, Organization 7(2),
2000, pages 225 to 246, which crosses engagement, imagination and alignment with enterprise,
mutuality and repertoire. The crossing is his, the wording ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from garden.domains import Domain
from garden.garden import Garden
from garden.model import Note

SOURCE = "Etienne Wenger, “Communities of Practice and Social Learning Systems”, 2000"
SOURCE_NOTE = "Wenger 2000"
"""What a garden calls its note on the source, if it has one."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of belonging, and the traces that it leaves in notes."""

    name: str
    """engagement, imagination or alignment."""
    title: str
    """For readers."""
    about: str
    """What it is, in one sentence."""
    types: frozenset[str]
    """Types of notes that are its traces."""
    relations: frozenset[str]
    """Relations that make the note that declares them one of its traces."""
    counted: str
    """The same in words, as the definition of the count."""
    prompt: str
    """What to ask where a domain shows no trace of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of nine: a mode asked of an element."""

    mode: str
    """The mode's name."""
    element: str
    """The element's name."""
    question: str
    """What a community may ask itself."""
    cannot: str
    """What a garden cannot tell about it."""


MODES: tuple[Mode, ...] = (
    Mode(
        "engagement",
        "Engagement",
        "Doing things together, and being changed a little by how others respond.",
        frozenset({"experience", "encounter", "question", "objection"}),
        frozenset({"changed_because"}),
        "Experiences, encounters, questions, objections, and notes that changed because of an "
        "experience.",
        "What has somebody here tried, or what do they want to know? One experience or one "
        "question would be a trace.",
    ),
    Mode(
        "imagination",
        "Imagination",
        "Picturing ourselves, others and the world beyond what we have taken part in.",
        frozenset({"horizon", "development", "story", "gap", "agenda"}),
        frozenset(),
        "Horizons, developments, stories, gaps, and items of the learning agenda.",
        "Where could this go, and where does it come from? One story, or a picture of an ordinary "
        "day in three years, would be a trace.",
    ),
    Mode(
        "alignment",
        "Alignment",
        "Fitting what we do to what is done elsewhere, so that both have effect.",
        frozenset({"decision", "response", "domain"}),
        frozenset({"aligns_with", "departs_from"}),
        "The charter, decisions, responses, and notes that say what they align with or depart "
        "from.",
        "What has been agreed here, and what is followed on purpose or left on purpose? A charter, "
        "or one decision with its reason, would be a trace.",
    ),
)
"""The modes; each is a panel, and panels are never added up."""

ELEMENTS: Mapping[str, tuple[str, str]] = {
    "enterprise": ("Enterprise", "what we are about: the energy to learn"),
    "mutuality": ("Mutuality", "how we are with each other: the ties that hold"),
    "repertoire": ("Repertoire", "what we have between us: how aware we are of it"),
}
"""The elements of a community: title, and what is asked of each."""

QUESTIONS: tuple[Question, ...] = (
    Question(
        "engagement",
        "enterprise",
        "Which questions do people here work on together? Do they say what they do not know, and "
        "set about it?",
        "Who is looking for an answer, and what is asked aloud and never written.",
    ),
    Question(
        "engagement",
        "mutuality",
        "What brings people together often enough for trust to grow? Is it enough to raise a "
        "matter that hurts?",
        "Trust. Two people who never meet in a note may rely on each other every day.",
    ),
    Question(
        "engagement",
        "repertoire",
        "What has gathered here from doing things together, and can people still make something "
        "new with it?",
        "Whether what is kept is used, and what is known in hands and never kept.",
    ),
    Question(
        "imagination",
        "enterprise",
        "Which pictures of what this could become draw people on and shape what is learned next? "
        "What picture of the world stands behind them?",
        "Whose picture it is, and who found no place in it.",
    ),
    Question(
        "imagination",
        "mutuality",
        "What do people know of each other, and of what taking part here means in the rest of "
        "their lives?",
        "Nearly all of it, and rightly: only what people chose to tell stands here.",
    ),
    Question(
        "imagination",
        "repertoire",
        "In what pictures of itself can the community see itself anew? Has it words for talking "
        "about the way it works?",
        "Whether anybody looks at these pictures, and what they see.",
    ),
    Question(
        "alignment",
        "enterprise",
        "Has the shared purpose been put into words? How many would sign it, how far do they feel "
        "bound by it, and on how many shoulders does leading rest?",
        "Who agrees. A charter may have been read by nobody.",
    ),
    Question(
        "alignment",
        "mutuality",
        "Which roles, norms, promises and expectations do people hold each other to?",
        "Whether norms are lived, and the unwritten ones, which are most of them.",
    ),
    Question(
        "alignment",
        "repertoire",
        "Which traditions, methods and standards make up the practice? Who upholds them, how far "
        "are they written down, and how are they handed on?",
        "Whether following is owned or only obeyed, and what is handed on by sitting beside "
        "somebody.",
    ),
)
"""The nine questions, panel by panel."""


def traces(garden: Garden, domain: Domain) -> Mapping[str, int]:
    """Return how many notes of a domain, its charter with them, are traces of each mode.

    A note may be a trace of two, so the counts are not to be added up.
    """
    paths = (*garden.notes_of_domain[domain.slug], *((domain.charter,) if domain.charter else ()))
    notes = [garden.notes[path] for path in paths]
    return {mode.name: sum(is_trace(garden, note, mode) for note in notes) for mode in MODES}


def is_trace(garden: Garden, note: Note, mode: Mode) -> bool:
    """Tell whether a note is a trace of a mode: by its type, or by what it declares."""
    return note.fields.type in mode.types or any(
        end.relation.name in mode.relations and not end.inverse
        for end in garden.practice(note.path)
    )
