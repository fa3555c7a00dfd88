"""What a move leaves as it is and somebody should look at: raw HTML, and baked answers."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from html.parser import HTMLParser

from garden.model import Note
from garden.reading.sourcemap import SourceMap
from garden.reading.syntax import make_parser
from garden.rename.model import Move
from garden.rename.names import stem_of

_ADDRESSES = frozenset({"src", "href", "poster", "data", "srcset"})


def remarks(notes: Iterable[Note], subject: Note, move: Move) -> Iterator[str]:
    """Yield what is left to look at after `move` of `subject`, in one sentence each.

    `notes` are those of the garden before the move.
    """
    if move.new != move.old:
        yield from _raw_html(subject, move)
    names = {subject.title, stem_of(move.old).rpartition("/")[2]}
    for note in notes:
        for query in note.queries:
            baked = note.text[query.baked.start : query.baked.end] if query.baked else ""
            if any(name in baked for name in names):
                path = move.new if note.path == move.old else note.path
                yield f"{path}:{query.position.line} holds a baked answer. Run `garden bake`."


def _raw_html(note: Note, move: Move) -> Iterator[str]:
    """Raw HTML is not ours: an engine reads its addresses from where the page is published."""
    lines = SourceMap(note.text, note.body_start)
    for token in make_parser().parse(note.text[note.body_start :]):
        parts = [child.content for child in token.children or () if child.type == "html_inline"]
        for html in [token.content] if token.type == "html_block" else parts:
            first = lines.position(lines.line_start(token.map[0] if token.map else 0)).line
            for address in _relative(html):
                yield f"{move.new}:{first} holds raw HTML with the address {address}. Check it."


def _relative(html: str) -> Iterator[str]:
    reader = _Addresses()
    # The standard parser gives up with an assertion on some malformed declarations.
    with suppress(AssertionError):
        reader.feed(html)
    yield from (a for a in reader.found if a[:1] not in {"/", "#"} and ":" not in a.split("/")[0])


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Collect every address of an element."""
        self.found += [value for name, value in attrs if name in _ADDRESSES and value]
