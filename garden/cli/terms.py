"""`garden terms`: the community's words, who uses them, and those that nobody has explained."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, open_garden
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.view import SUMMARY, shorten
from garden.slug import fold
from garden.words.glossary import definition, users
from garden.words.undefined import UndefinedTerm, undefined_terms
from garden.words.uses import is_term

Format = StrEnum("Format", {"text": "text", "json": "json"})
TEXT = Format("text")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden terms[/bold]; [bold]garden terms --undefined[/bold]; "
        "[bold]garden terms --format json[/bold]"
    )(terms)


def terms(
    config: ConfigOption = HERE,
    undefined: Annotated[
        bool, typer.Option("--undefined", help="Only words that nobody has explained.")
    ] = False,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = TEXT,
) -> None:
    """List the terms with who uses them, and words of several domains that have no page."""
    _, garden = open_garden(config)
    known = [] if undefined else _terms(garden)
    missing = undefined_terms(garden)
    show = _as_json if output == Format("json") else _as_text
    typer.echo(show(garden, known, missing))


def _terms(garden: Garden) -> list[NotePath]:
    found = [path for path, note in garden.notes.items() if is_term(garden, note)]
    return sorted(found, key=lambda path: (fold(garden.notes[path].title), path))


def _as_text(garden: Garden, known: list[NotePath], missing: tuple[UndefinedTerm, ...]) -> str:
    lines = []
    for path in known:
        found = users(garden, path)
        counts = f"{_notes(len(found))}, {sum(found.values())} with a link"
        lines += [
            f"{garden.notes[path].title} ({path}): {counts}",
            f"  {shorten(definition(garden, path), SUMMARY)}",
        ]
    if missing:
        lines += [*([""] if lines else []), "Without a page:"]
    for term in missing:
        domains = ", ".join(garden.domains[slug].title for slug in term.domains)
        lines.append(f"  {term.name}: {_notes(len(term.notes))} ({domains})")
    return "\n".join(lines) or "There are no terms, and no words that would have to be some."


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"


def _as_json(garden: Garden, known: list[NotePath], missing: tuple[UndefinedTerm, ...]) -> str:
    data = {
        "terms": [
            {
                "path": path,
                "title": garden.notes[path].title,
                "definition": definition(garden, path),
                "uses": [
                    {"path": source, "linked": linked}
                    for source, linked in sorted(users(garden, path).items())
                ],
            }
            for path in known
        ],
        "undefined": [
            {"name": term.name, "notes": term.notes, "domains": term.domains} for term in missing
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False)
