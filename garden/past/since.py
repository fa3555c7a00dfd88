"""What changed in a garden since an earlier state of it."""

from collections.abc import Iterator, Mapping

from garden.address import page_file
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.past.changes import Change, compare
from garden.past.redirects import find_redirects
from garden.past.snapshot import Edge, PastNote, Snapshot
from garden.slug import fold
from garden.vocabulary import STATES
from garden.words.glossary import definition
from garden.words.uses import is_term


def changes_of(garden: Garden) -> tuple[Change, ...]:
    """Return what changed since the earlier state that the settings name; nothing without one."""
    return garden.once(_changes)


def changes_since(
    garden: Garden, old: Snapshot, moved: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """Return what became of `old`: of ideas, not of people, who may come and go unannounced.

    A note that is a draft today is not said to be gone: its authors took it back. `moved` leads
    old paths to those of today, where somebody knows better than the notes.
    """
    people = {path for path, note in old.notes.items() if note.type == "person"}
    people |= {path for path, note in garden.notes.items() if note.fields.type == "person"}
    silent = people | {draft.path for draft in garden.drafts}
    found = compare(old, snapshot_of(garden), moved_since(garden, old) if moved is None else moved)
    told = (change for change in found if change.path not in silent)
    return tuple(change for change in told if not _brings_back(garden, change, old))


def _brings_back(garden: Garden, change: Change, old: Snapshot) -> bool:
    """Tell whether what a change says of earlier names somebody who is hidden by now.

    What notes say today is their authors'. What they no longer say was taken out, and may have
    been for the sake of that name.
    """
    if not garden.hidden:
        return False
    past = [slug for slug in change.domains if slug not in garden.domains]
    texts = [change.before, *past, *(old.domains.get(slug, "") for slug in past)]
    texts.append(" ".join(piece.text for piece in change.words if piece.fate != "new"))
    if change.path not in garden.notes:
        if garden.hidden.means_path(change.path):
            return True
        texts.append(change.title)
    return any(garden.hidden.means(text) or any(garden.hidden.find(text)) for text in texts if text)


def snapshot_of(garden: Garden) -> Snapshot:
    """Return the garden as it can be compared."""
    return garden.once(_snapshot)


def definitions_of(garden: Garden, note: Note) -> Mapping[str, str]:
    """Return what a term means to other domains, by their slugs."""
    return {garden.domain_slug(name): said for name, said in note.fields.definitions.items()}


def state_of(note: Note) -> str:
    """Return where a note stands: what it says, or where a note of its type begins."""
    return note.fields.state or next(iter(STATES.get(note.fields.type, ())), "")


def _changes(garden: Garden) -> tuple[Change, ...]:
    old = garden.past.previous
    return () if old is None or old.remark else changes_since(garden, old)


def _snapshot(garden: Garden) -> Snapshot:
    notes = {str(path): _past_note(garden, note) for path, note in garden.notes.items()}
    return Snapshot(notes, frozenset(_edges(garden)))


def _past_note(garden: Garden, note: Note) -> PastNote:
    return PastNote(
        path=note.path,
        title=note.title,
        type=note.fields.type,
        domains=tuple(domain.slug for domain in garden.domains_of(note)),
        status=note.fields.status,
        state=state_of(note),
        definition=definition(garden, note.path) if is_term(garden, note) else "",
        definitions=definitions_of(garden, note),
        outcome=note.fields.outcome,
    )


def _edges(garden: Garden) -> Iterator[Edge]:
    for path in garden.notes:
        for link in garden.practice(path):
            if link.other and not link.inverse:
                yield path, link.other, link.relation.name


def moved_since(
    garden: Garden, old: Snapshot, known: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """Lead the path of each note that is gone to where it went.

    What is `known` goes before what is declared, and that before what git saw; a note of the
    same title and type is the same if there is one such note alone.
    """
    urls = garden.past.directory_urls
    redirects = find_redirects(garden).pages
    fresh: dict[tuple[str, str], list[NotePath]] = {}
    for path, note in garden.notes.items():
        if path not in old.notes:
            fresh.setdefault((fold(note.title), note.fields.type), []).append(path)
    moved = dict(known or {})
    taken = {*old.notes, *moved.values()}
    for old_path, past in old.notes.items():
        if old_path in garden.notes or old_path in moved:
            continue
        goal = redirects.get(page_file(old_path, directory_urls=urls))
        same = fresh.get((fold(past.title), past.type), [])
        if goal and not goal.anchor and goal.path not in taken:
            moved[old_path] = goal.path
        elif len(same) == 1 and same[0] not in taken:
            moved[old_path] = same[0]
        taken.add(moved.get(old_path, old_path))
    return moved
