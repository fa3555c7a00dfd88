"""The cache of a build: where `garden build` was told to have it, or the usual place."""

import os
import time
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from garden.cache import VARIABLE, Cache, keeping_nothing, open_cache
from garden.output.job import find_job


def site_cache(config: MkDocsConfig) -> Cache:
    """Return the cache of the garden that is built."""
    job = find_job(os.environ, config.site_dir)
    if job and not job.caches:
        return keeping_nothing()
    place = job.cache if job else os.environ.get(VARIABLE)
    return open_cache(Path(config.config_file_path or ".").parent, place, time.time())
