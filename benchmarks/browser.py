"""A browser, and a built site that it can ask for."""

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")


Asked = list[tuple[str, int]]
"""What was asked for, and how many bytes were sent, in order."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends files, says nothing, and writes down what it sent."""

    asked: Asked

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        """Send a file."""
        data = source.read()
        self.asked.append((self.path, len(data)))
        outputfile.write(data)


@contextmanager
def served(folder: Path, asked: Asked | None = None) -> Iterator[str]:
    """Serve a folder on this machine and yield its address; `asked` is told what is asked for."""
    told = [] if asked is None else asked
    handler = type("_Told", (_Handler,), {"asked": told})
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(handler, directory=str(folder))
    ) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
