"""One build at a time; the lock of a process that died is free."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, wait: bool) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_held(file: Path) -> bool:
    """Tell whether a process holds the lock `file`, which is there. Raises OSError if it is not."""
    handle = os.open(file, os.O_RDWR)
    try:
        _take(handle, wait=False)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


@contextmanager
def locked(file: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the lock `file`; if another process has it, call `waits` and wait for it.

    The system lets go of it when the process ends, however it ends. The file stays: to delete
    a lock is to hand it to two.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle, wait=False)
        except OSError:
            waits()
            _take(handle, wait=True)
        yield
    finally:
        os.close(handle)
