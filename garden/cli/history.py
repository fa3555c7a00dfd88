"""`garden history`: since when notes have been as they are, and how they came to be so."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, get_note, open_garden
from garden.cli.exits import EXIT_FINDINGS, errors
from garden.garden import Garden
from garden.history import ChangeKind, NoteHistory, Voice
from garden.measures.cells import GROUP, hide_small
from garden.model import NotePath

Format = StrEnum("Format", {"text": "text", "json": "json"})
TEXT = Format("text")

KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.TEXT: "of the text",
    ChangeKind.DATES: "of days only",
    ChangeKind.LINKS: "of where links lead",
    ChangeKind.SPACE: "of white space",
    ChangeKind.SWEEP: "together with many notes",
}
"""Each kind of change, in words."""

UNTOLD = "Nothing is known of its history: it is new, or not committed yet."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden history[/bold]; "
        '[bold]garden history "Peer assist" --format json[/bold]'
    )(history)


def history(
    note: Annotated[
        str, typer.Argument(help="A note's title, alias or path; without it, the whole garden.")
    ] = "",
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = TEXT,
) -> None:
    """Tell since when a note, or the garden, is as it is, and what was done. Nobody is named."""
    _, garden = open_garden(config, past=True)
    past = garden.past.history
    if not past.known:
        if past.remark not in garden.past.remarks:  # those were told already
            errors.print(past.remark or "The settings say not to ask git.", markup=False)
        raise typer.Exit(EXIT_FINDINGS)
    if past.remark:
        errors.print(past.remark, markup=False)
    data = _of_note(garden, get_note(garden, note)) if note else _of_garden(garden)
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False) if output != TEXT else _text(data))


def _of_note(garden: Garden, path: NotePath) -> dict[str, object]:
    found = garden.past.history.notes.get(path, NoteHistory())
    return {
        "title": garden.notes[path].title,
        "path": path,
        **_span([found]),
        "since": _day(found.since),
        "edited": found.edited,
    }


def _of_garden(garden: Garden) -> dict[str, object]:
    past = garden.past.history
    notes = [found for path, found in past.notes.items() if path in garden.notes]
    return {
        "as_of": _day(past.as_of),
        "notes": len(garden.notes),
        "known": len(notes),
        **_span(notes),
        "voices": hide_small(len(_voices(notes))),
    }


def _span(notes: Iterable[NoteHistory]) -> dict[str, object]:
    notes = list(notes)
    kinds = Counter(change.kind for found in notes for change in found.changes)
    return {
        "first": _day(min((n.first for n in notes if n.first), default=None)),
        "last": _day(max((n.last for n in notes if n.last), default=None)),
        "changes": {kind.value: kinds[kind] for kind in ChangeKind},
    }


def _voices(notes: Iterable[NoteHistory]) -> set[Voice]:
    texts = (c for n in notes for c in n.changes if c.kind is ChangeKind.TEXT)
    return {voice for change in texts for voice in change.voices}


def _day(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d}" if at else ""


def _text(data: Mapping[str, object]) -> str:
    changes = data["changes"]
    done = [
        f"  {count} {KINDS[ChangeKind(kind)]}"
        for kind, count in (changes.items() if isinstance(changes, dict) else ())
        if count
    ]
    first, last = data["first"] or "unknown", data["last"] or "unknown"
    days = ["First changed in substance: " + str(first), "Last changed in substance: " + str(last)]
    head = _head_of_note(data) if "path" in data else _head_of_garden(data)
    return "\n".join([*head, *(["", *days, "", "Changes:", *done] if done else [UNTOLD])])


def _head_of_note(data: Mapping[str, object]) -> list[str]:
    lines = [f"{data['title']}  ({data['path']})"]
    if data["edited"]:
        return [*lines, "Being edited, and not committed yet."]
    return [*lines, f"Not changed since {data['since']}."] if data["since"] else lines


def _head_of_garden(data: Mapping[str, object]) -> list[str]:
    lines = [f"As of {data['as_of']}, {data['known']} of {data['notes']} notes have a history."]
    voices = data["voices"]
    if voices is None:
        return [*lines, f"Fewer than {GROUP} people wrote them, and so few are not counted."]
    return [*lines, f"{voices} people wrote them."] if voices else lines
