"""Where the cache is: beside the configuration file, unless somebody names another place."""

from pathlib import Path

from garden.cache.cache import Cache
from garden.cache.files import FileStore
from garden.cache.remote import RemoteStore

PLACE = Path(".garden", "cache")
"""Where it is in a garden."""

VARIABLE = "GARDEN_CACHE"
"""The environment variable that names another place."""


def open_cache(root: Path, place: str | None, now: float) -> Cache:
    """Return the cache of the garden in the folder `root`.

    `place` is a folder, seen from where the command runs, or any URL that fsspec reads; None
    or empty is the usual one. `now` is the time in seconds since 1970. Raises CacheError if
    such a place cannot be opened here.
    """
    if not place:
        return Cache(FileStore(root / PLACE), now)
    if "://" in place:
        return Cache(RemoteStore(place), now)
    return Cache(FileStore(Path(place).expanduser()), now)


def keeping_nothing() -> Cache:
    """Return a cache that keeps nothing."""
    return Cache(None, 0.0)
