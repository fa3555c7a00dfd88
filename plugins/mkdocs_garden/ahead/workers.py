"""Who makes pages ahead: any `concurrent.futures.Executor`, and whether it sees what we see."""

import gc
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass

from mkdocs.exceptions import PluginError

from garden.executors import ExecutorKind
from garden.spread import count_cores, is_lone

WORTH_IT = 100
"""With fewer pages, workers cost more than they save."""
WORTH_STARTING = 1000
"""The same where each worker has to load the engine anew."""
PATIENCE = "10s"
"""For a cluster that does not answer."""


@dataclass(slots=True)
class Workers:
    """An executor, open until somebody closes it."""

    executor: Executor
    count: int
    """How many work at a time, as far as we know."""
    are_forked: bool
    """Whether they begin with all that this process knows."""
    part: Callable[[], object] | None = None
    """Leaves the cluster instead, where there is one."""

    def renew(self) -> None:
        """Have others in place of forked workers, once these have done what they were given.

        Python writes into whatever it looks at, so in time a worker has a copy of its own of all
        that it shared. Raises RuntimeError if another thread has been started meanwhile.
        """
        self.executor.shutdown(wait=True)
        if not is_lone():
            raise RuntimeError("another thread runs in the engine")
        self.executor = _forked(self.count)

    def close(self) -> None:
        """Let them go, and wait until they have gone."""
        if self.part:
            self.part()
        else:
            self.executor.shutdown(wait=True, cancel_futures=True)


def find_workers(kind: ExecutorKind, scheduler: str | None, pages: int) -> Workers | None:
    """Return who makes so many pages; None if the engine's own process does.

    Raises PluginError if there is no such cluster.
    """
    cores = count_cores()
    if kind is ExecutorKind.DASK:
        return _cluster(scheduler, cores)
    if kind is ExecutorKind.SERIAL or pages < WORTH_IT or cores < 2:  # noqa: PLR2004 - one is none
        return None
    if kind is ExecutorKind.THREADS:
        return Workers(ThreadPoolExecutor(cores), cores, are_forked=False)
    if sys.platform != "linux":
        return _spawned(cores) if pages >= WORTH_STARTING else None
    if not is_lone():
        return None
    return Workers(_forked(cores), cores, are_forked=True)


def _forked(cores: int) -> Executor:
    gc.freeze()  # what forked workers look at and do not change stays one copy in memory
    return ProcessPoolExecutor(cores, multiprocessing.get_context("fork"))


def _spawned(cores: int) -> Workers:
    context = multiprocessing.get_context("spawn")
    return Workers(ProcessPoolExecutor(cores, context), cores, are_forked=False)


def _cluster(scheduler: str | None, cores: int) -> Workers:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        raise PluginError(
            "Rendering on a Dask cluster needs the extra `cluster`: "
            'pip install "praxis-garden[cluster]".'
        ) from None
    if not scheduler:
        raise PluginError("Say where the cluster is, such as `--scheduler tcp://127.0.0.1:8786`.")
    try:
        client = Client(scheduler, set_as_default=False, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise PluginError(f"No Dask scheduler answers at {scheduler}: {error}.") from None
    count = sum(client.nthreads().values()) or cores
    return Workers(client.get_executor(), count, are_forked=False, part=client.close)
