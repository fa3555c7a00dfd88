"""Where pages are made while they are served: a folder that goes when the server does."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from garden.output.lock import is_held, locked

PREFIX = "garden-serve-"
"""How the folders are called, in the usual place for such."""

_LOCK = "lock"


@contextmanager
def lent_folder() -> Iterator[Path]:
    """Lend an empty folder; those of servers that were killed are removed first."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_abandoned(left):
            shutil.rmtree(left, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder,
        locked(Path(folder, _LOCK), lambda: None),
    ):
        pages = Path(folder, "pages")
        pages.mkdir()
        yield pages


def _is_abandoned(folder: Path) -> bool:
    """Tell whether a folder is our own user's, and no server holds it any more."""
    lock = folder / _LOCK
    try:
        status = folder.lstat()
        is_ours = stat.S_ISDIR(status.st_mode) and os.access(folder, os.W_OK)
        return is_ours and stat.S_ISREG(lock.lstat().st_mode) and not is_held(lock)
    except OSError:
        return False
