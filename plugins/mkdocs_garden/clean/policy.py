"""What the owner of a site decided about the HTML of notes: plain values that travel."""

from dataclasses import dataclass

from garden.config import GardenConfig
from garden.limits import LimitOptions

SCHEMES = frozenset({"http", "https", "mailto"})
"""Where links of notes may lead without the owner saying so."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How far notes are trusted."""

    trusted: bool = False
    """Whether the HTML of notes is left as it is, scripts included."""
    schemes: frozenset[str] = SCHEMES
    """How an address in a note may begin."""
    frames: tuple[str, ...] = ()
    """Other sites whose pages may be shown within a note, as `https://host`."""
    pictures: tuple[str, ...] = ()
    """Other sites from which a note may show pictures, sound and film."""
    seconds: float = LimitOptions().seconds
    """How long one note may keep a build."""


SAFE = Policy()
"""What a site has that decides nothing."""


def find_policy(options: GardenConfig) -> Policy:
    """Return what the options of a garden say."""
    outside = options.outside
    return Policy(
        trusted=options.html == "trusted",
        schemes=SCHEMES | {scheme.lower() for scheme in outside.schemes},
        frames=outside.frames,
        pictures=outside.pictures,
        seconds=options.limits.seconds,
    )
