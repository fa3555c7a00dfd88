"""What `garden check` found, kept under all that it was found from: nothing new, nothing done.

What is found depends on no more than the files of the content folder, the settings and the files
that they name, what git tells, our own code, and at most the day. The key tells all of it, so
what is kept under a key is right, wherever it was found. Reading all files takes a tenth of a
second in a large garden, so they are told by what they hold, and not by their times.
"""

import os
import platform
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import MsgspecError, msgpack

import garden as package
from garden.cache import Cache, digest
from garden.cli.common import progress
from garden.fate import BUCKETS
from garden.garden import Garden
from garden.git.state import git_files, newest_commit
from garden.model import Finding
from garden.output.inputs import digest_files, digest_inputs, installed
from garden.past import Past
from garden.past.published import LOCK
from garden.project import Project, load_past, load_people, make_garden
from garden.reading.kept import notebook
from garden.reading.source import Sources, read_folder
from garden.reading.unread import is_unread
from garden.reviews.store import record_files
from garden.spread import spread

KIND = "findings"
"""What values with findings are called in the cache."""


class Checked(msgspec.Struct, frozen=True, array_like=True):
    """All that any report of a check is made from."""

    findings: tuple[Finding, ...]
    """What the checks found, in the whole garden."""
    links: dict[str, tuple[int, ...]]
    """Each note, with how many of its links lie in each bucket of the census."""
    rules: dict[str, str]
    """Code of each check to its summary."""
    remarks: tuple[str, ...]
    """Why less is known of the past than there might be."""

    def census(self, paths: Iterable[str]) -> Mapping[str, int]:
        """Count the links of some notes by bucket."""
        rows = [self.links[path] for path in paths]
        sums = map(sum, zip(*rows, strict=True)) if rows else [0] * len(BUCKETS)
        return dict(zip(BUCKETS.values(), sums, strict=True))


def check_project(project: Project, cache: Cache, now: datetime) -> Checked:
    """Return what is found in a project: what is kept, if nothing has changed since."""
    beside = _beside(project, now)
    config = project.config
    people = load_people(project.root, project.content, config)
    sources = read_folder(project.content, project.exclude, config.published, config.limits)
    key = digest(*beside, *_told_by(sources))
    kept = _read(cache.find(KIND, key))
    if kept:
        return kept
    past = load_past(project, now, people)
    with progress("Reading notes") as step:
        garden = make_garden(
            *(sources, people, config, project.slugify, step),
            past=past,
            kept=notebook(cache, project.slugify, spread),
        )
    checked = _checked(garden, past)
    if _is_lasting(garden) and _beside(project, now) == beside:  # nobody changed it meanwhile
        _keep(cache, key, checked)
    return checked


def _is_lasting(garden: Garden) -> bool:
    """Tell whether all that is known would be known again: no note too slow, no git that fails."""
    notes = (*garden.notes.values(), *garden.drafts)
    return not garden.past.remark and not any(map(is_unread, notes))


def _checked(garden: Garden, past: Past) -> Checked:
    from garden.checks import CHECKS, run_checks  # noqa: PLC0415 - a third of a warm check

    return Checked(
        run_checks(garden),
        {path: tuple(garden.census([path]).values()) for path in garden.notes},
        {check.code: check.summary for check in CHECKS},
        past.remarks,
    )


def _keep(cache: Cache, key: str, checked: Checked) -> None:
    try:
        cache.keep(KIND, key, msgpack.encode(checked))
    except (MsgspecError, UnicodeEncodeError):  # half a character: no text that can be kept
        return


def _read(kept: bytes | None) -> Checked | None:
    try:
        return msgpack.decode(kept, type=Checked) if kept else None
    except (MsgspecError, ValueError):
        return None


def _told_by(sources: Sources) -> Iterator[str]:
    for path, text in sources.texts.items():
        yield from (path, text)
    yield repr(sorted(sources.assets))
    yield repr(sources.findings)


def _beside(project: Project, now: datetime) -> list[str]:
    """Return what tells all that findings depend on beside the files of the content folder."""
    own = Path(package.__file__).parent
    return [
        *(platform.python_version(), *installed(), digest_files(own)),
        *(repr(project.settings), project.config.model_dump_json(), repr(project.exclude)),
        _seen(project, project.content),
        repr([(_seen(project, file), _bytes_of(file)) for file in _named(project)]),
        str(now.date()),
        str(os.environ.get("SOURCE_DATE_EPOCH")),
        *_git(project),
    ]


def _named(project: Project) -> Iterator[Path]:
    """Yield the files beside the settings that have a say."""
    config = project.config
    names = [LOCK, config.people.file, config.previous]
    names += [neighbour.garden for neighbour in config.neighbours.values()]
    yield from (project.root / name for name in names if name)
    if config.reviews:
        yield from record_files(project.root / config.reviews)


def _seen(project: Project, file: Path) -> str:
    """Return where a file is as seen from the settings, wherever those are."""
    return os.path.relpath(file, project.root)


def _bytes_of(file: Path) -> str:
    try:
        return digest(file.read_bytes())
    except OSError:
        return ""


def _git(project: Project) -> Iterator[str]:
    """Yield what tells what git would say, where it is asked."""
    config = project.config
    if not (config.redirects.from_git or config.feeds.from_git or config.history.from_git):
        return
    yield from (repr(shutil.which("git")), newest_commit(project.content))
    files = tuple(git_files(project.content))
    if files:  # git compares with what lies there, by its own rules of what is a note
        yield digest_inputs((), [project.content], files, ())
