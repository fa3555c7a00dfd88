"""The site over HTTP, for one reader: whoever is writing it, on this machine."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

OWN = "/_garden/"
"""Where what is ours alone is served, beside the site."""
SCRIPT = f"{OWN}live.js"
_FILES = {SCRIPT: "text/javascript; charset=utf-8", f"{OWN}live.css": "text/css; charset=utf-8"}
PATIENCE = 50.0
"""Seconds until a browser that waits for news is told that there are none."""

_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""
    """Where else to look, if it is a redirection."""


class News:
    """A number that grows with every change; a browser waits until it has."""

    def __init__(self) -> None:
        """Begin at one."""
        self.number = 1
        self._told = threading.Condition()

    def tell(self) -> None:
        """There is something new."""
        with self._told:
            self.number += 1
            self._told.notify_all()

    def wait(self, known: int, patience: float = PATIENCE) -> int:
        """Return the number as soon as it is another than `known`, or when patience ends."""
        with self._told:
            self._told.wait_for(lambda: self.number != known, patience)
            return self.number


class Server(ThreadingHTTPServer):
    """Answers on this machine's own address, under the names that belong to it."""

    daemon_threads = True

    def __init__(
        self,
        port: int,
        answer: Callable[[str], Answer],
        own: Callable[[str, str], Answer | None],
        news: News,
    ) -> None:
        """Listen on `port`, 0 for any that is free.

        `answer` gives what stands at a path of the site, `own` what stands at a name and
        query under `OWN`. Raises OSError where the port is taken.
        """
        self.answer, self.own, self.news = answer, own, news
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base class has it
        """Say nothing of a browser that went away before it was answered."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer, with the body."""
        self._send(self._find(), body=True)

    def do_HEAD(self) -> None:
        """Answer, without the body."""
        self._send(self._find(), body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Say nothing: a page asks for thirty files."""

    def _find(self) -> Answer:
        # A page from elsewhere must not read a draft by giving this machine another name.
        if urlsplit(f"//{self.headers.get('Host', '')}").netloc.rsplit(":", 1)[0] not in _HOSTS:
            text = "This is served to this machine only, under the name localhost.\n"
            return Answer(text.encode(), "text/plain; charset=utf-8", HTTPStatus.FORBIDDEN)
        parts = urlsplit(self.path)
        if parts.path in _FILES:
            return Answer(own_file(parts.path.removeprefix(OWN)), _FILES[parts.path])
        if parts.path == f"{OWN}news":
            known = parse_qs(parts.query).get("known", ["0"])[0]
            number = self.server.news.wait(int(known) if known.isdecimal() else 0)
            return as_json({"number": number})
        if parts.path.startswith(OWN):
            return self.server.own(parts.path.removeprefix(OWN), parts.query) or _nothing()
        return self.server.answer(unquote(parts.path))

    def _send(self, answer: Answer, *, body: bool) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if body:
            self.wfile.write(answer.body)


def as_json(value: object) -> Answer:
    """Return a value as an answer."""
    return Answer(json.dumps(value).encode(), "application/json")


def _nothing() -> Answer:
    return Answer(b"Not found\n", "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)


def own_file(name: str) -> bytes:
    """Return a file that stands beside this module."""
    return files("mkdocs_garden.live").joinpath(name).read_bytes()
