"""`garden search`: find a note before you write it again."""

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption
from garden.cli.exits import EXIT_FINDINGS, errors
from garden.cli.searching import current_index
from garden.search import Piece, SearchAnswer, SearchHit
from garden.visible import visible

EXAMPLES = (
    "Examples: [bold]garden search retrospective[/bold]; "
    "[bold]garden search 'type:routine domain:facilitation retro*'[/bold]; "
    "[bold]garden search '\"boundary object\" NOT status:retired' --facets[/bold]; "
    "[bold]garden search 'how do we welcome newcomers' --format json[/bold]"
)


class Format(StrEnum):
    """How hits are printed."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(search)


def search(
    query: Annotated[str, typer.Argument(help='Words, "phrases", wild*cards, field:value.')],
    limit: Annotated[int, typer.Option(help="How many to show.", min=1, max=1000)] = 10,
    facets: Annotated[
        bool,
        typer.Option(help="Count all notes found by domain, type, status and tag, too."),
    ] = False,
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """Search the notes.

    Fields: title, alias, heading, text, type, domain, tag, status, contributor, path. Between
    words stand AND (understood), OR and NOT; a word may end in * or in ~ for a slip. The exit
    code is 0 if something was found, 1 if nothing was, 2 if the query cannot be understood.
    """
    index = current_index(config)
    answer = index.answer(query, limit, facets=facets)
    if output is Format.JSON:
        typer.echo(json.dumps(_plain(query, answer), ensure_ascii=False, indent=1))
    else:
        _print(query, answer)
    if not answer.hits:
        raise typer.Exit(EXIT_FINDINGS)


def _print(query: str, answer: SearchAnswer) -> None:
    if not answer.hits:
        errors.print(f"Nothing found for “{query}”.", markup=False, highlight=False)
    elif answer.corrected:
        words = f"Nothing found for “{query}”. Did you mean “{answer.corrected}”?"
        errors.print(words, markup=False, highlight=False)
    elif not answer.total:
        errors.print("No note has all of these words.", highlight=False)
    for hit in answer.hits:
        typer.echo(f"{visible(hit.title)}  ({visible(hit.path)})")
        typer.echo(f"    {_about(hit)}")
        if hit.excerpt:
            typer.echo(f"    {_marked(hit.excerpt)}")
    for name, counts in answer.facets.items():
        if counts:
            listed = ", ".join(f"{visible(value)} {count}" for value, count in counts.items())
            typer.echo(f"{name}: {listed}")


def _about(hit: SearchHit) -> str:
    """Say what a note is, on one line."""
    parts = [hit.type, *hit.domains, hit.status, "some of the words" if hit.is_partial else ""]
    return visible(" · ".join(filter(None, parts)))


def _marked(pieces: Iterable[Piece]) -> str:
    marked = (
        typer.style(visible(piece.text), bold=True) if piece.is_match else visible(piece.text)
        for piece in pieces
    )
    return " ".join("".join(marked).split())


def _plain(query: str, answer: SearchAnswer) -> dict[str, object]:
    return {
        "query": query,
        "corrected": answer.corrected,
        "total": answer.total,
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": answer.facets,
    }


def _hit(hit: SearchHit) -> dict[str, object]:
    text = "".join(piece.text for piece in hit.excerpt)
    marks: list[list[int]] = []
    at = 0
    for piece in hit.excerpt:
        if piece.is_match:
            marks.append([at, at + len(piece.text)])
        at += len(piece.text)
    return {
        "path": hit.path,
        "title": hit.title,
        "type": hit.type,
        "domains": hit.domains,
        "status": hit.status,
        "tags": hit.tags,
        "score": round(hit.score, 3),
        "all_words": not hit.is_partial,
        "excerpt": text,
        "marks": marks,
    }
