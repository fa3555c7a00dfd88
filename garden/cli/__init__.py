"""The `garden` command: one file per command, each thin, one visible list."""

import sys

import typer

from garden import __version__
from garden.cli.exits import ended_by
from garden.cli.ondemand import group_of
from garden.memory import tidy_seldom

COMMANDS = (
    "new",
    "build",
    "serve",
    "check",
    "cache",
    "lock",
    "bake",
    "mv",
    "links",
    "mentions",
    "terms",
    "search",
    "similar",
    "graph",
    "changes",
    "history",
    "brief",
    "invite",
    "workflows",
    "record",
    "harvest",
    "export",
    "schema",
)
"""Every command, in the order in which `--help` shows them: each is the module of its name."""

app = typer.Typer(
    name="garden",
    cls=group_of(COMMANDS),
    help="Tend a knowledge garden: Markdown notes in git, built into a cross-linked site.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog="Begin with [bold]garden new site DIR[/bold], or run [bold]garden check[/bold] where "
    "your mkdocs.yml is.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"garden {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", help="Show the version and exit.", callback=_show_version, is_eager=True
    ),
) -> None:
    """Read the options that every command shares."""


def main() -> None:
    """Run the command; a slip of ours is told in words and a file, never as a traceback."""
    tidy_seldom()
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the last line of defence
        sys.exit(ended_by(error))
