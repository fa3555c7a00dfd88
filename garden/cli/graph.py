"""`garden graph`: the notes and links as data."""

from enum import StrEnum
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, open_garden
from garden.export.graph import GRAPHS

Format = StrEnum("Format", {name: name for name in GRAPHS})  # type: ignore[misc]
JSON = Format("json")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden graph --format json > graph.json[/bold]; "
        "[bold]garden graph --format dot | dot -Tsvg > graph.svg[/bold]"
    )(graph)


def graph(
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="What to print.")] = JSON,
) -> None:
    """Print the graph of notes and links."""
    _, garden = open_garden(config)
    typer.echo(GRAPHS[output](garden))
