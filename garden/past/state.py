"""What the garden was, and what its neighbours are. It enters as an argument.

Old names, promised addresses, days of change, and what other `garden.json` files tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from garden.history.model import NO_HISTORY, History
from garden.model import Anchor, NotePath
from garden.past.published import Published
from garden.past.snapshot import Snapshot
from garden.reviews.model import UNKNOWN, Record
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
    place: str | None = None
    """The content folder as seen from the root of its repository, ending in `/`; empty for the
    root, and None if nobody knows."""
    published: Published | None = None
    """What was promised; None where there is no lock file."""
    directory_urls: bool = True
    """Whether a page is served as `page/`, else as `page.html`."""
    slugify: Slugify = slugify_ascii
    """The engine's rule for heading ids."""
    touched: Mapping[NotePath, datetime] = field(default_factory=dict)
    """When the last commit that changed a note's text was made; notes of which nobody knows
    are left out."""
    history: History = NO_HISTORY
    """What commits tell of the changes of notes."""
    epoch: datetime | None = None
    """What `SOURCE_DATE_EPOCH` says; None where it is not set."""
    previous: Snapshot | None = None
    """The garden that this one is compared with (`previous:`); None where none is given."""
    neighbours: Mapping[str, Snapshot] = field(default_factory=dict)
    """Other gardens by the slugs under `neighbours:`, where their `garden.json` is given."""

    record: Record = UNKNOWN
    """What people said to each other in reviews (`reviews:`); unknown where nothing is recorded."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Why less is known than there might be, a sentence each: of git, and of other files."""
        told = (s.remark for s in (self.previous, *self.neighbours.values()) if s)
        return tuple(filter(None, (self.remark, *told, self.record.remark)))
