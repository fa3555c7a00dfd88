"""A forge on this machine: it answers over HTTP as documented, limits, fails and hangs up.

The answers are written by hand after the public documentation of each API, with invented
logins. Pages are small, so that every list has several.
"""

import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

PAGE = 2
"""How many items a page has at most, whatever is asked for."""

PREFIX = {"github": "/api/v3", "gitlab": "/api/v4", "forgejo": "/api/v1"}


class FakeForge(ThreadingHTTPServer):
    """A server with the answers of one forge."""

    daemon_threads = True

    def __init__(self, kind, answers, faults=()):
        """Answer as `kind` does; before that, one fault of `faults` for each request."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.kind = kind
        self.answers = answers
        self.faults = list(faults)
        self.asked = []
        self.tokens = set()
        self.headers = set()
        self.stalled = threading.Event()
        self.released = threading.Event()

    @property
    def address(self):
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        """A connection that we cut ourselves is no error."""


@contextmanager
def forge(kind, answers, faults=()):
    """Run a forge while the test goes on."""
    server = FakeForge(kind, answers, faults)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_said):
        """Say nothing."""

    def do_GET(self):
        server = self.server
        url = urlsplit(self.path)
        path = url.path.removeprefix(PREFIX[server.kind])
        query = dict(parse_qsl(url.query))
        server.asked.append(f"{path}?page={query.get('page', '1')}")
        server.tokens.add(self.headers.get("Authorization", ""))
        server.headers.update(f"{name.lower()}: {value}" for name, value in self.headers.items())
        fault = server.faults.pop(0) if server.faults else ""
        if fault:
            getattr(self, f"fault_{fault}")()
        elif path not in server.answers:
            self.answer(404, {"message": "Not Found"})
        else:
            self.page(url, path, query, server.answers[path])

    def page(self, url, path, query, items):
        """Answer with one page of a list, or with what is no list."""
        if not isinstance(items, list):
            self.answer(200, items)
            return
        number = int(query.get("page", "1"))
        shown = items[(number - 1) * PAGE : number * PAGE]
        more = number * PAGE < len(items)
        query["page"] = str(number + 1)
        # As behind a proxy that nobody told about: the address is one that leads nowhere.
        link = {"Link": f'<http://forge.invalid{url.path}?{urlencode(query)}>; rel="next"'}
        headers = {
            "github": link if more else {},
            "gitlab": {"x-total": str(len(items))} | (link if more else {}),
            "forgejo": {"X-Total-Count": str(len(items))}
            | (link if more and path.endswith("/pulls") else {}),
        }
        # Gitea says `null` where a list is empty.
        self.answer(
            200, shown or (None if self.server.kind == "forgejo" else []), headers[self.server.kind]
        )

    def answer(self, code, data, headers=None):
        """Send an answer."""
        body = json.dumps(data).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def fault_limited(self):
        """GitHub's first limit: so many requests an hour."""
        reset = int(datetime.now(UTC).timestamp()) + 40
        headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(reset)}
        self.answer(403, {"message": "API rate limit exceeded for user ID 1."}, headers)

    def fault_secondary(self):
        """GitHub's second limit, which does not always say for how long."""
        self.answer(403, {"message": "You have exceeded a secondary rate limit."})

    def fault_after(self):
        """What the others say, in seconds."""
        self.answer(429, {"message": "Retry later"}, {"Retry-After": "7"})

    def fault_date(self):
        """The same as a date."""
        at = datetime.fromtimestamp(int(datetime.now(UTC).timestamp()) + 20, tz=UTC)
        self.answer(429, {}, {"Retry-After": format_datetime(at, usegmt=True)})

    def fault_day(self):
        """A limit that nobody waits for."""
        self.answer(429, {}, {"Retry-After": "86400"})

    def fault_e500(self):
        """It fails."""
        self.answer(500, {"message": "oops"})

    def fault_e502(self):
        """What stands before it fails."""
        self.send_response(502)
        self.send_header("Content-Length", "20")
        self.end_headers()
        self.wfile.write(b"<h1>Bad Gateway</h1>")

    def fault_cut(self):
        """The connection drops in the middle of an answer."""
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b'[{"number":')
        self.hang_up()

    def fault_hang_up(self):
        """The connection drops before there is an answer."""
        self.hang_up()

    def fault_stall(self):
        """It says nothing at all until the test is over."""
        self.server.stalled.set()
        self.server.released.wait(30)
        self.hang_up()

    def fault_login(self):
        """A page to log in on stands before it."""
        self.send_response(200)
        self.send_header("Content-Length", "13")
        self.end_headers()
        self.wfile.write(b"<html></html>")

    def fault_elsewhere(self):
        """It moved to another host."""
        self.moved("http://elsewhere.invalid/api")

    def fault_renamed(self):
        """The repository has another name now, on the same host."""
        self.moved(self.path)

    def fault_circle(self):
        """A page without items whose next page is itself."""
        self.answer(200, [], {"Link": f'<{self.path}>; rel="next"', "X-Total-Count": "9"})

    def fault_refused(self):
        """The token is not good enough."""
        self.answer(401, {"message": "Bad credentials"})

    def moved(self, where):
        """Answer that it is somewhere else."""
        self.answer(301, {}, {"Location": where})

    def hang_up(self):
        """Drop the connection."""
        self.wfile.flush()
        self.close_connection = True
        self.connection.close()
