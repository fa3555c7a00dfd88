"""A program: builds on a small disk that is nearly full, and says how each build ended.

`python small_disk.py FOLDER TRIES`, in a mount namespace of its own (`unshare --mount`), where
FOLDER holds a garden `garden` and becomes the place of a small disk. A line of JSON for each try:
exit code, what was said, and whether the site is the old one or the new.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import forked_modules  # noqa: F401 - loaded once, for all that are forked
from building import differences
from sites import ENVIRONMENT

from garden.cli import main

SIZE = 30_000_000
NEEDED = 7_000_000
"""More than a second site takes."""


def build(folder: Path, *arguments: str) -> tuple[int, str]:
    """Build a garden in a process forked from this one; return its exit code and what it said."""
    said = folder.parent.parent / "said"
    pid = os.fork()
    if pid == 0:
        with said.open("wb") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        os.environ.update(ENVIRONMENT)
        sys.argv = ["garden", "build", "-f", str(folder), *arguments]
        code = 70
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return code, said.read_text(encoding="utf-8", errors="replace")


def leave(disk: Path, free: int) -> None:
    """Fill a disk up to so many bytes."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    room = shutil.disk_usage(disk).free - free
    filler.write_bytes(b"x" * max(0, room))


def tell(disk: Path, sites: dict[str, Path], code: int, said: str) -> None:
    """Say how a build ended."""
    site = disk / "garden/site"
    stands = [name for name, whole in sites.items() if not differences(site, whole)]
    print(json.dumps({"code": code, "said": said, "stands": stands}), flush=True)


def run(folder: Path, tries: int) -> None:
    """Try to build again and again."""
    disk, sites = folder / "disk", {}
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", disk], check=True)
    shutil.copytree(folder / "garden", disk / "garden")
    garden, note = disk / "garden", disk / "garden/content/alone.md"
    for name in ("new", "old"):
        note.write_text(f"# Alone\n\nThe {name} one.\n")
        sites[name] = folder / name
        build(garden, "--no-cache", "--site-dir", str(sites[name]))
    build(garden)
    free = random.Random(7)  # noqa: S311 - the same again
    for _ in range(tries):
        note.write_text("# Alone\n\nThe new one.\n")
        leave(disk, free.randrange(NEEDED))
        tell(disk, sites, *build(garden))
        (disk / "filler").unlink()
        note.write_text("# Alone\n\nThe old one.\n")
        build(garden)
    note.write_text("# Alone\n\nThe new one.\n")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    tell(disk, sites, *build(garden))


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
