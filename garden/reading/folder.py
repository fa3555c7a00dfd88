"""What is in a content folder, told before anything in it is opened.

A link could lead out of the folder, and a pipe would keep whoever reads it waiting for ever; so
only files that are really there are looked at. What is left out is said, never passed over.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from garden.model import Finding, Position, Severity

CODE = "refused-file"


@dataclass(frozen=True, slots=True)
class Survey:
    """The files below a folder, as paths seen from it."""

    files: tuple[str, ...]
    """Regular files that stand there themselves."""
    refused: Mapping[str, Finding]
    """What else is there, each with the finding that says why it is left out."""

    def find_refused(self, path: str) -> Finding | None:
        """Return why the file at `path` is left out: it, or a folder in which it stands."""
        if not self.refused:
            return None
        parts = path.split("/")
        places = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
        return next((self.refused[place] for place in places if place in self.refused), None)


def survey_folder(root: Path) -> Survey:
    """Look through the folder `root`, but for hidden folders; no link is followed."""
    files: list[str] = []
    refused: dict[str, Finding] = {}
    folders = [""]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(root / below) as entries:
                found = list(entries)
        except OSError:
            place = below.rstrip("/")
            refused[place] = refuse(
                place, "The folder cannot be looked into.", "Give yourself the right to read it."
            )
            continue
        for entry in found:
            path = f"{below}{entry.name}"
            if entry.is_file(follow_symlinks=False):
                files.append(path)
            elif entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    folders.append(f"{path}/")
            else:
                refused[path] = _strange(path, entry)
    return Survey(tuple(files), refused)


def refuse(path: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    """Return the finding that a file is left out."""
    return Finding(path, Position(), CODE, severity, message, hint)


def _strange(path: str, entry: "os.DirEntry[str]") -> Finding:
    if entry.is_symlink():
        message = "It is a link to another place; nothing is read through it."
        return refuse(path, message, "Put the file itself here.")
    return refuse(path, "It is no file but a pipe or a device; it is not read.", "Delete it.")
