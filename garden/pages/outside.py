"""What other pages can show of a note: whatever else stands in it, its own page alone knows.

A page that embeds a note knows all of it; see `embedding`.
"""

from collections.abc import Iterable
from dataclasses import replace

from msgspec import MsgspecError, msgpack

from garden.cache import digest
from garden.fate import Found
from garden.garden import Garden
from garden.model import LinkKind, Note, NotePath
from garden.pages.locations import home_path
from garden.practice.firststeps import is_short
from garden.words.mentions import sentence_of
from garden.words.undefined import candidates
from garden.words.uses import uses_in


def outside(garden: Garden, note: Note) -> str:
    """Return the digest of what other pages can show of a note; empty if nobody can tell.

    If it is the same for every note as it was in another garden, made from the same in all else,
    then pages of notes that are as they were, and do not embed others, are the same, and so is
    every page and file that is made of the whole garden.
    """
    try:
        return digest(msgpack.encode((_face(note), _within(garden, note))))
    except (MsgspecError, UnicodeEncodeError):  # what no cache can keep, such as half a character
        return ""


def tells_of_others(garden: Garden, path: NotePath) -> bool:
    """Tell whether the page of a note shows what git tells of other notes.

    That is a page on which much comes together: the home page, those of domains and people. Where
    reviews are recorded it may be any, since git tells up to when they are looked at, and what
    else a pull request has changed.
    """
    note = garden.notes[path]
    return (
        garden.past.record.known
        or path == home_path(garden)
        or garden.find_charter_domain(note) is not None
        or garden.find_page_person(note) is not None
    )


def embedding(garden: Garden, paths: Iterable[NotePath]) -> frozenset[NotePath]:
    """Return `paths` with all notes that embed one of them, directly or by way of another."""
    found = set(paths)
    waiting = list(found)
    while waiting:
        for link in garden.backlinks(waiting.pop()):
            if link.link.kind is LinkKind.EMBED and link.source not in found:
                found.add(link.source)
                waiting.append(link.source)
    return frozenset(found)


def _face(note: Note) -> tuple[object, ...]:
    """Return what a note says of itself, and to whom it speaks, wherever that stands in it."""
    return (
        replace(note.fields, silenced=frozenset()),
        sorted(note.fields.silenced),
        note.title,
        note.tags,
        note.summary,
        sorted(note.anchors),
        [query.text for query in note.queries],
        [(head.text, head.level, head.anchor, head.summary) for head in note.headings],
        [(block.anchor, block.summary) for block in note.blocks],
        [
            (
                *(link.kind, link.target, link.fragment, link.label, link.context),
                *(link.name, link.title, link.address),
            )
            for link in note.links
        ],
    )


def _within(garden: Garden, note: Note) -> tuple[object, ...]:
    """Return what the garden finds in the text of a note."""
    return (
        [
            (use.targets, use.kind.name, use.words, use.span is None, sentence_of(use))
            for use in uses_in(garden, note.path)
        ],
        tuple(candidates(note)),
        is_short(note),
        [
            link.link.position.line  # what is to be mended, or written, is told with its line
            for link in garden.resolved(note.path)
            if not isinstance(link.fate, Found)
        ],
    )
