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
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sites import ENVIRONMENT

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["forked", "forked_modules"])


def _ensure_server() -> None:
    """Have the server run from which all are forked; it must find what it is to load."""
    here = Path(__file__).parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(here), str(here.parent / "plugins")]))
        forkserver.ensure_running()


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


def forked(said: Path, *arguments: str) -> Forked:
    """Begin `garden` with arguments; what it says goes to the file `said`."""
    _ensure_server()
    whole = {name: value for name, value in os.environ.items() if name != "GARDEN_CACHE"}
    process = _SERVER.Process(target=_run, args=(said, arguments, {**whole, **ENVIRONMENT}))
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
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["garden", *arguments]
    main()
