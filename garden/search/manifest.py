"""What the index is known to hold: by it an update is small, and damage is seen.

It is written last and under the same lock, so that an index without its manifest, or with files
that are not as it says, is one that was left unfinished or was damaged.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

NAME = "manifest.json"
WORDS = "words.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the files of an index are, and what was put into them."""

    state: str = ""
    """Of what the index was made, as told by who made it; empty if nothing was told."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """The digest of each document, by its path."""
    files: Mapping[str, int] = field(default_factory=dict)
    """The checksum of each file, by its name."""


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of an index; None if there is none that can be read."""
    try:
        told = json.loads((folder / NAME).read_bytes())
        return Manifest(str(told["state"]), dict(told["digests"]), dict(told["files"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a manifest, all of it or nothing."""
    _replace(folder / NAME, asdict(manifest))


def read_words(folder: Path) -> dict[str, int]:
    """Return the words of all notes as they are written, with the number of notes of each."""
    return dict(json.loads((folder / WORDS).read_bytes()))


def write_words(folder: Path, words: Mapping[str, int]) -> None:
    """Write them."""
    _replace(folder / WORDS, words)


def checksums(folder: Path, names: Iterable[str]) -> dict[str, int]:
    """Return the checksum of each file that is there."""
    found = {}
    for name in names:
        try:
            found[name] = zlib.crc32((folder / name).read_bytes())
        except OSError:
            continue
    return found


def _replace(file: Path, value: object) -> None:
    part = file.with_suffix(".part")
    part.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    part.replace(file)
