"""`garden invite`: whom one might ask to look at a change; nobody is told or assigned."""

from enum import StrEnum
from typing import Annotated

import typer

from garden.brief.read import read_states
from garden.cli.common import HERE, ConfigOption, open_garden
from garden.git.ranges import authors_of, read_range, touched_files
from garden.invite import Change, as_data, as_markdown, gather
from garden.owners import read_keepers
from garden.project import load_project
from garden.report.model import dumped

Format = StrEnum("Format", {"md": "md", "json": "json"})
MD = Format("md")


RangeArgument = Annotated[
    str, typer.Argument(metavar="BASE..HEAD", help="The commits of the change.")
]
NumberOption = Annotated[
    str,
    typer.Option(
        "--pr",
        metavar="N",
        help="The number of the pull request, on which the draw hangs.",
        show_default="the touched notes",
    ),
]
AuthorOption = Annotated[
    list[str] | None,
    typer.Option(
        help="Who wrote it: a login or a name; may be said several times.",
        show_default="who made the commits",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden invite main..HEAD[/bold]; "
        "[bold]garden invite origin/main..HEAD --pr 42 --author ada --format json[/bold]"
    )(invite)


def invite(
    commits: RangeArgument,
    config: ConfigOption = HERE,
    number: NumberOption = "",
    author: AuthorOption = None,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = MD,
) -> None:
    """Name none to two people who might like to look at a change, and say why.

    Only people who said so in people.yml, drawn evenly; never mentioned, assigned or requested.
    """
    states = read_states(load_project(config), commits)
    project, garden = open_garden(config, past=True)
    found = read_range(project.content, commits)
    files = touched_files(project.content, found)
    wrote = (part for one in authors_of(project.content, found) for part in (one.name, one.mail))
    change = Change(
        paths=tuple(file.path for file in files),
        authors=(*filter(None, author or ()), *wrote),
        seed=number,
        moved={file.path: file.old for file in files if file.old},
    )
    invitation = gather(garden, change, read_keepers(project, garden), states.before)
    if output is MD:
        typer.echo(as_markdown(invitation), nl=False)
    else:
        typer.echo(dumped(as_data(invitation)), nl=False)
