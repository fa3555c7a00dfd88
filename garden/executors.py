"""How `garden build`, which starts the engine, tells the plugin within it who renders pages."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum

_EXECUTOR_VARIABLE = "PRAXIS_GARDEN_EXECUTOR"
_SCHEDULER_VARIABLE = "PRAXIS_GARDEN_SCHEDULER"


class ExecutorKind(StrEnum):
    """What renders pages."""

    PROCESSES = "processes"
    """As many processes as there are cores."""
    THREADS = "threads"
    """Threads of the engine's own process: for Python builds without a global lock."""
    SERIAL = "serial"
    """The engine alone, one page after another."""
    DASK = "dask"
    """The workers of a Dask cluster."""


@contextmanager
def rendered_by(kind: ExecutorKind | None, scheduler: str | None) -> Iterator[None]:
    """Tell the engine that is started within what somebody chose; nothing if nobody chose."""
    said = {_EXECUTOR_VARIABLE: kind.value, _SCHEDULER_VARIABLE: scheduler or ""} if kind else {}
    before = {name: os.environ.get(name) for name in said}
    os.environ.update(said)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def find_choice(environment: Mapping[str, str]) -> tuple[ExecutorKind, str | None]:
    """Return what renders pages, and where the scheduler of a cluster listens."""
    stated = environment.get(_EXECUTOR_VARIABLE) or ExecutorKind.PROCESSES
    return ExecutorKind(stated), environment.get(_SCHEDULER_VARIABLE) or None
