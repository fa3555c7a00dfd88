"""`garden schema`: the frontmatter as a JSON Schema, for editors."""

import typer

from garden.cli.common import HERE, ConfigOption
from garden.config import GardenConfig
from garden.errors import UsageError
from garden.frontmatter.schema import render_schema
from garden.project import load_project


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: [bold]garden schema > frontmatter.schema.json[/bold]")(schema)


def schema(config: ConfigOption = HERE) -> None:
    """Print the JSON Schema of the frontmatter, with this garden's own types and relations."""
    try:
        options = load_project(config).config
    except UsageError:
        options = GardenConfig()  # outside a garden: the schema every garden starts with
    typer.echo(render_schema(options), nl=False)
