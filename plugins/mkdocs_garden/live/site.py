"""The site as a build would make it from what the files hold now."""

import html
import logging
import threading
from collections.abc import Callable, Collection
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from garden.errors import GardenError
from garden.model import Finding, NotePath
from mkdocs_garden.live.search import ADDRESS, LiveSearch
from mkdocs_garden.live.server import SCRIPT, Answer, own_file
from mkdocs_garden.live.stage import Stage, media_type

log = logging.getLogger("mkdocs.plugins.garden")

_CALL = f'<script type="module" src="{SCRIPT}"></script></body>'.encode()
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<body><h1>{title}</h1><pre>{text}</pre></body></html>"""


class LiveSite:
    """Gives each address what a build would publish there; safe to ask from many threads."""

    def __init__(self, load: Callable[[], MkDocsConfig], config: MkDocsConfig) -> None:
        """Read the whole garden. `load` reads the configuration again, when it may have changed.

        Raises what a build raises that cannot begin.
        """
        self._load = load
        self._asked = threading.RLock()
        self._checked = threading.Lock()
        self._stage = Stage(config)
        self.error = ""
        self._search = LiveSearch(Path(config.docs_dir))

    @property
    def config(self) -> MkDocsConfig:
        """The configuration as it is now."""
        return self._stage.config

    @property
    def mount(self) -> str:
        """The path at which the site stands: `/`, or what `site_url` says."""
        return urlsplit(self.config.site_url or "/").path.rstrip("/") + "/"

    def answer(self, path: str) -> Answer:
        """Return what a browser gets at a path."""
        with self._asked:
            try:
                return self._answer(path)
            except (MkDocsException, GardenError, SystemExit) as error:
                return _failed(str(error))
            except Exception as error:  # noqa: BLE001 - any plugin may raise anything
                return _failed(f"{type(error).__name__}: {error}")

    def take(self, changed: Collection[Path]) -> bool:
        """Take up what changed; return whether that was quick: the text of some notes, no more.

        What stops a build leaves the site as it was, and every page says why.
        """
        with self._asked:
            texts = self._texts(changed)
            try:
                quick = texts is not None and self._stage.rewrite(texts)
                if not quick:
                    self._stage = Stage(self._load())
            except (MkDocsException, GardenError, SystemExit) as error:
                self.error = str(error)
                return False
            self.error = ""
            return quick

    def settle(self) -> bool:
        """Add pages that changes have brought about, such as of a new domain, and remove others.

        Return whether there were any. Takes a while in a large garden; pages can be had meanwhile.
        """
        stage = self._stage
        if stage.is_whole():
            return False
        with self._asked:
            if stage is self._stage:
                self._stage = Stage(self._load())
        return True

    def concerns(self, changed: Collection[Path]) -> bool:
        """Tell whether any of these files is more than what editors and git keep for themselves."""
        return any(not _is_of_an_editor(file) for file in changed)

    def findings(self, path: str) -> list[Finding]:
        """Return what the checks found in the note that is shown at a path."""
        with self._asked:
            file = self._stage.find(self._address(path) or "")
        where = file.src_uri if file else None
        return [finding for finding in self.all_findings() if finding.path == where]

    def all_findings(self) -> tuple[Finding, ...]:
        """Return what the checks found. Pages can be had meanwhile."""
        site = self._stage.plugin.site
        with self._checked:
            return site.findings if site else ()

    def refresh(self) -> None:
        """Bring the garden as it is now into the index of those who write."""
        if site := self._stage.plugin.site:
            self._search.refresh(site.garden)

    def search(self, text: str) -> dict[str, object]:
        """Return what the search box shows for a query."""
        site = self._stage.plugin.site
        return self._search.answer(site.view, text) if site else {"pages": [], "terms": []}

    def _texts(self, changed: Collection[Path]) -> dict[NotePath, bytes] | None:
        """Return the new texts of notes; None if anything else has changed as well."""
        root, texts = Path(self.config.docs_dir).resolve(), {}
        site = self._stage.plugin.site
        for file in changed:
            if _is_of_an_editor(file):
                continue
            path = NotePath(file.relative_to(root).as_posix() if root in file.parents else "")
            if site is None or path not in site.garden.notes or not file.is_file():
                return None
            texts[path] = file.read_bytes()
        return texts

    def _address(self, path: str) -> str | None:
        """Return what is published at a path, as a file of the site; None if it is elsewhere."""
        if not path.startswith(self.mount) or "\0" in path:
            return None
        address = path.removeprefix(self.mount)
        return f"{address}index.html" if not address or address.endswith("/") else address

    def _answer(self, path: str) -> Answer:
        if self.error:
            return _failed(self.error)
        address = self._address(path)
        if address == ADDRESS:
            return Answer(own_file("search.js"), "text/javascript; charset=utf-8")
        file = self._stage.made(address) if address is not None else None
        if address is not None and file:
            kind = media_type(address)
            body = file.read_bytes()
            return Answer(_with_script(body) if address.endswith(".html") else body, kind)
        return self._elsewhere(path, address)

    def _elsewhere(self, path: str, address: str | None) -> Answer:
        """Answer where nothing is published: where it is, if it is near, or that it is not."""
        if path == "/" and self.mount != "/":
            return Answer(b"", status=HTTPStatus.FOUND, location=quote(self.mount))
        if address and self._stage.find(f"{address}/index.html"):
            return Answer(b"", status=HTTPStatus.FOUND, location=f"{quote(path)}/")
        if self.settle():
            return self._answer(path)
        missing = self._stage.made("404.html")
        body = missing.read_bytes() if missing else _plain_page("Not found", path)
        return Answer(_with_script(body), status=HTTPStatus.NOT_FOUND)


def _is_of_an_editor(file: Path) -> bool:
    """Tell whether a file is one that editors keep beside what they edit."""
    name = file.name
    return name.startswith((".", "#", "~")) or name.endswith(("~", ".swp", ".tmp", ".part"))


def _with_script(page: bytes) -> bytes:
    before, found, after = page.rpartition(b"</body>")
    return before + _CALL + after if found else page


def _failed(text: str) -> Answer:
    page = _with_script(_plain_page("The site cannot be made", text))
    return Answer(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _plain_page(title: str, text: str) -> bytes:
    return _PAGE.format(title=html.escape(title), text=html.escape(text)).encode()
