"""Facts about commits, kept from one run to the next: a cache, and nothing else.

A fact holds as long as its commit is there, so a file that is whole and made by these rules is
right. Any other is ignored and written anew, in one step, so that two processes never meet in
the middle. It lies in the user's own cache folder and holds nothing that the repository does not.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from garden.history.facts import Commit, Signature, Touch
from garden.history.model import ChangeKind

VERSION = "2"
"""Raise it when the rules change by which commits are read or changes told apart."""

LARGEST = 1_000_000_000
"""How many bytes are read at most."""


def cache_file(content: Path) -> Path:
    """Return where facts about the notes in a folder are kept: in the user's own cache folder."""
    place = hashlib.sha256(os.fsencode(content.resolve())).hexdigest()[:16]
    return user_cache_path("praxis-garden") / "history" / f"{place}.json"


def read_kept(file: Path | None, place: str) -> tuple[str, Mapping[str, Commit]]:
    """Return the newest commit that is kept, and all that are; nothing if they cannot be used.

    `place` is the content folder in its repository, since paths are read from there.
    """
    try:
        if not file or file.stat().st_size > LARGEST:
            return "", {}
        digest, _, text = file.read_bytes().partition(b"\n")
        if digest != _digest(place, text):
            return "", {}
        head, *rows = json.loads(text)
        return head, {row[0]: _commit(row) for row in rows}
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return "", {}


def keep(file: Path | None, place: str, head: str, commits: Iterable[Commit]) -> None:
    """Keep what was read; a folder that cannot be written is no reason to stop."""
    if not file:
        return
    rows = [head, *(_row(commit) for commit in commits)]
    text = json.dumps(rows, separators=(",", ":")).encode()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".history-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(place, text) + b"\n" + text)
            os.replace(name, file)  # noqa: PTH105 - in one step, or not at all
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _digest(place: str, text: bytes) -> bytes:
    """Return what tells a whole file of this version and place from any other."""
    rules = f"{VERSION}\0{place}\0".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(rules + text, digest_size=16).hexdigest().encode()


def _row(commit: Commit) -> list[Any]:
    return [
        commit.id,
        commit.parents,
        commit.at,
        commit.committed,
        commit.author,
        commit.helpers,
        commit.updates,
        commit.pull,
        [_touch_row(touch) for touch in commit.touches],
        [_touch_row(touch) for touch in commit.own],
    ]


def _touch_row(touch: Touch) -> list[Any]:
    return [touch.status, touch.path, touch.old, touch.kind, touch.headings]


def _commit(row: list[Any]) -> Commit:
    commit, parents, at, committed, author, helpers, updates, pull, touches, own = row
    return Commit(
        commit,
        tuple(parents),
        at,
        committed,
        Signature(*author),
        tuple(Signature(*helper) for helper in helpers),
        updates,
        pull,
        tuple(map(_touch, touches)),
        tuple(map(_touch, own)),
    )


def _touch(row: list[Any]) -> Touch:
    status, path, old, kind, headings = row
    known = ChangeKind(kind) if kind else None
    return Touch(status, path, old, known, tuple((old, new) for old, new in headings))
