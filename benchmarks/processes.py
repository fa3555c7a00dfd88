"""Run a command and tell what it cost: the whole tree of its processes, not only the first."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class CommandError(Exception):
    """A command that was measured failed; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """User and system seconds of all its processes."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] = {}) -> Cost:
    """Run a command in a folder and return what it cost. Raises CommandError if it fails."""
    said = folder / "said.txt"
    with said.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandError(said.read_text(encoding="utf-8", errors="replace")[-2000:])
    return Cost(wall, used.ru_utime + used.ru_stime)
