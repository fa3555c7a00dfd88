"""`garden serve`, in the process of the engine."""

import argparse
import gc
import signal
import sys
import webbrowser
from pathlib import Path

from mkdocs_garden.live.folder import lent_folder
from mkdocs_garden.live.serve import serve


def main() -> int:
    """Serve the site until somebody interrupts; return the exit code."""
    parser = argparse.ArgumentParser(prog="garden serve")
    parser.add_argument("--config-file", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--open", action="store_true")
    asked = parser.parse_args()

    def ready(address: str) -> None:
        # What was read at the start stays; looking through it for rubbish takes seconds.
        gc.collect()
        gc.freeze()
        if asked.open:
            webbrowser.open(address)

    _stop_as_by_hand()
    with lent_folder() as folder:
        return serve(asked.config_file, folder, asked.port, ready)


def _stop_as_by_hand() -> None:
    """Let whoever ends the process, or closes its terminal, stop the server as Ctrl+C does."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # not every system has both
            signal.signal(getattr(signal, name), signal.default_int_handler)


if __name__ == "__main__":
    sys.exit(main())
