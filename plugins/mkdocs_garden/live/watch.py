"""Which files changed: told by the machine, gathered for a moment, handed on."""

import threading
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.05
"""Seconds without a further change after which what was gathered is handed on: editors write a
file in several steps."""

_READING = frozenset({"opened", "closed_no_write"})
"""Events that tell of no change."""


class Watch:
    """Calls a function with the files that changed, one call after another."""

    def __init__(self, places: Collection[Path], tell: Callable[[Collection[Path]], None]) -> None:
        """Watch files and folders, whole; places that are not there are passed over."""
        self._tell = tell
        self._changed: set[Path] = set()
        self._news = threading.Condition()
        self._ended = False
        self._observer = Observer()
        handler = _Handler(self._gather)
        for folder in _folders(places):
            self._observer.schedule(handler, str(folder), recursive=True)
        for file in {place.resolve() for place in places if place.is_file()}:
            self._observer.schedule(_Handler(self._gather, file), str(file.parent))

    def start(self) -> None:
        """Begin to watch."""
        self._observer.start()
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """Stop watching."""
        with self._news:
            self._ended = True
            self._news.notify()
        self._observer.stop()

    def _gather(self, path: Path) -> None:
        with self._news:
            self._changed.add(path)
            self._news.notify()

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._changed or self._ended)
                if self._ended:
                    return
                while self._news.wait(QUIET):
                    pass
                changed, self._changed = frozenset(self._changed), set()
            self._tell(changed)


class _Handler(FileSystemEventHandler):
    def __init__(self, gather: Callable[[Path], None], only: Path | None = None) -> None:
        self._gather, self._only = gather, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Gather both ends of a move; a folder that only says its list changed is passed over."""
        if event.event_type in _READING or (event.is_directory and event.event_type == "modified"):
            return
        for path in filter(None, (event.src_path, event.dest_path)):
            file = Path(str(path))
            if self._only in {None, file}:
                self._gather(file)


def _folders(places: Iterable[Path]) -> list[Path]:
    """Return the folders among `places`, but for those within another."""
    folders = sorted({place.resolve() for place in places if place.is_dir()})
    return [f for f in folders if not any(o in f.parents for o in folders)]
