"""Example gardens that stand in a note, and what the program says about them."""
# ruff: noqa: INP001 - scripts are no package

import re

from garden.checks import run_checks
from garden.config import GardenConfig
from garden.fate import BUCKETS, Ambiguous, Fate, Found, MissingAnchor
from garden.garden import Garden
from garden.model import Finding, NotePath
from garden.project import PeopleFile, make_garden
from garden.report import REPORTS, Report
from garden.slug import slugify_ascii
from garden.source import Sources, decode_note

EXAMPLE = re.compile(r"^(```+)text\n(-- .*?)^\1$", re.DOTALL | re.MULTILINE)
SECTION = re.compile(r"^-- (.+) --\n", re.MULTILINE)
BYTE = re.compile(rb"\\x([0-9a-f]{2})")
"""A byte that is no text, written out as `\\xfc`."""


class ExampleError(Exception):
    """An example is missing, or does not show what it is there for."""


def garden_of(note: str, before: int) -> Garden:
    """Return the example garden that stands last above `before` in a note."""
    blocks = [m[2] for m in EXAMPLE.finditer(note) if m.start() < before]
    if not blocks:
        raise ExampleError("There is no example garden above it.")
    _, *pieces = SECTION.split(blocks[-1])
    texts: dict[NotePath, str] = {}
    assets, findings = set(), []
    for path, text in zip(pieces[::2], pieces[1::2], strict=True):
        read = decode_note(path, BYTE.sub(lambda m: bytes.fromhex(m[1].decode()), text.encode()))
        if isinstance(read, Finding):
            findings.append(read)
        if path.endswith(".md"):
            texts[NotePath(path)] = "" if isinstance(read, Finding) else read
        else:
            assets.add(path)
    sources = Sources(texts, frozenset(assets), tuple(findings))
    return make_garden(sources, PeopleFile(), GardenConfig(), slugify_ascii)


def findings_of(garden: Garden, wanted: str) -> str:
    """Return what `garden check` prints about an example, for one check."""
    found = tuple(finding for finding in run_checks(garden) if finding.code == wanted)
    if not found:
        raise ExampleError(f"The example does not trigger `{wanted}`.")
    text = REPORTS["text"](Report(found, len(garden.notes))).rstrip()
    return f"```text\n{text.rpartition(chr(10) * 2)[0]}\n```"


def goal(fate: Fate) -> str:
    """Return where a link leads, as far as it leads anywhere."""
    match fate:
        case Found(path, anchor):
            return f"{path}#{anchor}" if anchor else path
        case MissingAnchor(path, _):
            return path
        case Ambiguous(candidates):
            return " or ".join(candidates)
        case _:
            return ""


def links_of(garden: Garden, path: str) -> str:
    """Return what becomes of each link of a note in an example."""
    note = garden.notes[NotePath(path)]
    rows = [
        (note.text[r.link.span.start : r.link.span.end], BUCKETS[type(r.fate)], goal(r.fate))
        for r in garden.resolved(note.path)
    ]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = (f"{a:<{wide[0]}}  {b:<{wide[1]}}  {c}".rstrip() for a, b, c in rows)
    return "```text\n" + "\n".join(lines) + "\n```"
