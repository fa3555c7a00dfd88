"""`garden serve`, in the process of the engine."""

import argparse
import gc
import sys
import tempfile
import webbrowser
from pathlib import Path

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

    with tempfile.TemporaryDirectory(prefix="garden-serve-") as folder:
        return serve(asked.config_file, Path(folder), asked.port, ready)


if __name__ == "__main__":
    sys.exit(main())
