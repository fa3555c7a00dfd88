"""`garden build`: notes in, site out."""

from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import EXIT_FINDINGS, HERE, ConfigOption
from garden.cli.engine import Engine, find_engine, run_engine
from garden.project import load_project

EngineOption = Annotated[
    Engine | None, typer.Option(help="The engine to run.", show_default="the first installed")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden build[/bold]; "
        "[bold]garden build --strict --site-dir public[/bold]"
    )(build)


def build(
    config: ConfigOption = HERE,
    site_dir: Annotated[Path | None, typer.Option(help="Where to write the site.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on error-level findings.")] = False,
    engine: EngineOption = None,
) -> None:
    """Build the site."""
    project = load_project(config)
    chosen = find_engine(engine)
    site = site_dir or project.site
    arguments = ["build", "--site-dir", str(site.absolute()), *(["--strict"] if strict else [])]
    if run_engine(chosen, project, arguments, bar=True) != 0:
        raise typer.Exit(EXIT_FINDINGS)
    typer.echo(f"The site is in {site}. Open {site / 'index.html'}, or run `garden serve`.")
