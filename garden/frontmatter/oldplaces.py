"""Old places in a head: what `redirect_from:` lists, each entry with where it stands."""

from collections.abc import Iterator

from garden.model import OldPlace
from garden.reading.sourcemap import SourceMap
from garden.strictyaml.tree import Items, Node, Pair, Pairs, Scalar, as_text


def old_places(lines: SourceMap, field: Pair | None) -> tuple[OldPlace, ...]:
    """Return the old places of a note: a lone one, a list, or old ones with new headings."""
    return tuple(
        _place(lines, entry, heading)
        for entry, heading in (_entries(field.value) if field else ())
        if as_text(entry)
    )


def _entries(node: Node) -> Iterator[tuple[Scalar, str]]:
    """Yield each entry with the heading that it leads to."""
    match node:
        case Scalar():
            yield node, ""
        case Pairs():
            for pair in node.pairs:
                if isinstance(pair.value, Scalar):
                    yield pair.key, as_text(pair.value) or ""
        case Items():
            for item in node.items:
                if not isinstance(item, Items):
                    yield from _entries(item)


def _place(lines: SourceMap, entry: Scalar, heading: str) -> OldPlace:
    path, _, fragment = " ".join(entry.text.split()).partition("#")
    place = lines.position(entry.span.start)
    now = " ".join(heading.split()).lstrip("#").strip()
    return OldPlace(path.strip(), fragment.strip(), now, entry.span, place)
