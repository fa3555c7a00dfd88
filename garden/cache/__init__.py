"""What was worked out before, kept by what it was worked out from.

A cache holds nothing that could not be made again: whatever is missing, cut short, altered or
made by somebody else's rules counts as absent. It may have come from another machine, so its
values are plain bytes with a checksum, never pickles.
"""

from garden.cache.cache import Cache
from garden.cache.keys import digest
from garden.cache.model import DAY, LIMIT, CacheError, Holding, Stats
from garden.cache.places import VARIABLE, keeping_nothing, open_cache

__all__ = [
    "DAY",
    "LIMIT",
    "VARIABLE",
    "Cache",
    "CacheError",
    "Holding",
    "Stats",
    "digest",
    "keeping_nothing",
    "open_cache",
]
