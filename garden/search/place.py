"""The index of a garden: where it is, and when there is something to bring into it."""

import json
from hashlib import blake2b, sha256
from pathlib import Path

from platformdirs import user_cache_path

from garden import __version__
from garden.config import GardenConfig
from garden.garden import Garden
from garden.people import PersonEntry
from garden.reading.source import Sources
from garden.search.documents import documents_of
from garden.search.index import SearchIndex
from garden.search.model import SearchChange


def open_index(content: Path) -> SearchIndex:
    """Open the search index of the garden whose notes are in `content`, or make an empty one.

    It is in the user's own cache folder and not in the checkout: the index holds pickles, and a
    checkout holds what others wrote. Raises as `SearchIndex` does.
    """
    place = sha256(str(content.resolve()).encode()).hexdigest()[:16]
    return SearchIndex(user_cache_path("praxis-garden") / "search" / place)


def refresh(index: SearchIndex, garden: Garden, state: str = "") -> SearchChange:
    """Bring what changed in a garden into its index. Raises SearchBusy while another does."""
    return index.update(documents_of(garden), state)


def state_of(sources: Sources, people: tuple[PersonEntry, ...], config: GardenConfig) -> str:
    """Return what stands for all that the documents of a garden are made from.

    While it stays the same there is nothing to parse and nothing to bring into the index.
    """
    made = blake2b(digest_size=20)
    for part in (__version__, config.model_dump_json(), repr(people)):
        made.update(json.dumps(part).encode())
    for path, text in sorted(sources.texts.items()):
        made.update(json.dumps([path, len(text)]).encode())
        made.update(text.encode("utf-8", "surrogatepass"))
    return made.hexdigest()
