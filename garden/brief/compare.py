"""Two states of a garden to a brief: a pure function."""

from collections.abc import Iterator
from dataclasses import replace

from garden.address import page_url
from garden.brief.comparison import Comparison
from garden.brief.kinds import KINDS
from garden.brief.model import Brief, Point, Ref, Told
from garden.brief.states import States
from garden.past.worddiff import Piece, word_diff
from garden.people.withhold import Hidden

WITHHELD = "…"
"""What stands in the place of a name that is not to be told."""


def make_brief(states: States) -> Brief:
    """Return what there is to say of the change from one state to the other."""
    compared = Comparison(states)
    told = (Told(kind, tuple(_kept(compared, kind.find(compared)))) for kind in KINDS)
    urls = compared.after.past.directory_urls
    return Brief(
        told=tuple(one for one in told if one.points),
        base=states.base,
        head=states.head,
        pages={str(p): page_url(p, directory_urls=urls) for p in compared.after.notes},
    )


def _kept(compared: Comparison, points: Iterator[Point]) -> Iterator[Point]:
    """Yield points without the names of those who asked not to be named.

    The garden leaves out whole values already; what is left is running text and paths.
    """
    for hidden in (compared.after.hidden, compared.before.hidden):
        if hidden:
            points = filter(None, [_without(point, hidden) for point in points])
    yield from points


def _without(point: Point, hidden: Hidden) -> Point | None:
    if point.note and hidden.means_path(point.note.path):
        return None
    codes = tuple(code for code in point.codes if not hidden.is_in(code))
    if point.codes and not codes:
        return None
    return replace(
        point,
        note=_ref(point.note, hidden) if point.note else None,
        before=_text(point.before, hidden),
        after=_text(point.after, hidden),
        words=_words(point.words, hidden),
        others=tuple(_ref(o, hidden) for o in point.others if not hidden.means_path(o.path)),
        names=tuple(name for name in point.names if not hidden.is_in(name)),
        codes=codes,
    )


def _words(words: tuple[Piece, ...], hidden: Hidden) -> tuple[Piece, ...]:
    """Compare anew where a name is left out: half of it may have stayed."""
    before = " ".join(piece.text for piece in words if piece.fate != "new")
    after = " ".join(piece.text for piece in words if piece.fate != "gone")
    told = _text(before, hidden), _text(after, hidden)
    return words if told == (before, after) else word_diff(*told)


def _ref(ref: Ref, hidden: Hidden) -> Ref:
    return replace(ref, title=_text(ref.title, hidden))


def _text(text: str, hidden: Hidden) -> str:
    parts, at = [], 0
    for span in hidden.find(text):
        parts += [text[at : span.start], WITHHELD]
        at = span.end
    return "".join([*parts, text[at:]])
