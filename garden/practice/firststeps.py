"""First steps for newcomers: small things to do in each domain, worked out from the notes.

Nobody learns by chores alone. So a domain has at most one, whichever kind is its turn, and
always something to read, something to ask and something to tell: what happened to you. The
same garden gives the same steps, and no step is anybody's duty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from garden.compile.media import PICTURES, split_size
from garden.fate import (
    Ambiguous,
    Asset,
    External,
    MissingAnchor,
    MissingAsset,
    ResolvedLink,
    Wanted,
)
from garden.garden import Garden
from garden.measures import is_practice, standing
from garden.model import LinkKind, Note, NotePath
from garden.pages import locations
from garden.practice.questions import open_questions
from garden.words.undefined import undefined_terms

STUB = 40
"""Fewer words of prose than these, and a note says little yet."""

_BY_PATH = frozenset({LinkKind.MARKDOWN, LinkKind.IMAGE})
_KINDS = frozenset({"note", "decision"})
"""Types beside the repertoire that are written to be read; others are short or somebody's own."""


class StepKind(StrEnum):
    """What a newcomer may do."""

    READ = "read"
    """Read the note of the domain that most others lead to."""
    TELL = "tell"
    """Tell what happened when they tried a practice."""
    ASK = "ask"
    """Say something to an open question, or ask one."""
    EXPLAIN = "explain"
    """Explain a word that several domains use and no note explains."""
    EXTEND = "extend"
    """Write more into a note that says little."""
    MEND = "mend"
    """Mend a link that leads nowhere."""
    DESCRIBE = "describe"
    """Say in words what a picture shows."""


CHORES = (StepKind.EXPLAIN, StepKind.EXTEND, StepKind.DESCRIBE, StepKind.MEND)
"""What the garden would like to have done; a domain has one of these at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something small to do."""

    kind: StepKind
    """What."""
    path: NotePath | None = None
    """At which note; None where there is none yet."""
    detail: str = ""
    """EXPLAIN: the word; MEND: where the link says it leads; DESCRIBE: the picture."""
    line: int = 0
    """MEND and DESCRIBE: the line of the note's file; else 0."""


def chosen_steps(garden: Garden) -> tuple[NotePath, ...]:
    """Return the notes that their authors call a good first step, in order of path."""
    return tuple(path for path, note in garden.notes.items() if note.fields.first_steps)


def first_steps(garden: Garden) -> Mapping[str, tuple[Step, ...]]:
    """Return steps by domain, in the garden's order; of notes without one under the empty slug.

    No note and no word is named in two domains. A domain without notes has no steps.
    """
    return garden.once(_first_steps)


def _first_steps(garden: Garden) -> Mapping[str, tuple[Step, ...]]:
    homeless = [p for p, note in garden.notes.items() if not garden.domains_of(note)]
    groups = {**garden.notes_of_domain, "": homeless}
    chores = {kind: _by_domain(garden, find(garden)) for kind, find in _FINDERS.items()}
    taken: set[object] = set()
    made: dict[str, tuple[Step, ...]] = {}
    for turn, (slug, paths) in enumerate(groups.items()):
        if paths:
            ordered = _most_linked(garden, paths)
            own = {kind: found.get(slug, []) for kind, found in chores.items()}
            steps = [*_to_learn(garden, ordered, taken), *_chore(turn, own, taken)]
            made[slug] = tuple(steps)
    return made


def _most_linked(garden: Garden, paths: Iterable[NotePath]) -> list[NotePath]:
    """Return notes by how many others lead to them; ties go by path. People's own are left out."""
    kept = [path for path in paths if garden.notes[path].fields.type != "person"]
    return sorted(kept, key=lambda p: (-len({b.source for b in garden.backlinks(p)}), p))


def _to_learn(garden: Garden, ordered: list[NotePath], taken: set[object]) -> Iterator[Step]:
    """Yield something to read, to tell and to ask, of a domain whose notes are `ordered`."""
    practices = [path for path in ordered if is_practice(garden, path)]
    untold = [path for path in practices if not standing(garden, path).reports]
    candidates = {
        StepKind.TELL: [*untold, *practices],
        StepKind.ASK: open_questions(garden, ordered),
        StepKind.READ: [p for p in ordered if _is_reading(garden, garden.notes[p])],
    }
    found = {kind: _first(paths, taken) for kind, paths in candidates.items()}
    if found[StepKind.READ]:
        yield Step(StepKind.READ, found[StepKind.READ])
    yield Step(StepKind.TELL, found[StepKind.TELL])
    yield Step(StepKind.ASK, found[StepKind.ASK])


def _first(paths: Iterable[NotePath], taken: set[object]) -> NotePath | None:
    """Return the first of `paths` that no step names yet, and take it."""
    found = next((path for path in paths if path not in taken), None)
    if found:
        taken.add(found)
    return found


def _chore(turn: int, chores: Mapping[StepKind, list[Step]], taken: set[object]) -> list[Step]:
    """Return one of the chores of a domain, beginning with the kind whose turn it is."""
    start = turn % len(CHORES)
    for kind in (*CHORES[start:], *CHORES[:start]):
        for step in chores[kind]:
            name: object = step.detail if kind is StepKind.EXPLAIN else step.path
            if name not in taken:
                taken.add(name)
                return [step]
    return []


def _by_domain(garden: Garden, steps: Iterable[Step]) -> Mapping[str, list[Step]]:
    groups: dict[str, list[Step]] = {}
    for step in steps:
        domains = garden.domains_of(garden.notes[step.path]) if step.path else ()
        for slug in [domain.slug for domain in domains] or [""]:
            groups.setdefault(slug, []).append(step)
    return groups


def _explain(garden: Garden) -> Iterator[Step]:
    """Yield each word without a page at every note that uses it: any of them may be its home."""
    for term in undefined_terms(garden):
        yield from (Step(StepKind.EXPLAIN, path, term.name) for path in term.notes)


def _extend(garden: Garden) -> Iterator[Step]:
    stubs = [path for path, note in garden.notes.items() if _is_stub(garden, note)]
    yield from (Step(StepKind.EXTEND, path) for path in _most_linked(garden, stubs))


def is_short(note: Note) -> bool:
    """Tell whether a note has so few words that it may be the beginning of one."""
    return note.words < STUB


def _is_stub(garden: Garden, note: Note) -> bool:
    shows_others = note.queries or any(link.kind is LinkKind.EMBED for link in note.links)
    is_front = note.path == locations.home_path(garden)
    return is_short(note) and _is_reading(garden, note) and not shows_others and not is_front


def _is_reading(garden: Garden, note: Note) -> bool:
    """Tell whether a note is written to be read, and not only to be answered."""
    kind = garden.config.note_types[note.fields.type]
    return bool(kind.repertoire) or kind.name in _KINDS


def _mend(garden: Garden) -> Iterator[Step]:
    for link in garden.links():
        if _is_broken(link):
            written = link.link
            goal = written.target + (f"#{written.fragment}" if written.fragment else "")
            yield Step(StepKind.MEND, link.source, goal, written.position.line)


def _is_broken(link: ResolvedLink) -> bool:
    """Tell whether a link is a slip; a name that nobody has written about is an invitation."""
    match link.fate:
        case MissingAnchor() | MissingAsset() | Ambiguous():
            return True
        case Wanted():
            return link.link.kind in _BY_PATH
        case _:
            return False


def _describe(garden: Garden) -> Iterator[Step]:
    for link in garden.links():
        picture = _picture(link)
        if picture and not split_size(link.link.label or "")[0].strip():
            yield Step(StepKind.DESCRIBE, link.source, picture, link.link.position.line)


def _picture(link: ResolvedLink) -> str:
    """Return the name of the picture that a link shows; empty if it shows none."""
    match link.fate:
        case Asset(path) | External(path) if link.link.kind is LinkKind.IMAGE:
            return path.rpartition("/")[2]
        case Asset(path) if link.link.kind is LinkKind.EMBED:
            is_picture = path.rpartition(".")[2].lower() in PICTURES
            return path.rpartition("/")[2] if is_picture else ""
        case _:
            return ""


_FINDERS: Mapping[StepKind, Callable[[Garden], Iterator[Step]]] = {
    StepKind.EXPLAIN: _explain,
    StepKind.EXTEND: _extend,
    StepKind.DESCRIBE: _describe,
    StepKind.MEND: _mend,
}
