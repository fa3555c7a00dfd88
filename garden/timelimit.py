"""How long one text may keep whoever works on it: then it is left, and that is said."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLongError(Exception):
    """A text takes longer than any text may."""


_AGAIN = 0.5
"""Seconds after which a text that was not left is to be left once more."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooLongError from within the block once it has worked for so long.

    It is this process's own time that counts, whatever else the machine does.
    Only where signals tell time: in the main thread, and not under Windows. Elsewhere the other
    limits have to do.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"it takes longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    # And again, since an error that meets a parser's own `except` is gone.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
