"""Work that is done ahead of who asks for its results: a few steps ahead, so that few pile up."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from mkdocs.plugins import get_plugin_logger

from mkdocs_garden.ahead.workers import Workers

CHUNK = 40
"""So many pages go to a worker at a time."""
AHEAD = 3
"""So many chunks for each worker are under way or waiting to be asked for."""

GENERATION = 10
"""So many chunks are made until workers are forked anew."""

Result = TypeVar("Result")
log = get_plugin_logger("garden")

_known: list[Callable[[Any], Any]] = []
"""What forked workers find in their memory, so that nothing of it needs to be sent to them."""


class Queue(Generic[Result]):
    """Results of a function by key, made in the order in which they will be asked for."""

    def __init__(
        self,
        workers: Workers,
        function: Callable[[Any], Result],
        keys: Iterable[str],
        item: Callable[[str], Any] = str,
    ) -> None:
        """Begin the work.

        `item` makes, here and at the last moment, what the function is to be called with.
        To workers that are not forked both must be able to travel.
        """
        self._workers, self._item, self._home = workers, item, os.getpid()
        self._work: Callable[[Sequence[Any]], list[Result | None]] = Work(function)
        if workers.are_forked:
            _known.append(function)
            self._work = KnownWork(len(_known) - 1)
        ordered = list(keys)
        self._chunks = [ordered[at : at + CHUNK] for at in range(0, len(ordered), CHUNK)]
        self._places = {
            key: (number, at)
            for number, chunk in enumerate(self._chunks)
            for at, key in enumerate(chunk)
        }
        self._begun: list[Future[list[Result | None]] | None] = []
        self._begin(0)

    def take(self, key: str) -> Result | None:
        """Return a result, once; None if nobody made it: then whoever asks makes it.

        So does a worker that was forked when work was under way already.
        """
        place = self._places.pop(key, None)
        if place is None or os.getpid() != self._home:
            return None
        number, at = place
        try:
            self._begin(number)
            future = self._begun[number]
            made = future.result()[at] if future else None
        except Exception as error:  # noqa: BLE001 - a worker may die of anything
            self._give_up(error)
            return None
        if at == len(self._chunks[number]) - 1:
            self._begun[number] = None  # what nobody will ask for again
        return made

    def close(self) -> None:
        """Let the workers go."""
        self._places.clear()
        self._begun.clear()
        self._workers.close()

    def _begin(self, number: int) -> None:
        """Have all chunks under way up to those that will be asked for soon after this one."""
        until = min(number + 1 + AHEAD * self._workers.count, len(self._chunks))
        while len(self._begun) < until:
            if self._workers.are_forked and len(self._begun) % GENERATION == 0:
                self._workers.renew()
            items = [self._item(key) for key in self._chunks[len(self._begun)]]
            self._begun.append(self._workers.executor.submit(self._work, items))

    def _give_up(self, error: Exception) -> None:
        log.info("A worker is gone (%s): the other pages are made without.", _told(error))
        self.close()


class Work:
    """A function called with each of several things."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        """Take the function."""
        self._function = function

    def __call__(self, items: Sequence[Any]) -> list[Any]:
        """Return what it makes of each; None where it could not."""
        return [_try(self._function, item) for item in items]


class KnownWork:
    """The same for a function that forked workers know by number."""

    def __init__(self, number: int) -> None:
        """Take the number."""
        self._number = number

    def __call__(self, items: Sequence[Any]) -> list[Any]:
        """Return what it makes of each; None where it could not."""
        return [_try(_known[self._number], item) for item in items]


def _try(function: Callable[[Any], Any], item: object) -> object:
    try:
        return function(item)
    except Exception:  # noqa: BLE001 - who asks for it makes it again, and says what is wrong
        return None


def _told(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
