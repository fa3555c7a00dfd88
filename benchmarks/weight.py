"""How much HTML a note's page has beyond the note's own text.

That is the bytes of the page, less the bytes of what its author wrote below the head. So markup,
navigation, backlinks and everything else that the generator adds count.

And how much a browser loads to show it: the page with its style sheets and scripts, as they are and
as they travel, packed by gzip. Fonts and pictures do not count, nor what is fetched only once
somebody searches.
"""

import gzip
import re
from functools import cache
from pathlib import Path
from statistics import median

from benchmarks.peers import NOTES, SITE
from garden.address import page_file

NEEDED = re.compile(r'<link rel="stylesheet" href="([^":?]+)"|<script src="([^":?]+)"')
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


def loaded(project: Path) -> dict[str, float]:
    """Return the median over all notes of what is loaded, in kB: as it is, and packed."""
    notes = project / NOTES
    site = project / SITE
    pages = [site / page_file(_path(file, notes)) for file in sorted(notes.rglob("*/*.md"))]
    files = [[page, *needed(page)] for page in pages]
    plain, packed = cache(lambda file: file.stat().st_size), cache(_packed)
    return {
        "loaded": round(median(sum(map(plain, found)) for found in files) / 1000, 1),
        "packed": round(median(sum(map(packed, found)) for found in files) / 1000, 1),
    }


def needed(page: Path) -> list[Path]:
    """Return the style sheets and scripts of the site that a page asks for."""
    found = NEEDED.findall(page.read_text(encoding="utf-8"))
    return [(page.parent / (sheet or script)).resolve() for sheet, script in found]


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def _beyond(note: Path, page: Path) -> int:
    return page.stat().st_size - len(HEAD.sub(b"", note.read_bytes()))


def _path(file: Path, notes: Path) -> str:
    return file.relative_to(notes).as_posix()
