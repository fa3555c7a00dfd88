"""What an earlier build left of the search index, and how a new one takes it over.

Files of the index are named by what they hold, so one that is there need not be made again.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from garden import find
from garden.output.job import Job, find_job
from garden.output.record import read_record

Earlier = Mapping[str, str]
"""Path within the index to the file that has it."""


def earlier_files(config: MkDocsConfig, place: str) -> Earlier:
    """Return the files of the index that the last build left at `place` in the site.

    `garden build` knows what it wrote; any other build finds the index where it is about to
    write, if at all, and takes it for whole if it has its table of contents.
    """
    job = find_job(os.environ, config.site_dir)
    if job:
        return _recorded(job, f"{place}/")
    folder = Path(config.site_dir, place)
    if not (folder / find.TABLE).is_file():
        return {}
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): str(file) for file in files}


def _recorded(job: Job, place: str) -> Earlier:
    """Return those files that are still as they were written."""
    known = {}
    for path, mark in read_record(Path(job.record)).files.items():
        if path.startswith(place):
            file = f"{job.site}/{path}"
            with suppress(OSError):
                status = os.stat(file)  # noqa: PTH116 - for each page of a site
                if (status.st_size, status.st_mtime_ns) == mark:
                    known[path.removeprefix(place)] = file
    return known


def put(goal: str, data: bytes | None, earlier: str | None) -> None:
    """Make a file of `data`, or share it with an earlier site; what is there already stays."""
    if goal == earlier:
        return
    try:
        _put(goal, data, earlier)
    except FileNotFoundError:  # the first file of its folder
        Path(goal).parent.mkdir(parents=True, exist_ok=True)
        _put(goal, data, earlier)


def _put(goal: str, data: bytes | None, earlier: str | None) -> None:
    if earlier is None:
        Path(goal).write_bytes(data or b"")
        return
    try:
        os.link(earlier, goal)
    except FileExistsError:  # two parts of the index that say the same are one file
        return
    except FileNotFoundError:
        raise
    except OSError:  # a file system without such links
        shutil.copyfile(earlier, goal)
