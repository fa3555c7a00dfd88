"""What the garden was: old names, and promised addresses. It enters as an argument."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from garden.model import Anchor, NotePath
from garden.published import Published
from garden.slug import Slugify, slugify_ascii


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a garden before today, and by which rules it has its addresses."""

    notes: Mapping[str, NotePath] = field(default_factory=dict)
    """Old path of a note to its path today, as git tells."""
    anchors: Mapping[NotePath, Mapping[Anchor, Anchor]] = field(default_factory=dict)
    """Note to old anchors of its headings, each with the anchor today, as git tells."""
    remark: str = ""
    """Why git told less than it might; empty if nothing is amiss."""
    published: Published | None = None
    """What was promised; None where there is no lock file."""
    directory_urls: bool = True
    """Whether a page is served as `page/`, else as `page.html`."""
    slugify: Slugify = slugify_ascii
    """The engine's rule for heading ids."""
