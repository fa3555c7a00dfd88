"""The `garden` command: one file per command, each thin, one visible list."""

import sys
import traceback
from pathlib import Path

import typer

from garden import __version__
from garden.cli.exits import EXIT_INTERNAL, EXIT_UNUSABLE, errors
from garden.cli.ondemand import group_of
from garden.errors import GardenError
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
    except GardenError as error:
        errors.print(f"garden: {error}", markup=False, highlight=False)
        sys.exit(EXIT_UNUSABLE)
    except Exception:  # noqa: BLE001 - the last line of defence
        report = Path("garden-crash.txt").absolute()
        report.write_text(f"garden {__version__}\n{traceback.format_exc()}", encoding="utf-8")
        errors.print(
            f"garden: this is our mistake, not yours. Please report {report}", markup=False
        )
        sys.exit(EXIT_INTERNAL)
