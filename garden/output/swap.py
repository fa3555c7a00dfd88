"""Two folders change places, in one step where the system can do that."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_LINUX_EXCHANGE = 2
_MACOS_SWAP = 2


def put_in_place(new: Path, site: Path, retired: Path) -> None:
    """Move the folder `new` to `site`; what was there goes to `retired`, which must be free.

    All of it is on the disk before, so that a power cut leaves the one or the other too. Where
    two names cannot be exchanged at once, there is a moment without a site; a build that dies
    in it is mended by the next (`mend`).
    """
    if hasattr(os, "sync"):  # one call for all: asked for each of a thousand files it takes minutes
        os.sync()
    if not site.exists():
        site.parent.mkdir(parents=True, exist_ok=True)
        new.rename(site)
        return
    if _exchange(new, site):
        new.rename(retired)
        return
    site.rename(retired)
    new.rename(site)


def mend(site: Path, retired: Path) -> None:
    """Put back the old site if a build died between taking it away and putting up the new."""
    if not site.exists():
        with suppress(FileNotFoundError):
            retired.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one step; return whether this system can."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(system.renamex_np(first, second, _MACOS_SWAP) == 0)
        flags = ctypes.c_uint(_LINUX_EXCHANGE)
        return bool(system.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, flags) == 0)
    except (AttributeError, OSError, TypeError):
        return False
