"""`garden mentions`: notes that are named in prose and not linked."""

import difflib
import json
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, ForceOption, get_note, open_garden
from garden.errors import UsageError
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.view import excerpt_of
from garden.words.linking import link_mentions
from garden.words.mentions import mentioned, mentions_of, sentence_of
from garden.words.uses import Use
from garden.worktree import require_committed, write_notes

Format = StrEnum("Format", {"text": "text", "json": "json"})
TEXT = Format("text")
Mentions = dict[NotePath, list[Use]]


NoteArgument = Annotated[
    str | None,
    typer.Argument(help="A title, an alias or a path.", show_default="all notes"),
]
EveryOption = Annotated[
    bool, typer.Option("--all", help="Also in notes that link there in another place.")
]
FirstOption = Annotated[bool, typer.Option("--first", help="Only the first in each note.")]
LinkOption = Annotated[
    bool, typer.Option("--link", help="Make links of them; on a terminal, ask about each.")
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option(help="With --link: only this one, as FILE:LINE:COLUMN; may be repeated."),
]
YesOption = Annotated[bool, typer.Option("--yes", help="With --link: do not ask.")]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="With --link: change nothing; show the difference.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden mentions[/bold]; "
        '[bold]garden mentions "Peer assist" --link --dry-run[/bold]; '
        '[bold]garden mentions "Peer assist" --link --only stories/hand-over.md:12:8[/bold]'
    )(mentions)


def mentions(  # noqa: PLR0913, PLR0917 - each is an option of the command
    note: NoteArgument = None,
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = TEXT,
    every: EveryOption = False,
    first: FirstOption = False,
    link: LinkOption = False,
    only: OnlyOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
) -> None:
    """Show where notes are named in prose without a link, and link them if you like."""
    project, garden = open_garden(config)
    path = get_note(garden, note) if note else None
    found = found_mentions(garden, path, every=every, first=first)
    if not link:
        typer.echo(_as_json(garden, found) if output == Format("json") else as_text(garden, found))
        return
    if path is None:
        raise UsageError("Say which note the links are to lead to: garden mentions NOTE --link.")
    uses = _only(found.get(path, []), only) if only else found.get(path, [])
    if not (only or yes or dry_run) and sys.stdin.isatty():
        uses = [use for use in uses if typer.confirm(f"{_line(use)}\nLink it?")]
    texts = link_mentions(garden, path, uses)
    if dry_run:
        typer.echo("\n".join(_diff(texts)))
        return
    if not force:
        require_committed(project.content, texts)
    write_notes(project.content, texts)
    typer.echo("\n".join(f"Linked: {_place(use)}" for use in uses) or "Nothing to link.")


def found_mentions(
    garden: Garden, path: NotePath | None, *, every: bool = False, first: bool = False
) -> Mentions:
    """Return the mentions of one note, or of all, by the note that is mentioned."""
    found: Mentions = {}
    for target in [path] if path else mentioned(garden):
        uses = list(mentions_of(garden, target, linked=every))
        if first:
            uses = list({use.source: use for use in reversed(uses)}.values())[::-1]
        if uses:
            found[target] = uses
    return found


def _only(uses: list[Use], places: list[str]) -> list[Use]:
    known = {_place(use): use for use in uses}
    for place in places:
        if place not in known:
            raise UsageError(f"There is no mention at {place}. `garden mentions` lists them.")
    return [known[place] for place in dict.fromkeys(places)]


def _diff(texts: Mapping[NotePath, tuple[str, str]]) -> Iterator[str]:
    for path, (before, after) in texts.items():
        lines = (before.splitlines(), after.splitlines())
        yield from difflib.unified_diff(*lines, f"a/{path}", f"b/{path}", lineterm="")


def as_text(garden: Garden, found: Mentions) -> str:
    """Return mentions as they are printed."""
    if not found:
        return "No note is named in prose without a link."
    parts = []
    for path, uses in found.items():
        lines = [f"{garden.notes[path].title} ({path})", *(f"  {_line(use)}" for use in uses)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _as_json(garden: Garden, found: Mentions) -> str:
    entries = [
        {
            "path": path,
            "title": garden.notes[path].title,
            "mentions": [_as_data(use) for use in uses],
        }
        for path, uses in found.items()
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False)


def _as_data(use: Use) -> dict[str, object]:
    place = {"path": use.source, "line": use.position.line, "column": use.position.column}
    sentence = excerpt_of(sentence_of(use))
    return {**place, "words": use.words, "before": sentence["before"], "after": sentence["after"]}


def _place(use: Use) -> str:
    return f"{use.source}:{use.position.line}:{use.position.column}"


def _line(use: Use) -> str:
    sentence = excerpt_of(sentence_of(use))
    return f"{_place(use)}  {sentence['before']}[{use.words}]{sentence['after']}"
