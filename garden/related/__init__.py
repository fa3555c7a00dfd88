"""Notes that have something to do with each other though neither links to the other."""

from garden.related.data import related_data
from garden.related.find import Related, related
from garden.related.tell import because

__all__ = ["Related", "because", "related", "related_data"]
