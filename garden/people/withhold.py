"""Hidden means hidden: what notes say, without those who asked not to be named.

This happens once, before anything else sees the notes. So no page, feed, search or export
that is ever written has to remember it. What is left out are whole values of the head: a
name in a list, a key, who said or did something. Running text is its author's and stays as
it is; the check `hidden-name` tells of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from garden.model import Edit, EditKind, Link, Note, OldPlace, Span
from garden.past import Past
from garden.past.snapshot import PastNote, Snapshot
from garden.people.collect import identities, own_names, person_names
from garden.people.model import Person
from garden.slug import identity
from garden.wikilink import WIKILINK, split_wikilink

ANONYMOUS = "anonymous"
"""Who says or does something, where the name is withheld."""

_KEPT = frozenset(
    {"title", "type", "domains", "ids", "status", "outcome", "state", "lang", "date", "silenced"}
    | {"practice", "field_links", "positions", "between", "learning", "practising", "stewarding"}
    | {"bridges", "redirect_from", "rest", "level", "origin", "ways", "on"}
)
"""Fields of a head that name no person, or are looked at in another way."""


@dataclass(frozen=True)
class Hidden:
    """Those who asked not to be named, and every name by which a note may mean them."""

    names: frozenset[str]
    """Reduced to identity: ids, chosen names, handles, and what their own notes are called."""
    spelled: tuple[str, ...] = ()
    """The same as written."""

    def __bool__(self) -> bool:
        """Whether anybody asked."""
        return bool(self.names)

    def means(self, name: str) -> bool:
        """Tell whether `name` as a whole means one of them."""
        if not self.names or len(name) >= _LONGEST:
            return False
        return any(known in self.names for known in identities(name))

    def means_path(self, path: str) -> bool:
        """Tell whether a path leads to one of them: `people/kim.md`, `/people/kim/`."""
        place = PurePosixPath(unquote(path).strip("/"))
        is_index = place.stem.lower() in {"index", "readme"}
        name = place.parent.name if is_index else place.name
        return bool(name) and (self.means(name) or self.means(PurePosixPath(name).stem))

    def is_in(self, text: str) -> bool:
        """Tell whether one of their names stands anywhere in `text`, also within an address."""
        folded = text.casefold()
        return self.means(text) or any(name.casefold() in folded for name in self._telling)

    def find(self, text: str) -> Iterator[Span]:
        """Yield where their names stand in `text` as words of their own."""
        if self._telling:
            yield from (Span(*found.span()) for found in self._pattern.finditer(text))

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        return tuple(filter(_is_telling, self.spelled))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_as_words, sorted(self._telling, key=len, reverse=True))))


NOBODY = Hidden(frozenset())
"""Nobody asked to be hidden."""

_LONGEST = 200
"""Longer text is no name."""
_SHORT = 5
"""A lower-case word of fewer letters, such as the id `may`, is no name in running text."""


def hidden_among(people: Mapping[str, Person]) -> Hidden:
    """Return those of `people` who are hidden, with all the names that are theirs alone."""
    hidden = {slug: person for slug, person in people.items() if person.hidden}
    if not hidden:
        return NOBODY
    names = person_names(people)
    spelled = {n for slug, person in hidden.items() for n in (slug, person.name, *person.also)}
    theirs = sorted(name for name in spelled if names.get(identity(name)) in hidden)
    return Hidden(frozenset(map(identity, theirs)), tuple(theirs))


def _is_telling(name: str) -> bool:
    """Tell whether a name can be told from an ordinary word where it stands in a text."""
    return len(name) >= _SHORT or name != name.lower() or not name.isalpha()


def _as_words(name: str) -> str:
    """Return the pattern of a name; a single word with capitals matches in its own case only."""
    words = [re.escape(word) for word in name.split()]
    pattern = r"\s+".join(words)
    is_cased = len(words) == 1 and name != name.lower()
    before = r"(?<!\w)" if _is_spaced(name[0]) else ""
    after = r"(?!\w)" if _is_spaced(name[-1]) else ""
    return f"{before}{pattern if is_cased else f'(?i:{pattern})'}{after}"


def _is_spaced(letter: str) -> bool:
    """Tell whether a letter is of a script that puts spaces between words."""
    return letter.upper() != letter.lower() or letter.isdecimal() or letter == "_"


def is_withheld(note: Note, hidden: Hidden) -> bool:
    """Tell whether a note is the own page of somebody who is hidden: it is not published."""
    return bool(hidden) and note.fields.type == "person" and any(map(hidden.means, own_names(note)))


def withheld(note: Note, hidden: Hidden) -> Note:
    """Return a note whose head and tags name nobody who is hidden."""
    if not hidden:
        return note
    said = note.fields
    kept = replace(
        _clean_group(said, hidden),
        redirect_from=tuple(p for p in said.redirect_from if not _is_old_place(p, hidden)),
        rest=_clean_rest(said.rest, hidden),
    )
    if kept.facets != said.facets:
        facets = (f"{name}: {what}" for name, what in kept.facets.items() if what)
        kept = replace(kept, context="; ".join(facets))
    tags = tuple(tag for tag in note.tags if not _is_naming(tag, hidden))
    edits = tuple(edit for edit in note.edits if not _is_tag(edit, hidden))
    return replace(note, fields=kept, tags=tags, edits=edits)


def past_without(past: Past, hidden: Hidden) -> Past:
    """Return what is known from elsewhere, where it names nobody who is hidden.

    Old addresses, and what neighbours say; `garden.past.since` sees to what this garden said
    before.
    """
    if not hidden:
        return past
    notes = {old: path for old, path in past.notes.items() if not hidden.means_path(old)}
    anchors = {
        path: {old: new for old, new in known.items() if not hidden.means(old)}
        for path, known in past.anchors.items()
    }
    neighbours = {slug: _known_of(other, hidden) for slug, other in past.neighbours.items()}
    return replace(past, notes=notes, anchors=anchors, neighbours=neighbours)


def _known_of(other: Snapshot, hidden: Hidden) -> Snapshot:
    """Return another garden without its notes whose words would name somebody who is hidden."""

    def names(note: PastNote) -> bool:
        said = (note.title, note.definition, *note.aliases, *note.definitions.values())
        return hidden.means_path(note.path) or any(any(hidden.find(text)) for text in said)

    return replace(other, notes={p: note for p, note in other.notes.items() if not names(note)})


def is_withheld_link(link: Link, hidden: Hidden) -> bool:
    """Tell whether a link that found no note asks for somebody who is hidden."""
    return hidden.means(link.target) or hidden.means_path(link.target)


def _clean_group(group: Any, hidden: Hidden) -> Any:  # noqa: ANN401 - any group of a head
    """Return a dataclass of the model with no hidden name as a value of its own."""
    changed = {}
    for field in fields(group):
        value = getattr(group, field.name)
        clean = value if field.name in _KEPT else _clean(value, hidden)
        if clean == "" != value and field.name == "by":
            clean = ANONYMOUS
        if clean != value:
            changed[field.name] = clean
    return replace(group, **changed) if changed else group


def _clean(value: Any, hidden: Hidden) -> Any:  # noqa: ANN401 - any value of a head
    match value:
        case Link():
            return value
        case str():
            return "" if _is_name(value, hidden) else value
        case tuple():
            return tuple(item for item in (_clean(i, hidden) for i in value) if not _is_empty(item))
        case dict():
            cleaned = {key: _clean(v, hidden) for key, v in value.items() if not hidden.means(key)}
            return {key: v for key, v in cleaned.items() if v != "" or value[key] == ""}
    if is_dataclass(value):
        clean = _clean_group(value, hidden)
        return None if _is_empty(clean) and not _is_empty(value) else clean
    return value


def _is_name(value: str, hidden: Hidden) -> bool:
    """Tell whether a value is no more than a hidden name, or a link to the page of one."""
    link = WIKILINK.fullmatch(value.strip())
    target = split_wikilink(link["inner"])[0] if link else ""
    return hidden.means(value) or hidden.means_path(target)


def _is_empty(item: Any) -> bool:  # noqa: ANN401 - any item of a list
    """Tell whether nothing is left of a value; a group without what it names says nothing."""
    if is_dataclass(item):
        return "" in (getattr(item, key, "said") for key in ("name", "kind"))
    return item is None or item == ""


def _clean_rest(value: Any, hidden: Hidden) -> Any:  # noqa: ANN401 - any value of a head
    """Leave out of fields that are not ours every value in which a hidden name stands.

    Nobody reads them as text, and engines and plugins may show them anywhere.
    """
    match value:
        case dict():
            cleaned = {k: _clean_rest(v, hidden) for k, v in value.items() if not hidden.is_in(k)}
            return {k: v for k, v in cleaned.items() if v is not None or value[k] is None}
        case list():
            cleaned_items = [(item, _clean_rest(item, hidden)) for item in value]
            return [clean for item, clean in cleaned_items if clean is not None or item is None]
        case str():
            return None if hidden.is_in(value) else value
    return value


def _is_old_place(place: OldPlace, hidden: Hidden) -> bool:
    names = (place.fragment, place.heading)
    return hidden.means_path(place.path) or any(name and hidden.means(name) for name in names)


def _is_tag(edit: Edit, hidden: Hidden) -> bool:
    return edit.kind is EditKind.TAG and _is_naming(edit.text, hidden)


def _is_naming(tag: str, hidden: Hidden) -> bool:
    """Tell whether a tag, or any of its levels, is a hidden name: `met/kim`."""
    return hidden.means(tag) or any(map(hidden.means, tag.split("/")))
