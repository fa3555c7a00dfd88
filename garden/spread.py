"""Work that is spread over all cores, where that is quicker and safe."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

WORTH_IT = 16
"""With fewer things to do, other processes cost more than they spare."""
TOGETHER = 4
"""So many things go to a process at a time."""

Item = TypeVar("Item")
Made = TypeVar("Made")


_known: list[Callable[[Any], Any]] = []
"""What another process does with each item; it is copied with all else, and need not travel."""


def spread(function: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
    """Yield what a function makes of each item, in their order; the function only looks at it.

    If a process dies, the rest is made without.
    """
    done = 0
    if len(items) >= WORTH_IT and count_cores() > 1 and sys.platform == "linux" and is_lone():
        copying = multiprocessing.get_context("fork")
        pool = ProcessPoolExecutor(count_cores(), copying, initializer=_learn, initargs=(function,))
        try:
            for made in pool.map(_do, items, chunksize=TOGETHER):
                yield made
                done += 1
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    yield from map(function, items[done:])


def _learn(function: Callable[[Any], Any]) -> None:
    _known[:] = [function]


def _do(item: object) -> Any:  # noqa: ANN401 - whatever the function makes
    return _known[0](item)


def is_lone() -> bool:
    """Tell whether this process has no threads: its copy might wait for one of them for ever."""
    return threading.active_count() == 1


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
