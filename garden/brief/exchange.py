"""Notes that took each other's places: git sees files that were rewritten, and readers a mix-up."""

from collections.abc import Callable, Mapping

from garden.brief.matching import is_like
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.slug import fold

Notes = Mapping[NotePath, Note]


def exchanged(before: Garden, after: Garden, known: Mapping[str, str]) -> Mapping[str, str]:
    """Lead the old path of each note to where another note stood, if that one went elsewhere, too.

    Two that swap, or several in a round; `known` are notes of which it is clear where they went.
    A note is the same if its text is, or else its title, its type and most of its lines.
    """
    rewritten = {
        path: note
        for path, note in after.notes.items()
        if path in before.notes and not _is_same(before.notes[path], note)
    }
    then = {
        path: note
        for path, note in before.notes.items()
        if path not in known and (path in rewritten or path not in after.notes)
    }
    taken = set(known.values())
    now = {path: note for path, note in rewritten.items() if path not in taken}
    return _settled(dict(_paired(then, now)), known, after.notes)


def _is_same(was: Note, note: Note) -> bool:
    return was.text == note.text or is_like(_said(was), _said(note))


def _said(note: Note) -> str:
    """Return the body: two heads of one type are alike, whatever they are the heads of."""
    return "\n".join(filter(None, map(str.strip, note.text[note.body_start :].splitlines())))


def _paired(then: Notes, now: Notes) -> dict[str, str]:
    """Pair notes, by their text and then by what they are called; what is not unique is left."""
    found: dict[str, str] = {}
    for key in (_text, _name):
        goals = _unique(now, key)
        for asked, was in _unique(then, key).items():
            goal = goals.get(asked)
            if goal is None or goal.path == was.path:
                continue
            is_free = was.path not in found and goal.path not in found.values()
            if is_free and _is_same(was, goal):
                found[was.path] = goal.path
    return found


Key = tuple[str, str]
"""By what a note is known again."""


def _text(note: Note) -> Key:
    return note.text, ""


def _name(note: Note) -> Key:
    return fold(note.title), note.fields.type


def _unique(notes: Notes, key: Callable[[Note], Key]) -> dict[Key, Note]:
    found: dict[Key, list[Note]] = {}
    for note in notes.values():
        found.setdefault(key(note), []).append(note)
    return {asked: same[0] for asked, same in found.items() if len(same) == 1}


def _settled(
    found: dict[str, str], known: Mapping[str, str], after: Mapping[NotePath, Note]
) -> dict[str, str]:
    """Return the pairs after which every note is somewhere.

    A note that came to where another stood, which went nowhere, was written over it; and one
    that left something new in its place was split.
    """
    while True:
        sources, goals = {*known, *found}, {*known.values(), *found.values()}
        kept = {
            old: new
            for old, new in found.items()
            if new in sources and (old in goals or NotePath(old) not in after)
        }
        if len(kept) == len(found):
            return kept
        found = kept
