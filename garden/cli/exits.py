"""How commands end, and where they say what went wrong."""

import errno
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from rich.console import Console

from garden import __version__
from garden.errors import BusyError, ForeignError, GardenError
from garden.visible import visible

EXIT_FINDINGS = 1
EXIT_UNUSABLE = 2
EXIT_INTERNAL = 3
EXIT_BUSY = 4
EXIT_INTERRUPTED = 130
"""What shells give for Ctrl-C."""

errors = Console(stderr=True, soft_wrap=True)
"""Where everything goes that is not the answer."""

REPORT = "garden-crash.txt"
"""The file that tells more of a mistake than a screen should show."""

_FULL = "Make room"
_DISK = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: "Choose another place",
    errno.EACCES: "Give yourself the right to it",
    errno.EPERM: "Give yourself the right to it",
}
"""What a disk may refuse, with what to do about it: nobody's mistake."""


def ended_by(error: Exception) -> int:
    """Say why a command stopped, in words, and return its exit code."""
    refused = find_refusal(error)
    match error:
        case BusyError():
            say(str(error))
            return EXIT_BUSY
        case _ if refused:
            say(refused)
            return EXIT_UNUSABLE
        case ForeignError():
            say(f"{error} {_reported(error)} says where.")
            return EXIT_INTERNAL
        case GardenError():
            say(str(error))
            return EXIT_UNUSABLE
    say(f"this is our mistake, not yours. Please report {_reported(error)}")
    return EXIT_INTERNAL


def find_refusal(error: BaseException | None) -> str:
    """Return what the disk has refused, and what to do about it; empty if it has not."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _DISK:
            place = f": {error.filename2 or error.filename}" if error.filename else ""
            return f"{error.strerror}{place}. {_DISK[error.errno]}, and try again."
        error = error.__cause__
    return ""


def say(text: str) -> None:
    """Say on standard error what a command has to say beside its answer."""
    safe = "\n".join(map(visible, text.split("\n")))
    errors.print(f"garden: {safe}", markup=False, highlight=False)


def _reported(error: Exception) -> str:
    """Write down what happened, here or where there is room, and return where."""
    text = f"garden {__version__}\n{''.join(traceback.format_exception(error))}"
    for folder in (Path.cwd(), Path(tempfile.gettempdir())):
        with suppress(OSError):
            (folder / REPORT).write_text(text, encoding="utf-8", errors="backslashreplace")
            return str(folder / REPORT)
    return "nothing: the disk takes no file"
