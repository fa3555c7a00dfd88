"""The generators that are measured side by side, each set up for the same notes."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.corpora import ROOT

SITE, NOTES = "site", "notes"
"""The folders of a project into which every generator builds, and from which it reads."""

TOOLS = (ROOT / ".bench" / "bin", Path(sys.executable).parent)
"""Where programs are looked for, before `PATH`."""

BASE: Mapping[str, Any] = {
    "site_name": "A measured garden",
    "docs_dir": NOTES,
    "site_dir": SITE,
    "theme": {"name": "material", "font": False},
    "validation": {"links": {"unrecognized_links": "ignore", "anchors": "ignore"}},
}
HUBS: Mapping[str, Any] = {"nav": ["index.md"], "not_in_nav": "*"}
"""Notes are built and can be found, but no page carries a tree of them all."""

HUGO = """\
baseURL = "/"
title = "A measured garden"
contentDir = "notes"
publishDir = "site"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">{{ .Site.Title }}</a></header>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""

Setup = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator, as it is set up here."""

    words: str
    """What it is."""
    program: str
    """What has to be installed."""
    setup: Setup
    """Writes its configuration into a folder that holds the notes."""
    build: tuple[str, ...]
    """What builds the site there, after the program."""
    serve: tuple[str, ...] = ()
    """What serves it; `{port}` stands for the port."""
    most: int = 1_000_000
    """Larger gardens are not given to it."""
    keeps: bool = True
    """Whether it keeps anything from one build to the next."""
    asks_version: tuple[str, ...] = ("--version",)
    """What makes its program say which version it is."""

    def found(self) -> str | None:
        """Return where its program is; None if it is not installed."""
        paths = os.pathsep.join([*map(str, TOOLS), os.environ.get("PATH", "")])
        return shutil.which(self.program, path=paths)

    def version(self) -> str:
        """Return which version its program says it is."""
        said = subprocess.run(
            self.command(self.asks_version), capture_output=True, text=True, check=False
        )
        numbers = re.search(r"\bv?(\d+\.\d+[\w.]*)", said.stdout)
        return numbers[1] if numbers else "of an unknown version"

    def command(self, words: Sequence[str], **values: object) -> tuple[str, ...]:
        """Return a command of its program. Raises FileNotFoundError if it is not installed."""
        program = self.found()
        if program is None:
            raise FileNotFoundError(f"{self.program} is not installed")
        return (program, *(word.format(**values) for word in words))


def prepare(peer: Peer, notes: Path, project: Path) -> tuple[str, ...]:
    """Set a peer up in a new folder with a copy of the notes; return what builds the site there."""
    shutil.copytree(notes, project / NOTES)
    peer.setup(project)
    return peer.command(peer.build)


def _settings(*plugins: object, **more: object) -> Setup:
    def setup(project: Path) -> None:
        text = yaml.safe_dump({**BASE, **more, "plugins": list(plugins)}, sort_keys=False)
        project.joinpath("mkdocs.yml").write_text(text, encoding="utf-8")

    return setup


def _hugo(project: Path) -> None:
    """Hugo calls the page of a folder `_index.md`; the layout is the least there can be."""
    for name in ("index.md", "README.md"):
        for file in project.joinpath(NOTES).rglob(name):
            file.rename(file.with_name("_index.md"))
    project.joinpath("hugo.toml").write_text(HUGO, encoding="utf-8")
    layouts = project / "layouts"
    layouts.mkdir()
    for name in ("single.html", "list.html"):
        layouts.joinpath(name).write_text(HUGO_PAGE, encoding="utf-8")


_MKDOCS = ("build", "--quiet")
_MKDOCS_SERVE = ("serve", "--quiet", "--dev-addr", "127.0.0.1:{port}")

PEERS: Mapping[str, Peer] = {
    "garden": Peer(
        "Praxis Garden, search index apart",
        "garden",
        _settings({"garden": {"search": "material"}}),
        ("build",),
    ),
    "searched": Peer(
        "Praxis Garden with its search index",
        "garden",
        _settings("garden"),
        ("build",),
        ("serve", "--port", "{port}"),
    ),
    "plugin": Peer(
        "`mkdocs build` with our plugin",
        "mkdocs",
        _settings("garden"),
        _MKDOCS,
        _MKDOCS_SERVE,
        keeps=False,
    ),
    "stock": Peer(
        "MkDocs + Material, hub pages only, with its search",
        "mkdocs",
        _settings("search", **HUBS),
        _MKDOCS,
        _MKDOCS_SERVE,
        keeps=False,
    ),
    "navigation": Peer(
        "MkDocs + Material, every note in the navigation",
        "mkdocs",
        _settings("search"),
        _MKDOCS,
        most=1000,
        keeps=False,
    ),
    "zensical": Peer(
        "Zensical, hub pages only, with its search",
        "zensical",
        _settings("search", **HUBS),
        ("build",),
        ("serve", "--dev-addr", "127.0.0.1:{port}"),
    ),
    "hugo": Peer(
        "Hugo with the smallest layout there is, no search",
        "hugo",
        _hugo,
        ("build", "--quiet"),
        ("server", "--quiet", "--bind", "127.0.0.1", "--port", "{port}", "--renderToMemory"),
        asks_version=("version",),
    ),
}
"""By name; the others are compared with `stock`."""
