"""`garden similar`: what there is already of a note, or of a draft that is not in the garden."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, get_note
from garden.cli.exits import EXIT_FINDINGS
from garden.cli.searching import searched_garden
from garden.errors import UsageError
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.project import Project
from garden.reading.parse import parse_note
from garden.reading.source import decode_note
from garden.related import because, related
from garden.related.same import alike, same_name
from garden.search import SearchIndex
from garden.visible import visible

STDIN = "-"

WORDS = 4
"""How many words that both have are told of."""

EXAMPLES = (
    'Examples: [bold]garden similar "Peer assist"[/bold]; '
    "[bold]garden similar drafts/silent-start.md[/bold]; "
    "[bold]cat draft.md | garden similar - --format json[/bold]"
)


class Format(StrEnum):
    """How the answer is printed."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Similar:
    """A note that is similar, and why."""

    path: NotePath
    """The note."""
    kind: str
    """`text` if it says much of the same, `name` if it is called nearly the same, or `related`."""
    why: str
    """The reason in words."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(similar)


def similar(
    note: Annotated[
        str,
        typer.Argument(
            help="A title, an alias, a path, a file of your own, or - for what is piped."
        ),
    ],
    limit: Annotated[int, typer.Option(help="How many related notes to show.", min=1)] = 5,
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """Find notes that say nearly the same, and those that are related, with the reason.

    Ask before you write: a note that is there already may want what you were about to say. The
    exit code is 0 if something is similar, 1 if nothing is, 2 if there is no such note.
    """
    project, garden, index = searched_garden(config)
    garden, path = _with_target(project, garden, note)
    found = list(_similar(garden, path, index, limit))
    if output is Format.JSON:
        typer.echo(json.dumps(_plain(garden, path, found), ensure_ascii=False, indent=1))
    else:
        _print(garden, found)
    if not found:
        raise typer.Exit(EXIT_FINDINGS)


def _with_target(project: Project, garden: Garden, name: str) -> tuple[Garden, NotePath]:
    """Return the note that is meant, in a garden that holds it, though it be a draft."""
    if name == STDIN:
        return _with_draft(garden, _draft(project, "(piped)", sys.stdin.buffer.read()))
    if garden.candidates(name):
        return garden, get_note(garden, name)
    file = Path(name)
    if not file.is_file():
        return garden, get_note(garden, name)
    inside = file.resolve()
    if inside.is_relative_to(project.content.resolve()):
        path = NotePath(inside.relative_to(project.content.resolve()).as_posix())
        if path in garden.notes:
            return garden, path
        return _with_draft(garden, _draft(project, path, file.read_bytes()))
    return _with_draft(garden, _draft(project, f"({file.name})", file.read_bytes()))


def _draft(project: Project, path: str, data: bytes) -> Note:
    text = decode_note(path, data, project.config.limits.note)
    if not isinstance(text, str):
        raise UsageError(f"{path}: {text.message} {text.hint}")
    note = parse_note(NotePath(path), text, project.config, project.slugify)
    return replace(note, fields=replace(note.fields, draft=False))


def _with_draft(garden: Garden, draft: Note) -> tuple[Garden, NotePath]:
    notes = (*garden.notes.values(), draft)
    made = Garden(notes, garden.assets, garden.config, garden.entries, past=garden.past)
    return made, draft.path


def _similar(garden: Garden, path: NotePath, index: SearchIndex, limit: int) -> Iterator[Similar]:
    note = garden.notes[path]
    told = {path}
    for other, share in alike(garden.notes, [path])[path].items():
        told.add(other)
        yield Similar(other, "text", f"{share:.0%} of the shorter text stands in the other, too")
    for other in same_name(garden.notes, note.title, note.fields.lang):
        if other not in told:
            told.add(other)
            yield Similar(other, "name", "has nearly the same name")
    reasons = _reasons(garden, note, index, limit + len(told))
    fresh = [(other, why) for other, why in reasons.items() if other not in told]
    yield from (Similar(other, "related", why) for other, why in fresh[:limit])


def _reasons(garden: Garden, note: Note, index: SearchIndex, limit: int) -> Mapping[NotePath, str]:
    """Return related notes with the reasons: what they share, then likeness of the whole text."""
    reasons = {
        other.path: because(garden, note.path, other) for other in related(garden, note.path, limit)
    }
    text = "\n".join((note.title, *(prose.text for prose in note.prose)))
    for found, words in index.like(text, limit):
        other = NotePath(found)
        if other in garden.notes:
            listed = ", ".join(f"“{word}”" for word in words[:WORDS])
            reasons.setdefault(other, f"both speak of {listed}")
    return reasons


def _print(garden: Garden, found: list[Similar]) -> None:
    heads = {"text": "Says much of the same:", "name": "Is called the same:", "related": "Related:"}
    for kind, head in heads.items():
        these = [each for each in found if each.kind == kind]
        if these:
            typer.echo(head)
        for each in these:
            typer.echo(f"  {visible(garden.notes[each.path].title)}  ({visible(each.path)})")
            typer.echo(f"      {visible(each.why)}")
    if not found:
        typer.echo("There is no note like it.")


def _plain(garden: Garden, path: NotePath, found: list[Similar]) -> dict[str, object]:
    return {
        "title": garden.notes[path].title,
        "similar": [
            {
                "path": each.path,
                "title": garden.notes[each.path].title,
                "kind": each.kind,
                "why": each.why,
            }
            for each in found
        ],
    }
