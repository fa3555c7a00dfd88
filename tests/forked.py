"""Builds in processes forked from one that has all modules loaded: many builds, cheaply.

Each is a session of its own, so that it can be killed with its workers at any moment of the
build; to be killed while modules are loaded would tell nothing.
"""

import multiprocessing
import os
import signal
import sys
import time
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from sites import ENVIRONMENT

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["forked_modules"])


@dataclass(frozen=True)
class Forked:
    """A command under way."""

    process: BaseProcess
    said: Path

    def kill_after(self, seconds: float) -> None:
        """Kill it with all that it has started."""
        time.sleep(seconds)
        if self.process.pid and self.process.is_alive():
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.join()

    def end(self) -> tuple[int, str]:
        """Wait for it, and return its exit code and what it said."""
        self.process.join()
        return self.process.exitcode or 0, self.said.read_text(encoding="utf-8", errors="replace")


def forked(said: Path, *arguments: str, **environment: str) -> Forked:
    """Begin `garden` with arguments; what it says goes to the file `said`."""
    process = _SERVER.Process(target=_run, args=(said, arguments, {**ENVIRONMENT, **environment}))
    process.start()
    # Only once it leads a session can it be killed as one.
    while process.is_alive() and not _leads(process.pid or 0):
        time.sleep(0.001)
    return Forked(process, said)


def _leads(pid: int) -> bool:
    try:
        return os.getpgid(pid) == pid
    except ProcessLookupError:
        return False


def _run(said: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    from garden.cli import main  # noqa: PLC0415 - only in the process forked

    os.setsid()
    with said.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.pop("GARDEN_CACHE", None)
    os.environ.update(environment)
    sys.argv = ["garden", *arguments]
    main()
