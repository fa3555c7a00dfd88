"""What a site folder holds, and where what we know of it is kept."""

from dataclasses import dataclass
from pathlib import Path

from garden.cache import digest
from garden.errors import GardenError

STATE = Path(".garden", "build")
"""Where a garden keeps what it knows of the sites that it has built."""

Mark = tuple[int, int]
"""Size and time of last change of a file, in bytes and nanoseconds: it tells whether the file
is still the one that was written."""

Marks = dict[str, Mark]
"""Files of a folder, by their path in it with `/`."""


class OutputError(GardenError):
    """The site cannot go where it should. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a build puts things."""

    site: Path
    """The folder of the site."""
    staging: Path
    """Where the new site grows: on the same file system, so that a rename can move it."""
    retired: Path
    """Where the old site is while it is deleted."""
    lock: Path
    """The file that one build at a time holds."""
    record: Path
    """What the last build wrote."""
    pages: Path
    """What this build says of its pages."""
    pruned: Path
    """Touched when the cache was last bounded."""
    alone: Path
    """There if nothing goes into this build that we do not know of."""

    @property
    def site_folders(self) -> tuple[Path, ...]:
        """The folders that hold a site: as it is, as it will be, as it was."""
        return self.site, self.staging, self.retired


def places_of(root: Path, site: Path) -> Places:
    """Return the places of the garden in the folder `root` for a site."""
    site = site.resolve()
    name = digest(str(site))[:12]
    beside = digest(str(root.resolve()), str(site))[:8]
    return Places(
        site=site,
        staging=site.parent / f".{site.name}.new-{beside}",
        retired=site.parent / f".{site.name}.old-{beside}",
        lock=root / STATE / f"{name}.lock",
        record=root / STATE / f"{name}.json",
        pages=root / STATE / f"{name}.pages",
        pruned=root / STATE / "pruned",
        alone=root / STATE / f"{name}.alone",
    )
