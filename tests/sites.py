"""Helpers of the tests that build sites: run an engine, read what it wrote."""

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import traceback
import warnings
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from support import write_sections

ROOT = Path(__file__).parents[1]
SETTINGS = """\
site_name: Our garden
docs_dir: content
theme:
  name: material
plugins:
  - search
  - garden
"""
# The engines' notices about their own future are not what is tested; the screen's width is fixed.
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "NO_COLOR": "1",
    "COLUMNS": "100",
}
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"})


@dataclass(frozen=True)
class Build:
    """One run of an engine."""

    site: Path
    """Where it wrote."""
    code: int
    """Its exit code."""
    log: str
    """What it said."""

    def html(self, path: str = "index.html") -> str:
        """Return a page as it was written."""
        return (self.site / path).read_text(encoding="utf-8")

    def article(self, path: str = "index.html") -> str:
        """Return the main content of a page, as HTML."""
        return self.html(path).partition("<article")[2].partition("</article>")[0]

    def text(self, path: str = "index.html") -> str:
        """Return the main content of a page, as a reader sees it."""
        reader = _Text()
        reader.feed(self.article(path).partition(">")[2])
        return " ".join("".join(reader.parts).split())

    def warnings(self) -> list[str]:
        """Return what the engine counts as a warning."""
        lines = self.log.splitlines()
        return [re.sub(r"^\w+\s+-\s+", "", line) for line in lines if line.startswith("WARNING")]

    def pages(self) -> dict[str, str]:
        """Return every page of the site by its path."""
        files = sorted(file for file in self.site.rglob("*.html") if file.is_file())
        return {f.relative_to(self.site).as_posix(): f.read_text(encoding="utf-8") for f in files}


def write_garden(folder: Path, text: str, settings: str = SETTINGS) -> Path:
    """Write `-- path --` sections as the content of a garden with an `mkdocs.yml`."""
    write_sections(folder / "content", text)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def copy_content(folder: Path) -> Path:
    """Copy our own garden, with all that its settings name, to `folder`."""
    for name in ("content", "theme_overrides", "theme_styles"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "people.yml", "published.lock"):
        if (ROOT / name).is_file():
            shutil.copyfile(ROOT / name, folder / name)
    for name in ("garden", "plugins"):
        (folder / name).mkdir()
    return folder


def build(
    folder: Path,
    *arguments: str,
    engine: str = "mkdocs",
    site: str = "site",
    python_path: Path | None = None,
) -> Build:
    """Run an engine on a folder. What it said is in the result; its failure is no exception."""
    out = folder / site
    file = folder / "mkdocs.yml"
    if engine == "mkdocs" and python_path is None:
        return _build_here(out, ["build", "-f", str(file), "-d", str(out), *arguments])
    where = [] if engine == "zensical" else ["--site-dir", str(out)]
    command = [sys.executable, "-m", engine, "build", "-f", str(file), *where, *arguments]
    if engine == "zensical" and find_spec("zensical") is None:
        command[:3] = [os.environ["PRAXIS_ZENSICAL"]]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": str(python_path or "")},
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(out, done.returncode, done.stdout + done.stderr)


def _build_here(out: Path, arguments: list[str]) -> Build:
    """Run MkDocs' own command in this process, which saves starting another for each test."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        done = CliRunner().invoke(mkdocs, ["--no-color", *arguments])
    trace = traceback.format_exception(done.exception) if _is_crash(done.exception) else []
    return Build(out, done.exit_code, done.output + "".join(trace))


def _is_crash(error: BaseException | None) -> bool:
    return error is not None and not isinstance(error, SystemExit)


def build_garden(folder: Path, text: str, *arguments: str, settings: str = SETTINGS) -> Build:
    """Write a garden, build it with MkDocs, and insist that it could be built."""
    result = build(write_garden(folder, text, settings), *arguments)
    assert result.code == 0, result.log
    return result


@cache
def zensical() -> bool:
    """Tell whether Zensical is here: installed, or named by `PRAXIS_ZENSICAL`."""
    return find_spec("zensical") is not None or "PRAXIS_ZENSICAL" in os.environ


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.is_read = True

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self.is_read = tag != "script"

    def handle_endtag(self, _tag: str) -> None:
        self.is_read = True

    def handle_data(self, data: str) -> None:
        if self.is_read:
            self.parts.append(data)


def _aligned(name: str, value: str) -> tuple[str, str]:
    """Return how a cell is aligned as a page says it under our policy, which has no styles."""
    side = re.fullmatch(r"text-align: (\w+);", value) if name == "style" else None
    return ("data-align", side[1]) if side else (name, value)


def _is_name_alone(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Tell whether an element only names a place, which is not shown and may be cleaned away."""
    return tag == "a" and not any(name == "href" for name, _ in attrs)


class _Article(HTMLParser):
    """The main content of a page, without what engines write differently to no effect."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._path = path
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._inside = True
        elif self._inside and ("id", "__skip") not in attrs and not _is_name_alone(tag, attrs):
            shown = [
                (k, self._goal(v or "") if k in {"href", "src"} else v or "") for k, v in attrs
            ]
            shown = [_aligned(*pair) for pair in shown]
            self.parts.append(f"<{tag} {sorted(shown, key=str)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        elif self._inside and tag not in _VOID and tag != "a":
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            is_data = self.cdata_elem == "script" and data.lstrip().startswith("{")
            # Engines write the same values with and without spaces between them.
            text = json.dumps(json.loads(data), sort_keys=True) if is_data else data
            self.parts.append(" ".join(text.split()))

    def _goal(self, url: str) -> str:
        """`./a/`, `a` and `../here/a/` are one place; so is a page with and without `.md`."""
        if urlsplit(url).scheme:
            return url
        path, _, fragment = url.partition("#")
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), path))
        return f"{goal.removesuffix('.md')}#{fragment}"


def main_content(html: str, path: str) -> list[str]:
    """Return the main content of the page at `path` as tags and words that can be compared."""
    reader = _Article(path)
    reader.feed(html)
    return reader.parts


class _Addresses(HTMLParser):
    """Every address in a page, and every place in it that may be pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if value is None:
                continue
            if key == "id" or (key == "name" and tag == "a"):
                self.ids.add(value)
            elif key in {"href", "src", "data-src", "poster"}:
                self.links.append((tag, value))
            elif key == "srcset":
                self.links += [(tag, part.split()[0]) for part in value.split(",") if part.strip()]


class Crawl:
    """A built site, walked as a browser would walk it."""

    def __init__(self, result: Build) -> None:
        """Read every page."""
        self.site = result.site
        self._pages: dict[Path, Any] = {}
        for path, html in result.pages().items():
            reader = _Addresses()
            reader.feed(html)
            self._pages[self.site / path] = reader

    def broken(self) -> list[str]:
        """Return every address within the site that leads nowhere."""
        return [
            f"{page.relative_to(self.site)}: {address}"
            for page, reader in self._pages.items()
            for _, address in reader.links
            if not urlsplit(address).scheme
            and not address.startswith("//")
            and not self._leads(page, address)
        ]

    def foreign(self) -> list[str]:
        """Return everything that a browser would load from another origin."""
        loaded = [
            f"{page.relative_to(self.site)}: <{tag}> {address}"
            for page, reader in self._pages.items()
            for tag, address in reader.links
            if tag != "a" and _is_foreign(address)
        ]
        for file in sorted(self.site.rglob("*.css")):
            text = file.read_text(encoding="utf-8")
            urls = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", text)
            loaded += [f"{file.name}: {u}" for pair in urls for u in pair if _is_foreign(u)]
        return loaded

    def _leads(self, page: Path, address: str) -> bool:
        parts = urlsplit(address)
        path = unquote(parts.path)
        goal = page
        if path:
            # 404.html is served at any depth, so its addresses begin at the root.
            base = self.site if path.startswith("/") else page.parent
            goal = Path(os.path.normpath(base / path.lstrip("/")))
            goal = goal / "index.html" if goal.is_dir() else goal
        if not goal.is_file() or not goal.is_relative_to(self.site):
            return False
        fragment = unquote(parts.fragment)
        return not fragment or goal not in self._pages or fragment in self._pages[goal].ids


def _is_foreign(address: str) -> bool:
    return address.startswith(("http:", "https:", "//"))
