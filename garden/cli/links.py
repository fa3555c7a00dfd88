"""`garden links`: what a note links to and what links to it."""

from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, get_note, open_garden
from garden.fate import BUCKETS, Ambiguous, Found, MissingAnchor, ResolvedLink
from garden.model import Link
from garden.pages.view import excerpt_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog='Examples: [bold]garden links "Peer assist"[/bold]; '
        "[bold]garden links routines/peer-assist.md[/bold]"
    )(links)


def links(
    note: Annotated[str, typer.Argument(help="A title, an alias or a path.")],
    config: ConfigOption = HERE,
) -> None:
    """Show every link of a note with what became of it, and every link to it."""
    _, garden = open_garden(config)
    path = get_note(garden, note)
    typer.echo(f"{garden.notes[path].title} ({path})\n\nLinks:")
    for link in garden.resolved(path):
        position = f"{link.link.position.line}:{link.link.position.column}"
        typer.echo(f"  {position:>7}  {BUCKETS[type(link.fate)]:<14}  {_goal(link)}")
    typer.echo("\nLinked from:")
    for link in garden.backlinks(path):
        typer.echo(f"  {link.source}:{link.link.position.line}  {_context(link.link)}")


def _goal(link: ResolvedLink) -> str:
    relation = f"{link.link.name}: " if link.link.name else ""
    match link.fate:
        case Found(path, anchor):
            return f"{relation}{path}{f'#{anchor}' if anchor else ''}"
        case MissingAnchor(path, fragment):
            return f"{relation}{path}#{fragment}"
        case Ambiguous(candidates):
            return f"{relation}{link.link.target}: {', '.join(candidates)}"
        case _:
            return f"{relation}{link.link.target or link.link.fragment}"


def _context(link: Link) -> str:
    if link.context is None:
        return f"({link.name})"
    excerpt = excerpt_of(link.context)
    return f"{excerpt['before']}[{excerpt['link']}]{excerpt['after']}"
