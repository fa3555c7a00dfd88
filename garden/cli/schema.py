"""`garden schema`: the heads of notes and `people.yml` as JSON Schemas, for editors."""

from enum import StrEnum
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption
from garden.config import GardenConfig
from garden.errors import UsageError
from garden.frontmatter.schema import render_schema
from garden.people.jsonschema import render_people_schema
from garden.project import load_project


class Subject(StrEnum):
    """What a schema may be of."""

    FRONTMATTER = "frontmatter"
    PEOPLE = "people"


SCHEMAS = {Subject.FRONTMATTER: render_schema, Subject.PEOPLE: render_people_schema}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden schema > frontmatter.schema.json[/bold]; "
        "[bold]garden schema people > people.schema.json[/bold]"
    )(schema)


def schema(
    subject: Annotated[
        Subject, typer.Argument(help="What it is of: the heads of notes, or people.yml.")
    ] = Subject.FRONTMATTER,
    config: ConfigOption = HERE,
) -> None:
    """Print a JSON Schema for editors: of the frontmatter, or of people.yml, as this garden has it.

    It knows this garden's own types, relations and field names.
    """
    try:
        options = load_project(config).config
    except UsageError:
        options = GardenConfig()  # outside a garden: the schema every garden starts with
    typer.echo(SCHEMAS[subject](options), nl=False)
