"""Our own code as a digest: in a checkout it changes while the version stays."""

from functools import cache
from pathlib import Path

import garden
from garden.output.inputs import digest_files


@cache
def own_code() -> tuple[str, ...]:
    """Return the digests of our code, and of the lists and schemas that lie beside it."""
    packages = (Path(garden.__file__).parent, Path(__file__).parents[1])
    return tuple(digest_files(package) for package in packages)
