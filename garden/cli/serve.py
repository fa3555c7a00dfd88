"""`garden serve`: the site while you write."""

from typing import Annotated

import typer

from garden.cli.build import EngineOption
from garden.cli.common import HERE, ConfigOption
from garden.cli.engine import find_engine, run_live
from garden.project import load_project


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden serve[/bold]; [bold]garden serve --open --port 8001[/bold]"
    )(serve)


def serve(
    config: ConfigOption = HERE,
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    engine: EngineOption = None,
) -> None:
    """Serve the site on this machine and rebuild it when a note changes."""
    project = load_project(config)
    arguments = ["--port", str(port), *(["--open"] if open_browser else [])]
    raise typer.Exit(run_live(find_engine(engine), project, arguments))
