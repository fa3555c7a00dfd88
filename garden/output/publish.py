"""Building aside, and putting in place."""

import filecmp
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from garden.output.lock import locked
from garden.output.model import Marks, OutputError, Places, places_of
from garden.output.record import Record, read_record, write_record
from garden.output.swap import mend, put_in_place
from garden.output.walk import marks_of

_SHOWN = 3
"""How many of the files that are in the way are named."""

_PART = ".garden-part"
"""How the name of a file ends that is on its way; a build that was killed may leave one."""

_HEAD = 4096
_ENGINES = (b'name="generator" content="mkdocs', b'name="generator" content="properdocs')


@dataclass(slots=True)
class Building:
    """A build under way, which alone may touch its places."""

    places: Places
    """Where things go."""
    before: Record
    """What the last build wrote; nothing if somebody deleted that."""

    def is_done(self, inputs: str) -> bool:
        """Tell whether the site stands as it was written, from what `inputs` is the digest of."""
        known = self.before
        return bool(inputs) and inputs == known.inputs and marks_of(self.places.site) == known.files

    def publish(self, inputs: str) -> None:
        """Put the new site in place; a file whose bytes are the same is not written.

        `inputs` is the digest of all that the site was made from; it is noted if the plugin
        says that nothing else went into it. Raises OutputError, and leaves everything as it
        is, if the old folder holds something that no build wrote.
        """
        places = self.places
        old, new = marks_of(places.site), marks_of(places.staging)
        _refuse_strangers(places.site, old, (self.before.files, new))
        _reuse(places, old, new)
        known, before = inputs if places.alone.exists() else "", self.before
        if new.keys() - before.files.keys():  # else they would be a stranger's, were we killed
            write_record(places.record, Record({**new, **before.files}, before.pages))
        if places.site.is_mount():
            _update(places, old, new)
        else:
            put_in_place(places.staging, places.site, places.retired)
        with suppress(OSError):  # a full disk: the site stands, and the next build makes all of it
            write_record(places.record, Record(new, _said(places.pages), known))


@contextmanager
def building(root: Path, site: Path, waits: Callable[[], None]) -> Iterator[Building]:
    """Make a free folder to build into; what is left of it in the end is deleted.

    `waits` is called if another build of the same site is under way, which is then waited
    for. Raises OutputError if the places cannot be made.
    """
    places = places_of(root, site)
    try:
        places.lock.parent.mkdir(parents=True, exist_ok=True)
        _ignore(places.lock.parent)
        places.staging.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The site cannot be built beside {places.site}: {error.strerror} "
            f"({error.filename}). Choose a folder with --site-dir, or run `mkdocs build`."
        ) from None
    with locked(places.lock, waits):
        mend(places.site, places.retired)
        _sweep(places)
        try:
            yield Building(places, read_record(places.record))
        finally:
            _sweep(places)


def _ignore(folder: Path) -> None:
    """Keep git from looking at what only this machine needs."""
    with suppress(FileExistsError), (folder / ".gitignore").open("x") as file:
        file.write("*\n")


def _said(file: Path) -> bytes:
    """Return what the plugin said of the pages; nothing if the site is built without it."""
    with suppress(FileNotFoundError):
        return file.read_bytes()
    return Record().pages


def _sweep(places: Places) -> None:
    places.pages.unlink(missing_ok=True)
    places.alone.unlink(missing_ok=True)
    for folder in (places.staging, places.retired):
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)


def _refuse_strangers(site: Path, old: Marks, known: Iterable[Marks]) -> None:
    """Raise OutputError if something in the site would be lost that no build had made.

    Known is what the last build wrote and what this one did. Beyond that, a page that names
    an engine as its maker was made by `mkdocs build`.
    """
    if site.exists() and not site.is_dir():
        raise OutputError(f"{site} is a file, and the site is a folder. Choose another --site-dir.")
    ours = set().union(*known)
    strangers = sorted(
        path
        for path in old.keys() - ours
        if not path.endswith(_PART) and not _is_engines(site / path)
    )
    if strangers:
        named = ", ".join(strangers[:_SHOWN]) + (", …" if len(strangers) > _SHOWN else "")
        raise OutputError(
            f"{site} holds files that no build has written ({named}), and they would be lost. "
            "Move them away, or choose another folder with --site-dir."
        )


def _is_engines(file: Path) -> bool:
    if file.suffix != ".html":
        return False
    with suppress(OSError), file.open("rb") as page:
        head = page.read(_HEAD)
        return any(engine in head for engine in _ENGINES)
    return False


def _reuse(places: Places, old: Marks, new: Marks) -> None:
    """Take over each old file whose bytes are the same, with the time at which it was written."""
    for path, mark in new.items():
        before = old.get(path)
        if before is None or before == mark or before[0] != mark[0]:
            continue
        kept, made = places.site / path, places.staging / path
        if filecmp.cmp(kept, made, shallow=False):
            new[path] = before
            aside = made.with_name(f"{made.name}{_PART}")
            try:
                os.link(kept, aside)
                aside.replace(made)
            except OSError:  # a file system without links
                os.utime(made, ns=(before[1], before[1]))


def _update(places: Places, old: Marks, new: Marks) -> None:
    """Bring a folder that cannot be moved, such as a volume, up to date file by file."""
    for path, mark in new.items():
        if old.get(path) != mark:
            goal = places.site / path
            goal.parent.mkdir(parents=True, exist_ok=True)
            aside = goal.with_name(f".{goal.name}{_PART}")
            shutil.copy2(places.staging / path, aside)
            aside.replace(goal)
    for path in old.keys() - new.keys():
        (places.site / path).unlink()
        with suppress(OSError):
            (places.site / path).parent.rmdir()
