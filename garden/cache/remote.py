"""A cache anywhere that fsspec reaches: memory, S3, SFTP, a share. Needs the extra `remote`."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from garden.cache.model import NAME, CacheError, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TIMES = ("mtime", "LastModified", "created", "last_modified", "modified")
"""What the different places call the time at which something was kept."""


class RemoteStore:
    """Keeps each value as an object below a URL.

    Object stores put an object whole or not at all; elsewhere it is written aside and moved.
    They cannot note a use without writing, so here the oldest goes first, used or not.
    A place that cannot be reached is an empty one: its errors are as many as its kinds.
    """

    def __init__(self, url: str) -> None:
        """Open the place at `url`. Raises CacheError if nothing here can reach such a place."""
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
        except ImportError:
            raise CacheError(
                f"The cache {url} needs fsspec. Try `pip install praxis-garden[remote]`."
            ) from None
        try:
            self._files, root = url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise CacheError(f"The cache {url} cannot be opened: {error}") from None
        self.place = url
        self._root = str(root).rstrip("/")
        self._puts_whole = _is_object_store(self._files)

    def read(self, name: str, stale: float) -> bytes | None:  # noqa: ARG002 - cannot note a use
        """Return what is kept as `name`."""
        with suppress(Exception):
            return bytes(self._files.cat_file(f"{self._root}/{name}"))
        return None

    def write(self, name: str, value: bytes) -> None:
        """Keep a value."""
        path = f"{self._root}/{name}"
        with suppress(Exception):
            if self._puts_whole:
                self._files.pipe_file(path, value)
                return
            folder, _, last = path.rpartition("/")
            self._files.makedirs(folder, exist_ok=True)
            aside = f"{folder}/.part-{secrets.token_hex(8)}-{last}"
            self._files.pipe_file(aside, value)
            self._files.mv(aside, path)

    def remove(self, name: str) -> None:
        """Delete a value."""
        with suppress(Exception):
            self._files.rm_file(f"{self._root}/{name}")

    def entries(self) -> Iterator[Entry]:
        """Yield every value."""
        found: Mapping[str, Mapping[str, Any]] = {}
        with suppress(Exception):
            self._files.invalidate_cache()
            found = self._files.find(self._root, detail=True)
        for path, details in found.items():
            name = path.removeprefix(self._root).lstrip("/")
            if NAME.fullmatch(name):
                yield Entry(name, int(details.get("size") or 0), _time(details))


def _is_object_store(files: object) -> bool:
    """Tell whether a put is one step there: so it is where folders are only part of a name."""
    protocols = getattr(files, "protocol", ())
    known = {"memory", "s3", "s3a", "gs", "gcs", "abfs", "az"}
    return bool(known & set([protocols] if isinstance(protocols, str) else protocols))


def _time(details: Mapping[str, Any]) -> float:
    for name in _TIMES:
        value = details.get(name)
        if isinstance(value, int | float):
            return float(value)
        if isinstance(value, datetime):
            return value.timestamp()
    return 0.0
