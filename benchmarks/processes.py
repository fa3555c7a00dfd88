"""Run a command and tell what it cost: the whole tree of its processes, not only the first."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

LOOK = 0.2
"""Seconds between two looks at how much memory a tree of processes holds."""
LIMIT = 900.0
"""Seconds after which a command is stopped: a peer that hangs is a line in the table."""


class CommandError(Exception):
    """A command that was measured failed or took too long; the message ends with what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """User and system seconds of all its processes."""
    peak: float
    """Most memory, in MB, that all its processes held at one time; shared pages count once."""


@dataclass(slots=True)
class Tree:
    """A process that we started, and all that it started."""

    process: subprocess.Popen[bytes]
    peak: float = 0

    def members(self) -> list[psutil.Process]:
        """Return the processes that run now."""
        try:
            first = psutil.Process(self.process.pid)
            return [first, *first.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def look(self) -> None:
        """Keep how much memory is held now, if it was never more."""
        held = 0.0
        for member in self.members():
            with suppress(psutil.Error):
                facts = member.memory_full_info()
                held += getattr(facts, "pss", facts.uss) / 1e6
        self.peak = max(self.peak, held)

    def watch(self, done: threading.Event) -> None:
        """Look at the memory until it is done."""
        while not done.wait(LOOK):
            self.look()

    def cpu(self) -> float:
        """Return the seconds that the tree has taken up to now, with those that have ended."""
        spent = 0.0
        for member in self.members():
            with suppress(psutil.Error):
                spent += sum(member.cpu_times()[:4])
        return spent

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Tell every process of the tree to end; it has a process group of its own."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, how)

    def stop(self) -> None:
        """End the tree, and wait until it has."""
        self.end(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.end()
            self.process.wait()


@contextmanager
def started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], said: Path
) -> Iterator[Tree]:
    """Start a command in a folder, with its output in `said`; whatever is left of it is ended."""
    with said.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        tree, done = Tree(process), threading.Event()
        watcher = threading.Thread(target=tree.watch, args=(done,), daemon=True)
        watcher.start()
        try:
            yield tree
        finally:
            done.set()
            watcher.join()
            if process.returncode is None:
                tree.stop()


def run(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] = {},
    *,
    fine: Sequence[int] = (0,),
    limit: float = LIMIT,
) -> Cost:
    """Run a command in a folder and return what it cost.

    Raises CommandError if it takes longer than `limit` or its exit code is none of `fine`.
    """
    said = folder.parent / f"{folder.name}.said.txt"
    start = time.perf_counter()
    with started(command, folder, environment, said) as tree:
        late = threading.Timer(limit, tree.end)
        late.start()
        _, status, used = os.wait4(tree.process.pid, 0)
        wall = time.perf_counter() - start
        late.cancel()
        tree.process.returncode = os.waitstatus_to_exitcode(status)
    if tree.process.returncode not in fine:
        end = said.read_text(encoding="utf-8", errors="replace")[-2000:].strip()
        hurry = f"stopped after {limit:.0f} s; " if wall >= limit else ""
        raise CommandError(f"{hurry}exit code {tree.process.returncode}: {end}")
    return Cost(wall, used.ru_utime + used.ru_stime, tree.peak)
