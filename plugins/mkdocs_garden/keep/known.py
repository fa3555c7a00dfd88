"""What is kept of a page beside its HTML: why it holds, and what the engine's checks ask of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_garden.keep.files import Lookups


@dataclass(frozen=True, slots=True)
class Known:
    """A page that was made before."""

    key: str
    """The digest of everything that went into it but the places of other files."""
    place: str
    """Its file in the site."""
    lookups: Lookups
    """The places of other files that went into it."""
    anchors: list[str]
    """Where links within it can lead."""
    links: dict[str, dict[str, str]]
    """Anchors of other pages to which it links, each with the link as written."""
    stamp: str
    """The digest of its content, as rendered."""
    span: tuple[int, int] | None = None
    """Where its content stands in its file; None if that cannot be told."""

    def row(self) -> list[Any]:
        """Return plain values for JSON."""
        return [self.key, self.place, self.lookups, self.anchors, self.links, self.stamp, self.span]


def read_known(text: bytes, surroundings: str) -> dict[str, Known]:
    """Return the pages of the last build by path; none if it was made in other surroundings."""
    try:
        said = json.loads(text)
        if said.get("surroundings") != surroundings:
            return {}
        return {path: Known(*row) for path, row in said["pages"].items()}
    except (ValueError, TypeError, LookupError, AttributeError):
        return {}


def write_known(pages: Mapping[str, Known], surroundings: str) -> bytes:
    """Return the bytes by which the next build knows these pages."""
    rows = {path: known.row() for path, known in pages.items()}
    said = {"surroundings": surroundings, "pages": rows}
    return json.dumps(said, separators=(",", ":")).encode("utf-8", "surrogatepass")


def pack(known: Known, output: bytes) -> bytes:
    """Return a page with what is known of it, for the cache."""
    return json.dumps(known.row()).encode("utf-8", "surrogatepass") + b"\n" + output


def unpack(packed: bytes) -> tuple[Known, bytes] | None:
    """Return a page from the cache; None if its description cannot be read."""
    row, _, output = packed.partition(b"\n")
    try:
        return Known(*json.loads(row)), output
    except (ValueError, TypeError):
        return None
