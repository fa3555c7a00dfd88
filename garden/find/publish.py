"""An index to the files that a browser fetches, each named by what it holds.

`find.json` is the table of contents: the only file that is asked for anew each time. Words
stand in order in files of about the same size, so that one file answers what begins alike;
that is also where a misspelled word is looked for. What is shown of a page is a file of its
own, fetched for those pages that are shown.
"""

import base64
import json
from collections.abc import Container, Iterable, Iterator
from itertools import takewhile

from garden.cache import Cache, digest
from garden.find.index import Plan, make_parts
from garden.find.model import FACETS
from garden.find.part import Part, varint
from garden.words.split import COMMON

TABLE = "find.json"
"""The table of contents."""
FORMAT = 1
"""Told in the table; a script that knows another asks the reader to load the page again."""

_BLOCK = 16_000
"""How many bytes of words and pages a file holds, if no single word has more."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NAME = 12
"""How many digits of a digest name a file."""


def files_of(
    plan: Plan, cache: Cache, there: Container[str] = frozenset()
) -> Iterator[tuple[str, bytes | None]]:
    """Yield path and bytes of every file of the planned index, the table of contents last.

    Of a file that is `there` already the bytes may be left out, for names tell what is in it.
    """

    def is_shown(key: str, pages: int) -> bool:
        return all(_page(key, number) in there for number in range(pages))

    parts = []
    for key, (part, shown) in zip(plan.keys, make_parts(plan, cache, is_shown), strict=True):
        parts.append(part)
        for number in range(len(part.facets)):
            yield _page(key, number), _bytes_of(shown[number]) if shown else None
    blocks, facets = [], []
    for first, block in _blocks(_merged(parts)):
        blocks.append([first, _name(block)])
        yield f"t/{_name(block)}.bin", block
    for facet, label in FACETS.items():
        values = _json(_facet_values(parts, facet))
        facets.append([facet, label, _name(values)])
        yield f"f/{_name(values)}.json", values
    proposals = _bytes_of(_proposals(parts))
    yield f"w/{_name(proposals)}.txt", proposals
    table = {
        "format": FORMAT,
        "id": plan.id,
        "parts": [[k[:_NAME], len(p.facets)] for k, p in zip(plan.keys, parts, strict=True)],
        "blocks": blocks,
        "facets": facets,
        "words": _name(proposals),
        "common": sorted(COMMON),
    }
    yield TABLE, _json(table)


def _page(key: str, number: int) -> str:
    return f"n/{key[:_NAME]}/{number}.json"


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _merged(parts: Iterable[Part]) -> Iterator[tuple[str, bytes]]:
    """Yield each word in order with its pages in all parts."""
    found: dict[str, list[bytes]] = {}
    for number, part in enumerate(parts):
        place = varint(number)
        for term, posting in zip(part.terms, part.postings, strict=True):
            found.setdefault(term, []).extend((place, varint(len(posting)), posting))
    for term in sorted(found, key=_in_browser):
        yield term, b"".join(found[term])


def _in_browser(word: str) -> bytes:
    """Return by what words are put in order: as JavaScript compares them, by UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


def _blocks(terms: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield files of words that follow each other, each with its first word."""
    first, block = "", bytearray()
    for term, pages in terms:
        word = term.encode("utf-8", "replace")
        entry = b"".join((varint(len(word)), word, varint(len(pages)), pages))
        if block and len(block) + len(entry) > _BLOCK:
            yield first, bytes(block)
            block.clear()
        if not block:
            first = term
        block += entry
    if block:
        yield first, bytes(block)


def _facet_values(parts: Iterable[Part], facet: str) -> list[list[object]]:
    """Return the values of a facet: each with its label, how many pages, and which."""
    labels: dict[str, str] = {}
    pages: dict[str, list[int]] = {}
    start = 0
    for part in parts:
        for number, values in enumerate(part.facets, start):
            for name, value, label in values:
                if name == facet:
                    labels.setdefault(value, label)
                    pages.setdefault(value, []).append(number)
        start += len(part.facets)
    ordered = sorted(labels, key=lambda value: (labels[value].casefold(), value))
    return [[value, labels[value], len(pages[value]), _steps(pages[value])] for value in ordered]


def _proposals(parts: Iterable[Part]) -> str:
    """Return the words that are proposed, each as what is new in it.

    The first character tells how many are those of the word before: half as much to fetch.
    """
    lines, last = [], ""
    for word in sorted({word for part in parts for word in part.words}):
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(last, word, strict=False))
        shared = min(sum(1 for _ in alike), len(_DIGITS) - 1)
        lines.append(_DIGITS[shared] + word[shared:])
        last = word
    return "\n".join(lines)


def _steps(numbers: Iterable[int]) -> str:
    """Return rising numbers as the steps between them, in text."""
    made, last = bytearray(), 0
    for number in dict.fromkeys(numbers):
        made += varint(number - last)
        last = number
    return base64.b64encode(made).decode("ascii")


def _json(value: object) -> bytes:
    return _bytes_of(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _name(value: bytes) -> str:
    return digest(value)[:_NAME]


def holds(table: bytes, plan: Plan) -> bool:
    """Tell whether a table of contents is that of the planned index."""
    try:
        told = json.loads(table)
    except ValueError:
        return False
    return isinstance(told, dict) and (told.get("format"), told.get("id")) == (FORMAT, plan.id)
