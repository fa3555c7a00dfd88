"""The stretch of a text that best shows why it was found."""

from collections.abc import Set as AbstractSet

from garden.search.model import Piece
from garden.search.schema import stemmed
from garden.words.split import Word, words

LENGTH = 200
"""Characters of an excerpt, roughly."""

_LEAD = 40
"""Characters before the first match."""


def excerpt(text: str, stems: AbstractSet[str]) -> tuple[Piece, ...]:
    """Return the best stretch of `text`, white space collapsed, with matches set apart.

    A word matches if its stem is in `stems`.
    """
    matches = [word for word in words(text, singles=True) if stemmed(word.text) in stems]
    start = _start(text, matches)
    end = _end(text, start + LENGTH)
    ranges = _merged([(w.start, w.end) for w in matches if w.start >= start and w.end <= end])
    pieces: list[Piece] = []
    for begin, stop in ranges:
        pieces += [Piece(text[start:begin], False), Piece(text[begin:stop], True)]
        start = stop
    pieces.append(Piece(text[start:end], False))
    return _tidy(pieces)


def _start(text: str, matches: list[Word]) -> int:
    """Return where the stretch with most different matches begins; the first of equals."""
    if not matches:
        return 0
    best = max(range(len(matches)), key=lambda i: (_variety(matches[i : i + LENGTH]), -i))
    first = matches[best].start
    lead = max(0, first - _LEAD)
    if not lead:
        return 0
    space = text.find(" ", lead, first)
    return space + 1 if space >= 0 else lead


def _variety(matches: list[Word]) -> int:
    """Return how many different words an excerpt around the first of these would show."""
    reach = matches[0].start + LENGTH - _LEAD
    return len({stemmed(word.text) for word in matches if word.end <= reach})


def _end(text: str, end: int) -> int:
    """Return the end of the word before `end`, unless the text has no spaces there."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - _LEAD, end)
    return space if space >= 0 else end


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges that touch or overlap, as pairs of characters do."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Collapse white space within and between pieces, and drop empty ones."""
    tidy: list[Piece] = []
    spaced = True
    for piece in pieces:
        text = _collapsed(piece.text)
        text = text.lstrip(" ") if spaced else text
        if text:
            tidy.append(Piece(text, piece.is_match))
            spaced = text.endswith(" ")
    return tuple(tidy)


def _collapsed(text: str) -> str:
    """Return `text` with each run of white space as one space, at its ends too."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"
