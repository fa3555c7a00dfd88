"""Full-text search for those who tend the garden: a small interface over Whoosh.

The index is a throw-away cache on the contributor's own machine, never published;
readers of the site search with what their page brings along. `garden.search.documents`
makes the documents of a garden.
"""

from garden.search.index import SearchIndex
from garden.search.model import (
    Piece,
    SearchAnswer,
    SearchBusy,
    SearchChange,
    SearchDamaged,
    SearchDocument,
    SearchHit,
    SearchStats,
)

__all__ = [
    "Piece",
    "SearchAnswer",
    "SearchBusy",
    "SearchChange",
    "SearchDamaged",
    "SearchDocument",
    "SearchHit",
    "SearchIndex",
    "SearchStats",
]
