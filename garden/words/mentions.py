"""Unlinked mentions: places where a note is named in prose and nobody made a link.

A mention is counted in a note that does not link to the one it names. Who has linked a
note once may name it as often as the sentences want.
"""

import re
from collections.abc import Iterator, Mapping

from garden.garden import Garden
from garden.model import Context, NotePath, Prose
from garden.words.uses import NameKind, Use, find_uses

_CALLOUT = re.compile(r"\[![^\]\n]*\][^\n]*\n?")
_STOP = re.compile(r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])")  # noqa: RUF001


def mentions_of(garden: Garden, path: NotePath, *, linked: bool = False) -> tuple[Use, ...]:
    """Return the mentions of the note at `path`, in order of the notes and places they stand in.

    With `linked`, also those in notes that link there in another place.
    """
    found = garden.once(_by_target).get(path, ())
    sources = {link.source for link in garden.backlinks(path)}
    return found if linked else tuple(use for use in found if use.source not in sources)


def mentioned(garden: Garden) -> Iterator[NotePath]:
    """Yield the notes that are mentioned somewhere, in order of path."""
    yield from sorted(garden.once(_by_target))


def sentence_of(use: Use) -> Context:
    """Return the sentence in which a name stands, around it."""
    return _sentence(use.prose, use.start, use.end)


def _by_target(garden: Garden) -> Mapping[NotePath, tuple[Use, ...]]:
    found: dict[NotePath, list[Use]] = {}
    for uses in find_uses(garden).values():
        for use in uses:
            if use.span and use.kind is NameKind.OWN:
                for path in use.targets:
                    found.setdefault(path, []).append(use)
    return {path: tuple(uses) for path, uses in found.items()}


def _sentence(prose: Prose, start: int, end: int) -> Context:
    text = prose.text
    title = _CALLOUT.match(text)
    begin, stop = title.end() if title else 0, len(text)
    for match in _STOP.finditer(text):
        if match.end() <= start:
            begin = max(begin, match.end())
        elif match.start() >= end:
            stop = match.start()
            break
    return Context(text[begin:start], text[start:end], text[end:stop])
