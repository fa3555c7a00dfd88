"""Unlinked mentions: places where a note is named in prose and nobody made a link.

A mention is counted in a note that does not link to the one it names. Who has linked a
note once may name it as often as the sentences want.
"""

import re
from collections.abc import Iterator, Mapping

from garden.garden import Garden
from garden.model import Context, NotePath, Prose
from garden.words.namings import namings
from garden.words.uses import NameKind, Use, uses_in

_CALLOUT = re.compile(r"\[![^\]\n]*\][^\n]*\n?")
_STOP = re.compile(r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])")  # noqa: RUF001


def mentions_of(garden: Garden, path: NotePath, *, linked: bool = False) -> tuple[Use, ...]:
    """Return the mentions of the note at `path`, in order of the notes and places they stand in.

    With `linked`, also those in notes that link there in another place.
    """
    sources = garden.once(_by_target).get(path, ())
    linking = frozenset() if linked else {link.source for link in garden.backlinks(path)}
    return tuple(
        use
        for source in sources
        if source not in linking
        for use in uses_in(garden, source)
        if use.span and use.kind is NameKind.OWN and path in use.targets
    )


def mentioned(garden: Garden) -> Iterator[NotePath]:
    """Yield the notes that are mentioned somewhere, in order of path."""
    yield from sorted(garden.once(_by_target))


def sentence_of(use: Use) -> Context:
    """Return the sentence in which a name stands, around it."""
    return _sentence(use.prose, use.start, use.end)


def _by_target(garden: Garden) -> Mapping[NotePath, tuple[NotePath, ...]]:
    """The notes that name each note in plain text, in order of path."""
    found: dict[NotePath, dict[NotePath, None]] = {}
    for source, named in namings(garden).items():
        for naming in named:
            if naming.is_plain and naming.is_good:
                for path in naming.targets:
                    found.setdefault(path, {})[source] = None
    return {path: tuple(sources) for path, sources in found.items()}


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
