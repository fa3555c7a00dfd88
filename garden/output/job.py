"""How `garden build`, which starts the engine, tells the plugin within it what is under way."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass

_VARIABLE = "PRAXIS_GARDEN_BUILD"


@dataclass(frozen=True, slots=True)
class Job:
    """A build of `garden build`, as the plugin needs to know it."""

    root: str
    """The garden's folder."""
    site: str
    """Where the site is, and will be: the engine writes beside it."""
    staging: str
    """Where the engine writes."""
    record: str
    """What the last build wrote."""
    pages: str
    """The file into which the plugin writes what this build's record shall say of its pages."""
    alone: str
    """The file that the plugin makes if nothing goes into this build but what we know of."""
    cache: str | None = None
    """Where the cache is, if somebody said so."""
    caches: bool = True
    """Whether anything is kept at all."""


@contextmanager
def announced(job: Job) -> Iterator[None]:
    """Tell the engine that is started within about a job."""
    os.environ[_VARIABLE] = json.dumps(asdict(job))
    try:
        yield
    finally:
        del os.environ[_VARIABLE]


def find_job(environment: Mapping[str, str], staging: str) -> Job | None:
    """Return the job under way; None where `garden build` does not build into `staging`."""
    stated = environment.get(_VARIABLE)
    job = Job(**json.loads(stated)) if stated else None
    return job if job and job.staging == staging else None
