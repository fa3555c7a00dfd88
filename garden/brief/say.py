"""Points to sentences in Markdown: our words, with what others wrote made safe in between."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from garden.brief.model import Brief, Point, Ref, Say, Told
from garden.brief.text import LONGEST_TITLE, code, text
from garden.past.worddiff import Piece

MOST_WORDS = 8
"""How many words that stayed are shown on each side of those that changed."""

MOST_PIECES = 9
"""How many pieces of a text are shown."""

MOST_PHRASES = 6
"""How many things a headline counts."""

HEADLINE = "What this change does to the garden"


@dataclass(frozen=True, slots=True)
class Voice:
    """How sentences are written."""

    most: int = 4
    """How many notes, names or addresses one sentence lists."""
    link: Callable[[Ref], str] = lambda _ref: ""
    """The address at which a note can be looked at; empty for none."""


def headline(brief: Brief) -> str:
    """Return the whole in one line."""
    said = counted(brief)
    return f"**{HEADLINE}:** {said}" if said else f"**{HEADLINE}**"


def counted(brief: Brief) -> str:
    """Return how much there is of what; empty if there is nothing to count."""
    counts: Counter[tuple[str, str]] = Counter()
    for told in sorted(brief.told, key=lambda told: not told.kind.leads):
        for point in told.points:
            say = told.kind.says[point.what]
            counts[say.one, say.many] += 1
    phrases = [f"{n} {one if n == 1 else many}" for (one, many), n in counts.items() if one]
    said = ", ".join(phrases[:MOST_PHRASES])
    return f"{said}." if said else ""


def sentences(told: Told, voice: Voice, most: int) -> Iterator[str]:
    """Yield the points of a kind, `most` of them; the last says how many more there are."""
    shown = told.points[:most]
    rest = len(told.points) - len(shown)
    for number, point in enumerate(shown, start=1):
        more = f" (and {rest} more)" if rest and number == len(shown) else ""
        yield sentence(told.kind.says[point.what], point, voice) + more


def sentence(say: Say, point: Point, voice: Voice) -> str:
    """Return a point as one line of Markdown."""
    title = partial(_title, voice)
    path = point.note.path if point.note else ""
    slots = {
        "title": title(point.note) if point.note else "",
        "place": code(f"{path}:{point.line}"),
        "line": str(point.line),
        "before": text(point.before),
        "after": text(point.after),
        "old": code(point.before),
        "new": code(point.after),
        "words": " ".join(_pieces(point.words)),
        "others": listed(list(map(title, point.others)), voice.most),
        "names": listed([text(name, LONGEST_TITLE) for name in point.names], voice.most),
        "codes": listed(list(map(code, point.codes)), voice.most),
    }
    parts = [say.text]
    parts += [say.names] if say.names and point.names else []
    parts += [say.others] if say.others and point.others else []
    return " ".join(part.format(**slots) for part in parts)


def listed(items: Sequence[str], most: int) -> str:
    """Return items as a sentence lists them: `a, b and 3 more`."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _title(voice: Voice, ref: Ref) -> str:
    title, url = text(ref.title, LONGEST_TITLE) or "?", voice.link(ref)
    return f"[{title}]({url})" if url else f"**{title}**"


def _pieces(words: Iterable[Piece]) -> Iterator[str]:
    """Yield what went struck out and what came underlined, with some words around them."""
    pieces = list(words)
    for number, piece in enumerate(pieces[:MOST_PIECES]):
        match piece.fate:
            case "gone":
                yield f"<del>{text(piece.text)}</del>"
            case "new":
                yield f"<ins>{text(piece.text)}</ins>"
            case _:
                yield text(_cut(piece.text, number > 0, number < len(pieces) - 1))
    if len(pieces) > MOST_PIECES:
        yield "…"


def _cut(said: str, after_change: bool, before_change: bool) -> str:
    words = said.split()
    most = MOST_WORDS * (after_change + before_change)
    if len(words) <= most:
        return said
    first = " ".join(words[:MOST_WORDS]) if after_change else ""
    last = " ".join(words[-MOST_WORDS:]) if before_change else ""
    return f"{first} … {last}".strip()
