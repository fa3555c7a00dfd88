"""The generators that are measured side by side, each set up for the same notes."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SITE = "site"
"""The folder into which every generator builds."""

BASE: Mapping[str, Any] = {
    "site_name": "A measured garden",
    "site_dir": SITE,
    "theme": {"name": "material", "font": False},
    "validation": {"links": {"unrecognized_links": "ignore", "anchors": "ignore"}},
}
HUBS = {"nav": ["index.md"], "not_in_nav": "*"}
"""Notes are built and can be found, but no page carries a tree of them all."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator, as it is set up here."""

    words: str
    """What it is."""
    settings: Mapping[str, Any]
    """What its configuration file says, beside the folder of the notes."""
    command: tuple[str, ...]
    """What builds the site, run in the folder of the configuration file."""


def _engine(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *arguments)


PEERS: Mapping[str, Peer] = {
    "garden": Peer(
        "`garden build`",
        {**BASE, "plugins": ["search", "garden"]},
        (str(Path(sys.executable).with_name("garden")), "build"),
    ),
    "plugin": Peer(
        "`mkdocs build` with our plugin",
        {**BASE, "plugins": ["search", "garden"]},
        _engine("mkdocs", "build", "--quiet"),
    ),
    "stock": Peer(
        "MkDocs and Material, hub pages only",
        {**BASE, **HUBS, "plugins": ["search"]},
        _engine("mkdocs", "build", "--quiet"),
    ),
    "unsearched": Peer(
        "MkDocs and Material, hub pages only, no search",
        {**BASE, **HUBS, "plugins": []},
        _engine("mkdocs", "build", "--quiet"),
    ),
    "navigation": Peer(
        "MkDocs and Material, every note in the navigation",
        {**BASE, "plugins": ["search"]},
        _engine("mkdocs", "build", "--quiet"),
    ),
}
"""By name; the others are compared with `stock`."""


def prepare(peer: Peer, notes: Path, place: Path) -> tuple[str, ...]:
    """Set a peer up in a folder for notes; return the command that builds the site."""
    settings = {**peer.settings, "docs_dir": str(notes)}
    text = yaml.safe_dump(settings, sort_keys=False)
    place.joinpath("mkdocs.yml").write_text(text, encoding="utf-8")
    return peer.command
