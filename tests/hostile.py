"""Hostile notes: a corpus of attempts on a garden, what each must come to, and how one tells.

It is not part of this repository: `PRAXIS_HOSTILE` names the archive. Where it is absent its tests
are skipped, but never in CI.
"""

import json
import os
import re
import tarfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser
from sites import Build, build
from thorough import often

from benchmarks.corpora import ROOT
from garden.checks import run_checks
from garden.model import Finding
from garden.project import load_garden, load_project

ARCHIVE = Path(
    os.environ.get("PRAXIS_HOSTILE") or ROOT.parent / "shared" / "tools" / "hostile.tar.gz"
)
GROUPS = ("html", "url", "flow", "names", "path", "leak", "yaml", "bytes", "slow")
SETTINGS = """\
site_name: x # CANARY-mkdocs-yml
docs_dir: content
theme: {{name: material}}
markdown_extensions: {extensions}
plugins: [search, {{garden: {{html: {html}, limits: {{seconds: {seconds}}}}}}}]
"""
SECONDS = often(0.2, 5)
"""Of work that a page may take: the slow notes are many."""
CONTROL = "A note like any other, which is always published."
SECRETS = {
    "outside.txt": "CANARY-outside",
    ".git/config": "[remote]\n\ttoken = CANARY-git-token",
}


@dataclass(frozen=True)
class Case:
    """One hostile file."""

    group: str
    name: str
    path: str
    verdict: str
    forbid: tuple[str, ...]

    @property
    def page(self) -> str:
        """Where its page stands, if it has one."""
        return f"{self.path.removesuffix('.md')}/index.html"


@cache
def _unpacked(folder: Path) -> Path:
    if not ARCHIVE.is_file():
        message = f"There are no hostile notes at {ARCHIVE}; set PRAXIS_HOSTILE."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="fully_trusted")  # noqa: S202 - links are what it is about
    return folder


def cases(folder: Path) -> list[Case]:
    """Return every case of the corpus, unpacked in `folder`."""
    manifest = json.loads((_unpacked(folder) / "manifest.json").read_text(encoding="utf-8"))
    return [
        Case(c["group"], c["id"], c["path"], c["verdict"], tuple(c["forbid"]))
        for c in manifest["cases"]
    ]


def build_group(
    corpus: Path, folder: Path, group: str, html: str = "safe", extensions: str = "[]"
) -> tuple[Build, tuple[Finding, ...]]:
    """Build the notes of one group beside a note that means no harm."""
    content = folder / "content"
    content.mkdir(parents=True)
    (_unpacked(corpus) / group).rename(content / group)
    try:
        return _build(folder, html, extensions), findings_in(folder)
    finally:
        # What cannot be read cannot be copied, so the folder itself goes and comes back.
        (content / group).rename(corpus / group)


def _build(folder: Path, html: str, extensions: str) -> Build:
    (folder / "content/control.md").write_text(f"# Control\n\n{CONTROL}\n", encoding="utf-8")
    (folder / "content/index.md").write_text("# Home\n\n[Control](control.md)\n", encoding="utf-8")
    for name, text in SECRETS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settings = SETTINGS.format(html=html, extensions=extensions, seconds=SECONDS)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return build(folder)


def findings_in(folder: Path) -> tuple[Finding, ...]:
    """Return what `garden check` finds."""
    return run_checks(load_garden(load_project(folder)))


def read_for_machines(site: Path) -> None:
    """Read every file that is for programs. Raises what they would stumble over."""
    for file in site.rglob("*.json"):
        json.loads(file.read_bytes())
    for ending in ("*.xml", "*.atom"):
        for file in site.rglob(ending):
            ET.fromstring(file.read_bytes())  # noqa: S314 - what we wrote


_ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "background",
    "ping",
)
_LOADING = frozenset({"img", "script", "iframe", "source", "track", "video", "audio", "input"})
_ACTIVE = frozenset({"iframe", "object", "embed", "base", "frame", "applet", "math", "template"})
_SCHEMES = frozenset({"", "http", "https", "mailto"})


def active_in(html: str) -> Counter[str]:
    """Count what in a page could run, load from elsewhere, or stand in for a part of the theme."""
    found: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    tree = LexborHTMLParser(html)
    leads_on = tree.css_first("script[data-to]") is not None  # a page of ours at an old address
    for node in tree.root.traverse():
        for name, value in node.attributes.items():
            found += _of_attribute(node.tag, name, value or "")
        if node.tag in _ACTIVE:
            found[f"<{node.tag}>"] += 1
        if node.tag == "style":
            found["<style>"] += 1
        if node.tag == "meta" and node.attributes.get("http-equiv") == "refresh" and not leads_on:
            found["<meta refresh>"] += 1
        if node.tag == "script" and "pwn" in node.text() and not node.attributes.get("type"):
            found["<script>"] += 1
        if (node.attributes.get("id") or "").startswith("__"):
            ids[node.attributes["id"]] += 1
    for element in tree.css("article [class]"):
        if re.search(r"\bmd-(?:overlay|search|header)", element.attributes["class"] or ""):
            found["class of the theme"] += 1
    found.update({f"id {name}": 1 for name, count in ids.items() if count > 1})
    return found


def _of_attribute(tag: str, name: str, value: str) -> Counter[str]:
    if name.startswith("on") or name in {"style", "srcdoc", "autofocus"}:
        return Counter([f"{tag} {name}"])
    if name not in _ADDRESSES and not name.endswith(":href"):
        return Counter()
    plain = re.sub(r"[\x00-\x20]", "", value).lower()
    scheme = re.match(r"(?:([a-z][a-z0-9+.-]*):)?", plain)[1] or ""
    if scheme not in _SCHEMES:
        return Counter([f"{tag} {scheme}:"])
    if tag in _LOADING and (scheme or re.match(r"[/\\]{2}", plain)):
        return Counter([f"{tag} from elsewhere"])
    return Counter()
