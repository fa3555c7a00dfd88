"""Example gardens that stand in a note, and what the program says about them."""
# ruff: noqa: INP001 - scripts are no package

import re
from collections.abc import Mapping
from typing import Any

from garden.address import page_url
from garden.checks import run_checks
from garden.cli.mentions import as_text, found_mentions
from garden.compile.notes import compile_note
from garden.config import GardenConfig
from garden.fate import BUCKETS, Ambiguous, Fate, Found, MissingAnchor
from garden.garden import Garden
from garden.model import Finding, NotePath
from garden.pages.preview import previews_of
from garden.pages.view import View
from garden.past import Past
from garden.past.published import LOCK, read_published
from garden.people import read_people
from garden.places import place_for
from garden.project import PeopleFile, make_garden
from garden.reading.kinds import find_unpublished
from garden.reading.source import Sources, decode_note
from garden.report import REPORTS, Report
from garden.slug import slugify_ascii
from garden.wanted import wanted_notes

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
    past, people = Past(), PeopleFile()
    assets, findings = set(), []
    for path, text in zip(pieces[::2], pieces[1::2], strict=True):
        read = decode_note(path, BYTE.sub(lambda m: bytes.fromhex(m[1].decode()), text.encode()))
        if isinstance(read, Finding):
            findings.append(read)
        if path == LOCK:
            past = Past(published=read_published(text, f"../{LOCK}"))
        elif path == GardenConfig().people.file:
            people = PeopleFile(*read_people(text, f"../{path}"))
        elif path.endswith(".md"):
            texts[NotePath(path)] = "" if isinstance(read, Finding) else read
        elif refused := find_unpublished(path):
            findings.append(refused)
        else:
            assets.add(path)
    sources = Sources(texts, frozenset(assets), tuple(findings))
    return make_garden(sources, people, GardenConfig(), slugify_ascii, past=past)


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


def mentions_text(garden: Garden, path: str) -> str:
    """Return what `garden mentions` prints about a note of an example."""
    found = found_mentions(garden, NotePath(path))
    if not found:
        raise ExampleError(f"The example does not mention `{path}`.")
    return f"```text\n{as_text(garden, found)}\n```"


def compiled_text(garden: Garden, path: str) -> str:
    """Return the plain Markdown that a note of an example becomes."""
    page = compile_note(View(garden, lambda note: note), NotePath(path))
    return f"```markdown\n{page.body.strip()}\n```"


def previews_text(garden: Garden, path: str) -> str:
    """Return the cards that the page of a note of an example carries."""
    cards = previews_of(View(garden, page_url), NotePath(path))
    return "```text\n" + "\n\n".join(map(_card, cards.values())) + "\n```"


def _card(card: Mapping[str, Any]) -> str:
    facts = [card["type"], *card.get("domains", ()), card.get("status")]
    title = f"{card['title']} § {card['heading']}" if "heading" in card else card["title"]
    return "\n".join(filter(None, [title, " · ".join(filter(None, facts)), card.get("text")]))


def wanted_text(garden: Garden, _subject: str) -> str:
    """Return the wanted notes of an example, with who asks and where each would stand."""
    rows = [
        (
            note.name,
            ", ".join(f"{ask.source}:{ask.link.position.line}" for ask in note.asks),
            place_for(garden, note.name, note.type).path,
        )
        for note in wanted_notes(garden).values()
    ]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = (f"{a:<{wide[0]}}  {b:<{wide[1]}}  {c}" for a, b, c in rows)
    return "```text\n" + "\n".join(lines) + "\n```"
