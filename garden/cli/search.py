"""`garden search`: find a note before you write it again."""

import hashlib
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from garden.cli.common import EXIT_FINDINGS, HERE, ConfigOption, errors, open_garden
from garden.project import Project
from garden.report.model import visible
from garden.search import SearchBusy, SearchHit, SearchIndex
from garden.search.documents import documents_of


class Format(StrEnum):
    """How hits are printed."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden search retrospective[/bold]; "
        '[bold]garden search "type:routine domain:facilitation feedback"[/bold]'
    )(search)


def search(
    query: Annotated[str, typer.Argument(help='Words, "phrases", wild*cards, field:value.')],
    limit: Annotated[int, typer.Option(help="How many to show.", min=1, max=1000)] = 10,
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """Search the notes. Fields: title, type, domain, tag, status, contributor."""
    project, garden = open_garden(config)
    index = SearchIndex(cache_folder(project))
    try:
        index.update(documents_of(garden))
    except SearchBusy as busy:
        errors.print(f"garden: {busy}", highlight=False)
    hits = index.query(query, limit)
    if output is Format.JSON:
        typer.echo(json.dumps([_plain(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            typer.echo(f"{visible(hit.title)}  ({visible(hit.path)})\n    {_marked(hit)}")
    if not hits:
        suggestion = index.suggest(query)
        hint = f" Did you mean “{suggestion}”?" if suggestion else ""
        errors.print(f"Nothing found for “{query}”.{hint}", highlight=False)
        raise typer.Exit(EXIT_FINDINGS)


def cache_folder(project: Project) -> Path:
    """Return where this garden's search index is kept: in the user's own cache folder.

    Not in the checkout: the index holds pickles, and a checkout holds what others wrote.
    """
    place = hashlib.sha256(str(project.content.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("praxis-garden") / "search" / place


def _plain(hit: SearchHit) -> dict[str, object]:
    excerpt = "".join(piece.text for piece in hit.excerpt)
    return {"path": hit.path, "title": hit.title, "score": round(hit.score, 3), "excerpt": excerpt}


def _marked(hit: SearchHit) -> str:
    pieces = (
        typer.style(visible(piece.text), bold=True) if piece.is_match else visible(piece.text)
        for piece in hit.excerpt
    )
    return " ".join("".join(pieces).split())
