"""Finding pages that were made before: in the site as it is, or in the cache."""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from garden.cache import Cache, digest
from garden.output.job import Job
from garden.output.record import Record, read_record
from mkdocs_garden.keep.files import WatchedFiles
from mkdocs_garden.keep.known import Known, pack, read_known, unpack

KIND = "page"
"""What whole pages are called in the cache."""
_MARKER = "surroundings"
"""What says in the cache that there may be pages of such surroundings in it."""


@dataclass(slots=True)
class KeptPages:
    """The pages that other builds made in the same surroundings."""

    job: Job
    """What `garden build` said."""
    cache: Cache
    """Where pages of other builds are."""
    record: Record
    """What the last build said."""
    surroundings: str
    """The digest of what all pages depend on."""
    last: dict[str, Known]
    """The pages of the last build, by path."""
    in_cache: bool
    """Whether the cache may hold any."""
    _folders: set[str] = field(default_factory=set)

    def are_any(self, path: str) -> bool:
        """Tell whether it is worth finding out what goes into a page."""
        return self.in_cache or path in self.last

    def take_over(self, path: str, key: str, files: WatchedFiles) -> Known | None:
        """Put a page into the new site that was made from the same; None if there is none."""
        known = self.last.get(path)
        if known and known.key == key and files.still_answers(known.lookups) and self._link(known):
            return known
        packed = self.cache.find(KIND, key) if self.in_cache else None
        found = unpack(packed) if packed else None
        if found and found[0].key == key and files.still_answers(found[0].lookups):
            return found[0] if self._write(found[0].place, found[1]) else None
        return None

    def keep(self, known: Known, output: bytes) -> None:
        """Keep a page for builds that have no site, or another one, to take it from."""
        self.cache.keep(KIND, known.key, pack(known, output))

    def find_content(self, known: Known) -> str | None:
        """Return the content of a page that was taken over; None if it cannot be found in it."""
        if known.span is None:
            return None
        start, end = known.span
        with suppress(OSError, UnicodeDecodeError), open(self._goal(known.place), "rb") as page:  # noqa: PTH123
            page.seek(start)
            content = page.read(end - start).decode()
            return content if digest(content) == known.stamp else None
        return None

    def finish(self, pages: bytes, *, alone: bool) -> None:
        """Say what the next build shall know, and whether nobody else has a hand in the site."""
        Path(self.job.pages).write_bytes(pages)
        if alone:
            Path(self.job.alone).touch()
        self.cache.keep(_MARKER, self.surroundings, b"")

    def _link(self, known: Known) -> bool:
        """Share a file between the old site and the new; False if it is not as it was written."""
        old = f"{self.job.site}/{known.place}"
        with suppress(OSError):
            status = os.stat(old)  # noqa: PTH116 - for each page of a site
            if (status.st_size, status.st_mtime_ns) != self.record.files.get(known.place):
                return False
            os.link(old, self._goal(known.place))
            return True
        return False

    def _write(self, place: str, output: bytes) -> bool:
        with suppress(OSError):
            Path(self._goal(place)).write_bytes(output)
            return True
        return False

    def _goal(self, place: str) -> str:
        goal = f"{self.job.staging}/{place}"
        folder = goal.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)
        return goal


def find_kept(job: Job, cache: Cache, surroundings: str) -> KeptPages:
    """Return the pages that a build in these surroundings can take over."""
    record = read_record(Path(job.record)) if job.caches else Record()
    last = read_known(record.pages, surroundings)
    marked = cache.find(_MARKER, surroundings) is not None
    return KeptPages(job, cache, record, surroundings, last, marked)
