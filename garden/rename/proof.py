"""The proof of a move: in the garden it makes, every link still means what it meant.

Seen twice where there are drafts: as readers see the garden, without them, and as those
who write it do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from garden.checks.path_clash import CHECK as PATH_CLASH
from garden.domains import Domain, domain_names
from garden.fate import Ambiguous, Fate, Found, MissingAnchor, MissingAsset, ResolvedLink, Wanted
from garden.garden import Garden
from garden.model import Anchor, Link, Note, NotePath
from garden.query.read import read_query
from garden.rename.model import Move
from garden.resolve import Resolver


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is called otherwise than before."""

    move: Move
    """The move."""
    anchors: Mapping[Anchor, Anchor]
    """The anchors of the note, and what they become."""

    def path(self, path: NotePath) -> NotePath:
        """Return what the note at `path` is called afterwards."""
        return self.move.new if path == self.move.old else path

    def accepts(self, before: Fate, after: Fate) -> bool:
        """Tell whether a link that meant `before` may mean `after`."""
        match before:
            case Found(path, anchor):
                moved = self.anchors.get(anchor, anchor) if anchor else None
                expected = moved if path == self.move.old else anchor
                return after == Found(self.path(path), expected)
            case MissingAnchor(path, _):
                return isinstance(after, Found | MissingAnchor) and after.path == self.path(path)
            case Wanted() | MissingAsset() | Ambiguous():
                return True
            case _:
                return before == after


class Sight:
    """A garden before a move and after it, as one kind of reader sees it."""

    def __init__(self, before: Garden, after: Mapping[NotePath, Note], renaming: Renaming) -> None:
        """See the garden `before`, and what it becomes with the notes `after`."""
        self._notes = before.notes
        self._before = Resolver(before.notes, before.assets, before.config, before.home_slug)
        moved = Garden(map(undrafted, after.values()), before.assets, before.config)
        self._after = Resolver(after, before.assets, before.config, moved.home_slug)
        self._renaming = renaming

    def fate(self, source: NotePath, link: Link) -> Fate | None:
        """Return what a link meant before the move; None if its note is not seen."""
        return self._before.resolve(source, link) if source in self._notes else None

    def accepts(self, source: NotePath, was: Link, link: Link) -> bool:
        """Tell whether what was written as `was` may be written as `link`.

        `source` is what its note was called before the move.
        """
        before = self.fate(source, was)
        after = self._after.resolve(self._renaming.path(source), link)
        return before is None or self._renaming.accepts(before, after)


def undrafted(note: Note) -> Note:
    """Return a note as it would be were it no draft."""
    return replace(note, fields=replace(note.fields, draft=False)) if note.fields.draft else note


def differences(before: Garden, after: Garden, renaming: Renaming) -> Iterator[str]:
    """Yield what means something else in the garden that a move made, in plain words."""
    if {renaming.path(path) for path in before.notes} != set(after.notes):
        yield "The notes are not the same."
        return
    clashes = {renaming.path(NotePath(finding.path)) for finding in PATH_CLASH.find(before)}
    for finding in PATH_CLASH.find(after):
        if finding.path not in clashes:
            yield f"{finding.path}: {finding.message}"
    for path in before.notes:
        old, new = before.resolved(path), after.resolved(renaming.path(path))
        if len(old) != len(new):
            yield f"{path} would have {len(new)} links instead of {len(old)}."
            continue
        for was, now in zip(old, new, strict=True):
            if not renaming.accepts(was.fate, now.fate):
                yield f"{path}:{was.link.position.line} would not mean {_goal(was)} any more."
        yield from _memberships(before, after, renaming, path)
        yield from _queries(before, after, renaming, path)


def mended(before: Garden, after: Garden, renaming: Renaming) -> Iterator[ResolvedLink]:
    """Yield the links, as they were, that were broken and now find a note."""
    for path in before.notes:
        for was, now in zip(
            before.resolved(path), after.resolved(renaming.path(path)), strict=True
        ):
            is_broken = isinstance(was.fate, Wanted | MissingAsset | Ambiguous | MissingAnchor)
            if is_broken and isinstance(now.fate, Found):
                yield was


def _memberships(
    before: Garden, after: Garden, renaming: Renaming, path: NotePath
) -> Iterator[str]:
    """Yield the domains and people that a note names and would name no more."""
    old, new = before.notes[path], after.notes[renaming.path(path)]
    if domain_names(old, before.config) and (path != renaming.move.old or old.fields.domains):
        charters = {_charter_of(before, domain) for domain in before.domains_of(old)}
        was = {renaming.path(NotePath(c)) if c in before.notes else c for c in charters}
        if was != {_charter_of(after, domain) for domain in after.domains_of(new)}:
            yield f"{path} would not belong to the same domains; --alias keeps the old name."
    pages = {(renaming.path(p.page) if p.page else p.slug) for p, _ in before.credits_of(old)}
    if pages != {(p.page or p.slug) for p, _ in after.credits_of(new)}:
        yield f"{path} would not credit the same people; --alias keeps the old name."


def _charter_of(garden: Garden, domain: Domain) -> str:
    """Return the note that makes a domain; its slug if it is there without one."""
    charter = domain.charter
    is_made = charter is not None and garden.notes[charter].fields.type == "domain"
    return charter if charter and is_made else domain.slug


def _queries(before: Garden, after: Garden, renaming: Renaming, path: NotePath) -> Iterator[str]:
    """Yield the queries of a note that would be understood no more."""
    old, new = before.notes[path], after.notes[renaming.path(path)]
    for was, now in zip(old.queries, new.queries, strict=True):
        found = read_query(after, new, now).findings
        if found and not read_query(before, old, was).findings:
            yield f"{path}:{was.position.line} would hold a query that fails: {found[0].message}"


def _goal(link: ResolvedLink) -> str:
    match link.fate:
        case Found(path, anchor):
            return f"{path}{f'#{anchor}' if anchor else ''}"
        case MissingAnchor(path, _):
            return path
        case _:
            return link.link.target
