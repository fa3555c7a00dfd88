"""Where a piece of a note will stand: on its own page, or within an embed on another's."""

from collections.abc import Callable
from dataclasses import dataclass, field

from garden.garden import Garden
from garden.model import NotePath

MOST = 500_000
"""How many characters embeds may add to one page."""

COST = 200
"""How many characters an embed counts for beside its text."""

WantedUrl = Callable[[str], str]
"""Name of a wanted note to the address, in Markdown, of where it is listed; or empty."""


def nowhere(_name: str) -> str:
    """Return no address."""
    return ""


@dataclass(slots=True)
class Budget:
    """What embeds may still add to a page. It is used up, so that no page grows without end."""

    left: int = MOST
    """How many characters are left."""

    def take(self, size: int) -> bool:
        """Use up as much as a text of `size` characters takes, if it is there."""
        if size + COST > self.left:
            return False
        self.left -= size + COST
        return True


@dataclass(frozen=True, slots=True)
class Frame:
    """An embed whose text is being compiled."""

    source: NotePath
    """The note in which it is written."""
    at: int
    """Where it stands there."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The page that a text is compiled for, and the embeds it is within."""

    garden: Garden
    """All notes."""
    host: NotePath
    """The note on whose page the text will stand, and from which its addresses are seen."""
    wanted_url: WantedUrl = nowhere
    """Where wanted notes are listed."""
    frames: tuple[Frame, ...] = ()
    """The embeds that hold the text, outermost first; empty on the note's own page."""
    start: int = 0
    """Where the text begins in its note."""
    level: int = 1
    """The level of the heading that the text stands below."""
    shift: int = 0
    """How many levels deeper its headings stand here than in their note."""
    ids: str = ""
    """What the labels of its footnotes begin with here, so that they are nobody else's."""
    budget: Budget = field(default_factory=Budget)
    """What may still be shown."""

    @property
    def is_embed(self) -> bool:
        """Whether the text stands within an embed."""
        return bool(self.frames)
