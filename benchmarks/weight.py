"""How much HTML a note's page has beyond the note's own text.

That is the bytes of the page, less the bytes of what its author wrote below the head. So markup,
navigation, backlinks and everything else that the generator adds count.
"""

import re
from pathlib import Path
from statistics import median

from benchmarks.peers import NOTES, SITE
from garden.address import page_file

HEAD = re.compile(rb"\A---\n.*?\n---\n", re.DOTALL)


def weights(project: Path) -> list[int]:
    """Return the bytes beyond its own text of each note's page in a built project."""
    notes = project / NOTES
    files = sorted(notes.rglob("*/*.md"))
    return [_beyond(file, project / SITE / page_file(_path(file, notes))) for file in files]


def weight(project: Path) -> dict[str, float]:
    """Return the median and the largest, in kB (1,000 bytes)."""
    found = weights(project)
    return {"median": round(median(found) / 1000, 1), "largest": round(max(found) / 1000, 1)}


def _beyond(note: Path, page: Path) -> int:
    return page.stat().st_size - len(HEAD.sub(b"", note.read_bytes()))


def _path(file: Path, notes: Path) -> str:
    return file.relative_to(notes).as_posix()
