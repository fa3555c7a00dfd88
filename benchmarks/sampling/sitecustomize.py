"""Note what a Python process spends its CPU time on, and every Python process that it starts.

Python imports this module by its name when the folder is on `PYTHONPATH`. A timer of CPU time
interrupts the process; what it spent since the last time is counted for the stack that stands
there. At the end the counts are written to the folder that `GARDEN_SAMPLES` names, as folded
stacks, which flame graph viewers read: `outer;…;inner microseconds`.
"""

import atexit
import gc
import os
import signal
import time
from collections import Counter
from multiprocessing import util
from pathlib import Path
from types import CodeType, FrameType

INTERVAL = 0.002
"""Seconds of CPU time between two looks; the kernel may make them more."""

COLLECTING = "(garbage collection)"


class Sampler:
    """The counts of one process."""

    def __init__(self, folder: Path) -> None:
        """Begin to look."""
        self.folder = folder
        self.begin()

    def begin(self) -> None:
        """Forget what another process counted before it forked this one, and look again."""
        self.counts: Counter[tuple[CodeType, ...]] = Counter()
        self.collecting = 0
        self.last = time.process_time_ns()
        signal.signal(signal.SIGPROF, self.look)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)

    def begin_in_fork(self) -> None:
        """Look in a worker as well: it ends without `atexit`, by what `multiprocessing` keeps."""
        self.begin()
        util.Finalize(None, self.write, exitpriority=0)

    def look(self, _number: int, frame: FrameType | None) -> None:
        """Count the time since the last look for the stack that stands here."""
        stack = []
        while frame is not None:
            stack.append(frame.f_code)
            frame = frame.f_back
        now = time.process_time_ns()
        self.counts[tuple(stack)] += now - self.last
        self.last = now

    def collect(self, phase: str, _facts: dict[str, int]) -> None:
        """Count the garbage collector's time, which falls on whoever happens to run."""
        now = time.process_time_ns()
        self.collecting += now if phase == "stop" else -now

    def write(self) -> None:
        """Stop, and write down what was counted."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        lines = [
            f"{';'.join(map(_named, reversed(stack)))} {spent // 1000}\n"
            for stack, spent in self.counts.items()
        ]
        lines.append(f"{COLLECTING} {max(self.collecting, 0) // 1000}\n")
        self.folder.joinpath(f"{os.getpid()}.folded").write_text("".join(lines), encoding="utf-8")


def _named(code: CodeType) -> str:
    return f"{code.co_filename}:{code.co_qualname}"


if os.environ.get("GARDEN_SAMPLES") and hasattr(signal, "setitimer"):
    sampler = Sampler(Path(os.environ["GARDEN_SAMPLES"]))
    gc.callbacks.append(sampler.collect)
    atexit.register(sampler.write)
    util.register_after_fork(sampler, Sampler.begin_in_fork)
