"""`garden new`: a small living garden, or a note from a template."""

from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, open_garden
from garden.cli.exits import errors
from garden.scaffold import NotePlan, new_note, new_site
from garden.vocabulary import NOTE_TYPES

TYPES = f"The note's type: {', '.join(t.name for t in NOTE_TYPES)}, or one of the garden's own."


def register(app: typer.Typer) -> None:
    """Add the command and its two sub-commands."""
    group = typer.Typer(callback=new, no_args_is_help=True)
    group.command("site", epilog="Example: [bold]garden new site our-garden[/bold]")(site)
    group.command(
        "note",
        epilog='Example: [bold]garden new note "Silent start" --type routine '
        "--domain facilitation[/bold]",
    )(note)
    app.add_typer(group, name="new")


def new() -> None:
    """Make a new garden or a new note."""


def site(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    name: Annotated[str, typer.Option(help="The garden's name.")] = "Our garden",
) -> None:
    """Make a small garden that builds, with a note of each kind to learn from."""
    count = new_site(folder, name)
    typer.echo(f"Made {folder} with {count} files. Next:\n  cd {folder}\n  garden serve")


def note(
    title: Annotated[str, typer.Argument(help="What the note is called.")],
    kind: Annotated[str, typer.Option("--type", help=TYPES)] = "note",
    domain: Annotated[str, typer.Option(help="What the note is about.")] = "",
    folder: Annotated[
        str | None,
        typer.Option(help="Where to put it.", show_default="where most notes of its type are"),
    ] = None,
    config: ConfigOption = HERE,
) -> None:
    """Write a note from the garden's own template for its type, or from ours."""
    project, garden = open_garden(config)
    made = new_note(project, garden, NotePlan(title, kind, domain, folder))
    if made.similar:
        errors.print(f"Is it the same as {', '.join(made.similar)}?", highlight=False)
    typer.echo(str(made.file))
