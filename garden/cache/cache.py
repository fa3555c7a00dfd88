"""The cache: values found again by kind and key."""

from collections.abc import Iterable

from garden.cache.frame import unwrap, wrap
from garden.cache.model import DAY, LIMIT, Entry, Holding, Stats, Store, name_of


class Cache:
    """Bytes kept by what they were made from; with no store, nothing is kept.

    Safe under any number of processes at once: a value is written whole or not at all, and
    two that write the same key write the same value.
    """

    def __init__(self, store: Store | None, now: float) -> None:
        """Keep things in `store`; `now`, in seconds since 1970, tells what is out of use."""
        self.place = store.place if store else ""
        self._store = store
        self._stale = now - DAY
        self.written = 0

    def find(self, kind: str, key: str) -> bytes | None:
        """Return what was kept, or None; what is not whole is removed."""
        if not self._store:
            return None
        name = name_of(kind, key)
        framed = self._store.read(name, self._stale)
        if framed is None:
            return None
        value = unwrap(kind, key, framed)
        if value is None:
            self._store.remove(name)
        return value

    def keep(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value. A place that cannot be written is no reason to stop."""
        if self._store:
            self._store.write(name_of(kind, key), wrap(kind, key, value))
            self.written += len(value)

    def stats(self) -> Stats:
        """Return what is kept, by kind."""
        found: dict[str, list[Entry]] = {}
        for entry in self._entries():
            found.setdefault(entry.kind, []).append(entry)
        return Stats(self.place, {kind: _holding(found[kind]) for kind in sorted(found)})

    def clear(self) -> int:
        """Let go of everything; return how many values that were."""
        return self._remove(self._entries())

    def prune(self, limit: int = LIMIT) -> int:
        """Let go of what is longest out of use until at most `limit` bytes are left."""
        entries = sorted(self._entries(), key=lambda entry: (entry.used, entry.name))
        excess = sum(entry.size for entry in entries) - limit
        gone = []
        for entry in entries:
            if excess <= 0:
                break
            excess -= entry.size
            gone.append(entry)
        return self._remove(gone)

    def _entries(self) -> Iterable[Entry]:
        return self._store.entries() if self._store else ()

    def _remove(self, entries: Iterable[Entry]) -> int:
        gone = list(entries) if self._store else []
        for entry in gone:
            if self._store:
                self._store.remove(entry.name)
        return len(gone)


def _holding(entries: list[Entry]) -> Holding:
    uses = [entry.used for entry in entries]
    return Holding(len(entries), sum(entry.size for entry in entries), min(uses), max(uses))
