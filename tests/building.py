"""Helpers of the tests that run `garden build`: as a program of its own, like everybody does."""

import filecmp
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from forked import forked
from sites import ENVIRONMENT, SETTINGS, write_garden

ALONE = "import sys; sys.argv[0] = 'garden'; from garden.cli import main; main()"
NOTES = """\
-- index.md --
# Welcome

Begin with [[Peer assist]] or a [[Check-in#How|check-in]]. [Plain](check-in.md#how).
-- peer-assist.md --
---
type: routine
domain: facilitation
practice: {builds_on: "[[Check-in]]"}
---
# Peer assist

One asks, the others tell. See [[Unwritten]].
-- check-in.md --
---
type: routine
domain: facilitation
---
# Check-in

## How

Everybody says one sentence. ![[picture.png]]
-- alone.md --
# Alone

Nothing leads here, and [a heading](peer-assist.md) is elsewhere.
-- picture.png --
no picture
"""


def command(folder: Path, *arguments: str) -> list[str]:
    """Return the command that builds the garden in a folder."""
    return [sys.executable, "-c", ALONE, "build", "-f", str(folder), *arguments]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a build."""
    kept = {name: value for name, value in os.environ.items() if name != "GARDEN_CACHE"}
    return {**kept, **ENVIRONMENT, **more}


def garden_build(folder: Path, *arguments: str, code: int = 0, **more: str) -> str:
    """Run `garden build`, insist on its exit code, and return what it said.

    In a process forked for it; but in one of its own if it is to begin in another environment,
    of which Python reads some as it starts, or with another engine.
    """
    ended, said = (_alone if more or "--engine" in arguments else _forked)(
        folder, *arguments, **more
    )
    assert ended == code, said
    return said


def _forked(folder: Path, *arguments: str) -> tuple[int, str]:
    with TemporaryDirectory() as place:
        return forked(Path(place, "said"), "build", "-f", str(folder), *arguments).end()


def _alone(folder: Path, *arguments: str, **more: str) -> tuple[int, str]:
    done = subprocess.run(
        command(folder, *arguments),
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def a_garden(folder: Path, text: str = NOTES, settings: str = SETTINGS) -> Path:
    """Write a small garden whose every page the garden makes by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    return write_garden(folder, text, settings)


def differences(one: Path, other: Path) -> list[str]:
    """Return the paths in which two folders differ, as bytes."""
    files = {
        file.relative_to(place).as_posix()
        for place in (one, other)
        for file in place.rglob("*")
        if file.is_file()
    }
    return sorted(
        path
        for path in files
        if not (one / path).is_file()
        or not (other / path).is_file()
        or not filecmp.cmp(one / path, other / path, shallow=False)
    )


def marks(site: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of last change of each file."""
    return {
        file.relative_to(site).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in site.rglob("*")
        if file.is_file()
    }
