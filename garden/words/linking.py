"""Mentions to links, as the author of the note would write them. No file is touched here."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from garden.compile.markup import destination
from garden.fate import found_path
from garden.garden import Garden
from garden.model import LinkKind, Note, NotePath
from garden.words.uses import Use

_NOT_IN_WIKILINKS = frozenset("[]|#^\\\n")
_SPECIAL = re.compile(r"[\\`*_\[\]<>]")


def link_mentions(
    garden: Garden, target: NotePath, uses: Iterable[Use]
) -> Mapping[NotePath, tuple[str, str]]:
    """Return the notes that change if `uses` become links to `target`: texts before and after."""
    by_source: dict[NotePath, list[Use]] = {}
    for use in uses:
        by_source.setdefault(use.source, []).append(use)
    return {
        path: (garden.notes[path].text, _linked(garden, garden.notes[path], target, found))
        for path, found in by_source.items()
    }


def _linked(garden: Garden, note: Note, target: NotePath, uses: list[Use]) -> str:
    text = note.text
    spans = {use.span: use for use in uses if use.span}
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}{_link(garden, note, target, spans[span])}{text[span.end :]}"
    return text


def _link(garden: Garden, note: Note, target: NotePath, use: Use) -> str:
    """Return a link that reads as the words did before."""
    name = _wiki_name(garden, note.path, target)
    if name is None or _style(garden, note) is LinkKind.MARKDOWN:
        words = _SPECIAL.sub(lambda match: f"\\{match[0]}", use.words)
        return f"[{words}]({destination(note.path, target)})"
    if use.words == name == garden.notes[target].title:
        return f"[[{name}]]"
    return f"[[{name}{chr(92) if use.prose.in_table else ''}|{use.words}]]"


def _wiki_name(garden: Garden, source: NotePath, target: NotePath) -> str | None:
    """Return the title of a note, or else its path, if it means this note alone."""
    title = garden.notes[target].title
    for name in ("" if "/" in title else title, target.removesuffix(".md")):
        is_writable = name and _NOT_IN_WIKILINKS.isdisjoint(name)
        if is_writable and garden.candidates(name, source) == (target,):
            return name
    return None


def _style(garden: Garden, note: Note) -> LinkKind:
    """Return how links to notes are mostly written: in this note, else in the garden."""
    return _mostly(garden, [note.path]) or garden.once(_garden_style)


def _garden_style(garden: Garden) -> LinkKind:
    return _mostly(garden, garden.notes) or LinkKind.WIKILINK


def _mostly(garden: Garden, paths: Iterable[NotePath]) -> LinkKind | None:
    kinds = Counter(
        link.link.kind
        for path in paths
        for link in garden.resolved(path)
        if link.link.kind in {LinkKind.WIKILINK, LinkKind.MARKDOWN} and found_path(link)
    )
    return max(kinds, key=lambda k: (kinds[k], k is LinkKind.WIKILINK)) if kinds else None
