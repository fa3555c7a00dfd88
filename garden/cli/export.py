"""`garden export`: the compiled garden for any other engine."""

from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, open_garden
from garden.export.tree import export_tree


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Example: [bold]garden export --tree out && mkdocs build -f out/mkdocs.yml[/bold]"
    )(export)


def export(
    tree: Annotated[Path, typer.Option(help="The folder to write the compiled garden to.")],
    config: ConfigOption = HERE,
) -> None:
    """Write the garden as plain Markdown with settings that need no plugin of ours."""
    project, garden = open_garden(config, past=True)
    count = export_tree(project, garden, tree)
    typer.echo(
        f"Wrote {count} pages to {tree}. Build them with `mkdocs build -f {tree}/mkdocs.yml`."
    )
