"""Notes read by all cores before a build, unless somebody chose who else renders pages."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from garden.executors import ExecutorKind, find_choice
from garden.spread import spread

Item = TypeVar("Item")
Made = TypeVar("Made")


def read_by_all(function: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
    """Yield what a function makes of each item, in their order.

    Reading depends on nothing but the text. It spares no work, and the wait for half of it.
    """
    kind, _ = find_choice(os.environ)
    return spread(function, items) if kind is ExecutorKind.PROCESSES else map(function, items)
