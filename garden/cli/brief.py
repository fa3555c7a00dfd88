"""`garden brief`: what a change does to the garden, for those who review it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from garden.brief.compare import make_brief
from garden.brief.links import require_address
from garden.brief.read import read_states
from garden.brief.render import FORMATS
from garden.cli.common import HERE, ConfigOption
from garden.errors import UsageError
from garden.project import load_project

Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]
MD = Format("md")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Exit codes: 0 told, or nothing to tell; 2 could not run. Examples: "
        "[bold]garden brief main[/bold]; [bold]garden brief main..HEAD --format json[/bold]; "
        "[bold]garden brief origin/main..HEAD --output brief.md[/bold]"
    )(brief)


def brief(
    change: Annotated[
        str,
        typer.Argument(
            metavar="BASE[..HEAD]",
            help="Where the change began, and what it leads to; BASE alone: to the files on disk.",
        ),
    ],
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = MD,
    file: Annotated[
        Path | None, typer.Option("--output", help="Write to this file, not to the terminal.")
    ] = None,
    preview_url: Annotated[
        str, typer.Option(help="Where a preview of the site stands; notes are linked there.")
    ] = "",
) -> None:
    """Tell what a change does to the garden: ideas, links and promises rather than lines.

    Prints nothing if there is nothing to tell. Nothing of the change is run or checked out.
    """
    preview = require_address(preview_url) if preview_url else ""
    said = FORMATS[output](make_brief(read_states(load_project(config), change)), preview)
    if file is None:
        typer.echo(said, nl=False)
        return
    try:
        file.write_text(said, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.") from None
