"""What a build wrote, so that the next one knows what is its own and what is still the same.

A checksum, the digest of what the site was made from, and two lines of JSON: the files of the
site with their marks, and what the engine's side wants to know of its pages. A record that is
cut or altered counts as none.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from garden.cache import digest
from garden.output.model import Marks

_FORMAT = "2"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the last build of a site."""

    files: Marks = field(default_factory=dict)
    """Every file that it wrote."""
    pages: bytes = b"{}"
    """What it said of its pages: JSON, in the words of whoever wrote it."""
    inputs: str = ""
    """The digest of all that the site was made from; empty where that is not known."""


def read_record(file: Path) -> Record:
    """Return what is recorded; an empty record if there is none that can be used."""
    try:
        check, inputs, files, pages = file.read_bytes().split(b"\n", 3)
        if check.decode() == digest(_FORMAT, inputs, files, pages):
            marks = {path: (size, time) for path, (size, time) in json.loads(files).items()}
            return Record(marks, pages, inputs.decode())
    except (OSError, ValueError, TypeError, AttributeError):
        pass
    return Record()


def write_record(file: Path, record: Record) -> None:
    """Write a record in one step, or not at all."""
    files = json.dumps(record.files, separators=(",", ":")).encode("utf-8", "surrogatepass")
    inputs = record.inputs.encode()
    check = digest(_FORMAT, inputs, files, record.pages).encode()
    aside = file.with_suffix(".part")  # one writer at a time: the lock is held
    aside.write_bytes(b"\n".join((check, inputs, files, record.pages)))
    os.replace(aside, file)  # noqa: PTH105 - in one step
