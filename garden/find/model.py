"""What the readers' search knows: pages with a head, and what they say section by section."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

FACETS: Mapping[str, str] = {
    "domain": "Domain",
    "type": "Type",
    "status": "Status",
    "tag": "Tag",
    "contributor": "Contributor",
}
"""What results can be narrowed by, and what readers call it."""

Facets = Mapping[str, tuple[tuple[str, str], ...]]
"""Name of a facet to the values a page has in it: each with what readers call it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    anchor: str
    """Its id; empty for what stands before the first heading."""
    heading: str
    """Plain text; empty like the anchor."""
    text: str
    """Plain text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as the search takes it in."""

    path: str
    """What it is known by; from this follows the part of the index that holds it."""
    url: str
    """Its address, relative to the root of the site."""
    title: str
    """Plain text."""
    label: str = ""
    """What it is, for readers: its type."""
    names: tuple[str, ...] = ()
    """Other words by which readers look for it: aliases, plurals, terms it replaces."""
    facets: Facets = field(default_factory=dict)
    """What results can be narrowed by."""
    weight: float = 1.0
    """How much a match counts beside one in a note."""
    html: str | Callable[[], str] = ""
    """Its own content as rendered, or how to come by it; what templates put around it is not
    searched."""
    stamp: str = ""
    """The digest of the content, where it is known without looking."""

    def content(self) -> str:
        """Return its own content."""
        return self.html if isinstance(self.html, str) else self.html()
