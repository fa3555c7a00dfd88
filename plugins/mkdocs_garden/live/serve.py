"""The site, the watch and the server, put together."""

import logging
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from urllib.parse import parse_qs

from mkdocs.commands.serve import serve as serve_whole
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from rich.console import Console
from rich.markup import escape

from garden.errors import GardenError
from garden.model import Finding, Severity
from garden.visible import visible
from mkdocs_garden.live.server import Answer, News, Server, as_json
from mkdocs_garden.live.site import LiveSite
from mkdocs_garden.live.watch import Watch
from mkdocs_garden.live.whole import plugins_of_the_whole

CALM = 0.5
"""Seconds from a change until the whole garden is looked at: its page is shown first."""

out = Console(stderr=True, highlight=False, soft_wrap=True)


def serve(file: Path, folder: Path, port: int, ready: Callable[[str], None]) -> int:
    """Serve the site of the configuration `file` until interrupted; return the exit code.

    Pages are made in `folder`, which is empty; `ready` is told the address.
    """
    said = logging.StreamHandler(sys.stderr)
    said.setLevel(logging.WARNING)
    for engine in ("mkdocs", "properdocs"):
        logging.getLogger(engine).addHandler(said)
    try:
        config = _load(file, folder, port)
        if whole := plugins_of_the_whole(config):
            return _by_engine(whole, file, port)
        live = LiveSite(lambda: _load(file, folder, port), config)
    except (MkDocsException, GardenError, Abort) as error:
        out.print(f"garden: {escape(visible(str(error)))}")
        return 2
    news = News()
    desk = _Desk(live, news)
    try:
        server = Server(port, live.answer, desk.answer, news)
    except OSError as error:
        out.print(f"garden: port {port} cannot be used: {error.strerror}. Try --port {port + 1}.")
        return 2
    said.setLevel(logging.ERROR)  # what the engine says of a link, our checks say with its line
    watch = Watch(_places(live.config), desk.take)
    watch.start()
    address = f"http://localhost:{server.server_port}{live.mount}"
    ready(address)
    out.print(f"Your garden is at {address} and follows what you write. Stop it with Ctrl+C.")
    desk.begin()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        out.print("Stopped.")
    finally:
        watch.stop()
        server.server_close()
    return 0


def _by_engine(whole: tuple[str, ...], file: Path, port: int) -> int:
    """Let the engine serve, which makes the whole site again after each change."""
    names = ", ".join(f"`{name}`" for name in whole)
    out.print(f"{names} may carry something from page to page: every change builds the whole site.")
    serve_whole(str(file), dev_addr=f"127.0.0.1:{port}")
    return 0


class _Desk:
    """Tells the person at the terminal, and the pages, what became of a change."""

    def __init__(self, live: LiveSite, news: News) -> None:
        self._live, self._news = live, news
        self._known: frozenset[Finding] = frozenset()
        self._later = threading.Timer(CALM, self.look)

    def take(self, changed: Collection[Path]) -> None:
        """Take up what changed, and say what there is to say."""
        began = time.monotonic()
        if not self._live.concerns(changed):
            return
        quick = self._live.take(changed)
        self._news.tell()
        if self._live.error:
            out.print(f"[bold]The site cannot be made.[/bold] {escape(visible(self._live.error))}")
            return
        names = ", ".join(sorted({visible(file.name) for file in changed})[:3])
        what = escape(names) if quick else f"{escape(names)}: read again"
        out.print(
            f"[dim]{time.strftime('%H:%M:%S')}[/dim] {what} ({time.monotonic() - began:.2f} s)"
        )
        self._later.cancel()
        self._later = threading.Timer(CALM, self.look)
        self._later.daemon = True
        self._later.start()

    def begin(self) -> None:
        """Say how much there is, and what is wrong with it."""
        self._known = frozenset(self._live.all_findings())
        errors = [finding for finding in self._known if finding.severity is Severity.ERROR]
        self._list(errors)
        if others := len(self._known) - len(errors):
            out.print(
                f"{others} more finding{'s' if others > 1 else ''}: `garden check` lists them."
            )

    def look(self) -> None:
        """Run the checks, and say which findings are new and how many are gone."""
        if self._live.settle():
            self._news.tell()
        found = frozenset(self._live.all_findings())
        before, self._known = self._known, found
        self._list(found - before)
        self._live.refresh()
        if gone := len(before - found):
            out.print(f"{gone} finding{'s' if gone > 1 else ''} mended.")

    def _list(self, findings: Iterable[Finding]) -> None:
        for finding in sorted(findings, key=lambda f: (f.path, f.position.line, f.code)):
            out.print(escape(visible(_line(finding))))

    def answer(self, name: str, query: str) -> Answer | None:
        """Return what a page asks for beside the site."""
        asked = parse_qs(query)
        if name == "search":
            return as_json(self._live.search(asked.get("q", [""])[0]))
        if name != "findings":
            return None
        page = asked.get("page", ["/"])[0]
        return as_json({"findings": [_plain(f) for f in self._live.findings(page)]})


def _load(file: Path, folder: Path, port: int) -> MkDocsConfig:
    config = load_config(str(file), site_dir=str(folder))
    # Not "serve": the engine's own server, which puts a script into each page, does not run.
    config.plugins.on_startup(command="build", dirty=False)
    mount = _mount(config.site_url)
    config.site_url = f"http://localhost:{port}{mount}"
    return config


def _mount(site_url: str | None) -> str:
    path = (site_url or "/").partition("://")[2].partition("/")[2]
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def _places(config: MkDocsConfig) -> list[Path]:
    """Return what is watched: the notes, the configuration, the site's own theme."""
    custom = [config.theme.custom_dir] if config.theme.custom_dir else []
    root = Path(config.config_file_path or ".").resolve().parent
    beside = [root / "people.yml", root / "published.lock"]
    named = [config.docs_dir, config.config_file_path, *custom, *config.watch]
    return [*(Path(place) for place in named if place), *(f for f in beside if f.is_file())]


def _line(finding: Finding) -> str:
    at = f"{finding.path}:{finding.position.line}:{finding.position.column}"
    return f"{at}: {finding.severity}: {finding.message} [{finding.code}] {finding.hint}"


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "path": finding.path,
        "line": finding.position.line,
        "column": finding.position.column,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
    }
