"""Notes that are named in a query: by a word or a wikilink in its YAML, which is no link."""

from collections.abc import Iterator
from dataclasses import dataclass

from garden.model import Link, LinkKind, Note, QueryBlock, Span
from garden.query.fields import FIELDS
from garden.query.read import LIMITS
from garden.reading.sourcemap import SourceMap
from garden.rename.head import scalars_in, written_like
from garden.rename.model import Replacement, Words
from garden.strictyaml.read import read_yaml
from garden.strictyaml.tree import Pair, Pairs, Scalar
from garden.wikilink import WIKILINK, split_wikilink

_NOTE_FIELDS = frozenset(field.name for field in FIELDS if field.says == "is no note")


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a note in a query."""

    block: QueryBlock
    """The query."""
    value: Scalar
    """What holds the name; its place is in the text of the block."""
    link: Link
    """The name, as if it were a link that stood there."""

    def rewrite(self, words: Words) -> tuple[Replacement, ...]:
        """Return the edit that makes the query name a note otherwise."""
        said = self.value.text.replace(self.link.target, words.target, 1)
        return ((self.link.span, written_like(self.block.text, self.value, said)),)


def named_notes(note: Note) -> Iterator[Named]:
    """Yield every name of a note in the queries of `note`, in order."""
    places = SourceMap(note.text)
    for block in note.queries:
        lines = SourceMap(block.text)
        document = read_yaml(block.text, Span(0, len(block.text)), lines, LIMITS)
        for value in _values(document.pairs):
            match = WIKILINK.fullmatch(value.text.strip())
            target = split_wikilink(match["inner"] if match else value.text)[0]
            start = lines.position(value.span.start)
            at = block.starts[start.line - 1] + start.column - 1
            span = Span(at, at + value.span.end - value.span.start)
            link = Link(LinkKind.PRACTICE, target, span=span, position=places.position(at))
            yield Named(block, value, link)


def _values(pairs: tuple[Pair, ...]) -> Iterator[Scalar]:
    for pair in pairs:
        if pair.key.text == "where" and isinstance(pair.value, Pairs):
            for field in pair.value.pairs:
                if field.key.text in _NOTE_FIELDS:
                    yield from scalars_in(field.value)
