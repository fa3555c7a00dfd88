"""A bar while pages are made, where `garden build` asked for one and somebody is looking."""

import logging
import os
import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from garden.progress import BAR, PROGRESS_VARIABLE, QUIET

STEPS = 2
"""A page is rendered, and later written."""
SHOWN = 20
"""The bar moves with each so many steps. By itself it would need a thread, beside which no worker
can be forked."""


class PageBar:
    """Shows how many pages are done; silent unless asked for, on a terminal."""

    def __init__(self) -> None:
        """Make a bar that is not shown yet."""
        columns = (TextColumn("Making pages"), BarColumn(), MofNCompleteColumn())
        self._bar = Progress(
            *columns, console=Console(stderr=True), transient=True, auto_refresh=False
        )
        self._task = self._bar.add_task("pages", total=None)
        self._steps = 0

    def start(self, pages: int) -> None:
        """Show the bar; what the engine still has to say appears above it."""
        if is_wanted():
            self._bar.update(self._task, total=pages)
            self._bar.start()
            for handler in _engine_handlers():
                handler.setStream(sys.stderr)  # which now is the bar's

    def step(self) -> None:
        """Count one of the steps of a page."""
        self._steps += 1
        if self._steps % SHOWN == 0:
            self._bar.update(self._task, completed=self._steps // STEPS, refresh=True)

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()


def is_wanted() -> bool:
    """Tell whether `garden build` asked for a bar and there is a terminal to show it on."""
    return os.environ.get(PROGRESS_VARIABLE) == BAR and sys.stderr.isatty()


def hush_engine() -> None:
    """Leave out the engine's remarks where there is a bar, or is to be quiet; its warnings stay.

    The engine's own `--quiet` is no way to do this: under it, `--strict` counts nothing.
    """
    if is_wanted() or os.environ.get(PROGRESS_VARIABLE) == QUIET:
        for handler in _engine_handlers():
            handler.setLevel(logging.WARNING)


def _engine_handlers() -> list["logging.StreamHandler"]:  # type: ignore[type-arg]
    handlers = [*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers]
    return [handler for handler in handlers if isinstance(handler, logging.StreamHandler)]
