"""A garden and a move in, the texts of all files that change out. Nothing is read or written.

In three steps: the note itself changes (path, title, heading, aliases); then each link of
the garden that would mean something else is spelled anew, in its own style; then the
garden that comes of it is made, and every link compared with what it meant before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from garden.fate import Asset, Fate, Found, MissingAnchor, ResolvedLink
from garden.garden import Garden
from garden.model import Heading, Link, LinkKind, Note, NotePath, Span
from garden.people import PersonEntry
from garden.reading.parse import parse_note
from garden.rename.head import add_entry, scalar, set_title
from garden.rename.headings import find_heading, with_heading
from garden.rename.model import (
    FileChange,
    Move,
    Plan,
    RefusedError,
    Replacement,
    Respelled,
    Words,
    replaced,
)
from garden.rename.names import Target, spellings, way_of
from garden.rename.places import anchors_after, fragments
from garden.rename.proof import Renaming, Sight, differences, mended, undrafted
from garden.rename.queries import named_notes
from garden.rename.remarks import remarks
from garden.rename.spots import rewrite
from garden.slug import Slugify, fold, identity, slugify_ascii

Edits = tuple[Replacement, ...]

_MOST = 20
"""How many reasons for a refusal are listed."""


def plan_move(
    garden: Garden,
    move: Move,
    slugify: Slugify = slugify_ascii,
    people: Iterable[PersonEntry] = (),
) -> Plan:
    """Return everything that `move` changes in `garden`.

    Raises RefusedError, with the places, if it cannot be done without changing what another
    link means.
    """
    notes = {note.path: note for note in (*garden.notes.values(), *garden.drafts)}
    if move.new != move.old and move.new in notes:
        raise RefusedError(f"There is a note at {move.new} already.")
    planning = _Planning(garden, notes, move, slugify, tuple(people))
    return planning.plan()


@dataclass(slots=True)
class _Planning:
    """One plan on its way."""

    garden: Garden
    notes: Mapping[NotePath, Note]
    move: Move
    slugify: Slugify
    people: tuple[PersonEntry, ...]
    subject: Note = field(init=False)
    renaming: Renaming = field(init=False)
    whole: Garden = field(init=False)
    sights: list[Sight] = field(init=False)
    respelled: list[Respelled] = field(init=False, default_factory=list)
    lost: list[str] = field(init=False, default_factory=list)

    def plan(self) -> Plan:
        """Return the plan. Raises RefusedError if there is none that does no harm."""
        old = self.notes[self.move.old]
        self.subject = self._subject(old)
        self.renaming = Renaming(self.move, anchors_after(old, self.subject))
        shifted = {**self.notes, self.move.new: self.subject}
        if self.move.new != self.move.old:
            del shifted[self.move.old]
        self.whole = self._garden(self.notes.values())
        public = {path: note for path, note in shifted.items() if not note.fields.draft}
        self.sights = [Sight(self.whole, shifted, self.renaming)]
        if self.garden.drafts:
            self.sights.append(Sight(self.garden, public, self.renaming))
        texts = {path: self._text(note) for path, note in self.notes.items()}
        if self.lost:
            raise _refused("These links cannot be kept:", self.lost)
        return self._proved(texts)

    def _proved(self, texts: Mapping[NotePath, str]) -> Plan:
        after = self._garden(self._parsed(path, text) for path, text in texts.items())
        wrong = list(differences(self.whole, after, self.renaming))
        if wrong:
            raise _refused("That would do harm:", wrong)
        changes = [
            FileChange(path, self.renaming.path(path), note.text, texts[path])
            for path, note in self.notes.items()
            if texts[path] != note.text or self.renaming.path(path) != path
        ]
        found = (_unchanged(self.notes, link) for link in mended(self.whole, after, self.renaming))
        return Plan(
            self.move,
            tuple(sorted(changes, key=lambda change: change.old)),
            tuple(sorted(self.respelled, key=lambda place: (place.path, place.position))),
            tuple(found),
            tuple(remarks(self.notes.values(), self.notes[self.move.old], self.move)),
        )

    def _garden(self, notes: Iterable[Note]) -> Garden:
        """Return the garden as those who write it see it, drafts and all."""
        assets, config = self.garden.assets, self.garden.config
        return Garden(map(undrafted, notes), assets, config, self.people)

    def _parsed(self, path: NotePath, text: str) -> Note:
        note = self.notes[path]
        if text == note.text and self.renaming.path(path) == path:
            return note
        return parse_note(self.renaming.path(path), text, self.garden.config, self.slugify)

    def _subject(self, old: Note) -> Note:
        """Return the note itself under its new path, title and headings; its links are as before.

        Raises RefusedError if the note cannot be edited like that.
        """
        move, config = self.move, self.garden.config
        text = old.text
        if move.heading:
            heading = find_heading(old, move.heading)
            text = with_heading(old, heading, move.heading_text)
            entry = f"{{{scalar(f'#{heading.anchor}')}: {scalar(move.heading_text)}}}"
        else:
            entry = scalar(move.old)
        if move.title:
            text = self._titled(old, text)
        names = list(_former_names(old, self._read(text))) if move.alias else []
        for name in names:
            text = add_entry(text, "aliases", scalar(name), config)
        if move.redirect:
            text = add_entry(text, "redirect_from", entry, config)
        new = self._read(text)
        is_whole = len(new.links) == len(old.links) and len(new.headings) == len(old.headings)
        if not is_whole or not set(names) <= set(new.fields.aliases):
            raise RefusedError(f"{old.path} cannot be edited like that. Change it by hand.")
        if move.title and new.title != move.title:
            raise RefusedError(
                f"The title of {old.path} cannot be set to “{move.title}”. Change it by hand."
            )
        return new

    def _read(self, text: str) -> Note:
        return parse_note(self.move.new, text, self.garden.config, self.slugify)

    def _titled(self, old: Note, text: str) -> str:
        """Return `text` with the new title where the old one stands: in the head, or on top."""
        new = self._read(text)
        if new.title == self.move.title:
            return text
        top = _top(new)
        if new.fields.title or top is None:
            text = set_title(text, self.move.title, self.garden.config)
        new = self._read(text)
        top = _top(new)
        if top and fold(top.text) == fold(old.title):
            text = with_heading(new, top, self.move.title)
        return text

    def _text(self, note: Note) -> str:
        """Return the text of a note with every link in it that has to be spelled anew."""
        old, new = note, self.subject if note.path == self.move.old else note
        edits: list[Replacement] = []
        for was, link in zip(old.links, new.links, strict=True):
            edits += self._edits(old, was, new, link, partial(rewrite, new, link))
        for one, other in zip(named_notes(old), named_notes(new), strict=True):
            edits += self._edits(old, one.link, new, other.link, other.rewrite)
        return replaced(new.text, edits)

    def _edits(
        self, old: Note, was: Link, new: Note, link: Link, write: Callable[[Words], Edits]
    ) -> Edits:
        """Return the edits that one link needs; none if it can stay, or if it is lost."""
        words = self._words(old.path, was, link)
        if words == Words(link.target, link.fragment):
            return ()
        edits = write(words) if words else ()
        if edits:
            self.respelled.append(_respelled(old, was, new, link, edits))
        else:
            here = old.text[was.span.start : was.span.end]
            self.lost.append(f"{old.path}:{was.position.line} {here}")
        return edits

    def _words(self, source: NotePath, was: Link, link: Link) -> Words | None:
        """Return what a link is to say; None if nothing says what it meant."""
        path = self._goal(source, was)
        if path is None:
            return Words(link.target, link.fragment)
        old, new = self._target(path, moved=False), self._target(path, moved=True)
        sources = (source, self.renaming.path(source))
        is_address = link.kind in {LinkKind.MARKDOWN, LinkKind.IMAGE}
        written, mark, query = link.target.partition("?") if is_address else (link.target, "", "")
        places = [link.fragment]
        if old.note and new.note and path == self.move.old and link.fragment:
            places = list(fragments(link.fragment, old.note, new.note))
        for name in _names(link.kind, sources, written, old, new):
            for place in places:
                words = Words(name + mark + query, place)
                if all(s.accepts(source, was, _saying(link, words)) for s in self.sights):
                    return words
        return None

    def _goal(self, source: NotePath, link: Link) -> str | None:
        """Return the file that a link means to readers, or else to writers; None if none."""
        fates = (sight.fate(source, link) for sight in reversed(self.sights))
        return next(filter(None, map(_path_of, fates)), None)

    def _target(self, path: str, *, moved: bool) -> Target:
        if moved and path == self.move.old:
            return Target(self.move.new, self.subject)
        return Target(path, self.notes.get(NotePath(path)))


def _names(
    kind: LinkKind, sources: tuple[NotePath, NotePath], written: str, old: Target, new: Target
) -> Iterator[str]:
    """Yield what a link may call its target: as written, if that is still the same kind of name."""
    if not written:
        yield written
        return
    if way_of(kind, sources[0], written, old) is way_of(kind, sources[1], written, new):
        yield written
    yield from spellings(kind, sources, written, old, new)


def _saying(link: Link, words: Words) -> Link:
    return replace(link, target=words.target, fragment=words.fragment)


def _path_of(fate: Fate | None) -> str | None:
    match fate:
        case Found(path, _) | MissingAnchor(path, _):
            return path
        case Asset(path):
            return path
        case _:
            return None


def _top(note: Note) -> Heading | None:
    return next((heading for heading in note.headings if heading.level == 1), None)


def _former_names(old: Note, new: Note) -> Iterator[str]:
    """Yield the names that a note loses: its title, and its file's name if that named it."""
    known = {fold(name) for name in (new.title, *new.fields.aliases)}
    stems = (PurePosixPath(old.path).stem, PurePosixPath(new.path).stem)
    is_named_by_file = old.title == new.title or old.fields.type in {"domain", "person"}
    if fold(old.title) not in known:
        yield old.title
    if stems[0] != stems[1] and is_named_by_file and identity(stems[0]) != identity(old.title):
        yield stems[0]


def _respelled(old: Note, was: Link, new: Note, link: Link, edits: Edits) -> Respelled:
    """Return a link before and after its edits; of one by reference, the address in question."""
    start, end = link.span.start, link.span.end
    if all(start <= span.start and span.end <= end for span, _ in edits):
        before = old.text[was.span.start : was.span.end]
        inside = [(Span(span.start - start, span.end - start), text) for span, text in edits]
        after = replaced(new.text[start:end], inside)
    else:
        before = "".join(new.text[span.start : span.end] for span, _ in edits)
        after = "".join(text for _, text in edits)
    return Respelled(old.path, was.position, before, after)


def _unchanged(notes: Mapping[NotePath, Note], resolved: ResolvedLink) -> Respelled:
    link = resolved.link
    text = notes[resolved.source].text[link.span.start : link.span.end]
    return Respelled(resolved.source, link.position, text, text)


def _refused(said: str, reasons: list[str]) -> RefusedError:
    more = [f"and {len(reasons) - _MOST} more"] if len(reasons) > _MOST else []
    return RefusedError("\n  ".join([said, *reasons[:_MOST], *more]))
