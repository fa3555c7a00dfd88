"""`garden cache`: what was kept from earlier builds, and letting go of it."""

import json
import time
from enum import StrEnum
from typing import Annotated

import typer

from garden.cache import LIMIT, Stats
from garden.cli.common import HERE, CacheOption, ConfigOption, open_cache_of
from garden.project import load_project

MEANINGS = {
    "html": "Markdown as HTML",
    "notes": "notes as read",
    "findings": "what `garden check` found",
    "page": "whole pages",
    "surroundings": "what pages were made in",
    "findshown": "parts of the search: what is shown",
    "findterms": "parts of the search: words",
}
"""What the kinds of kept values are, for readers."""

_UNITS = ("bytes", "kB", "MB", "GB")
_THOUSAND = 1000
_DAY = 24 * 60 * 60


class Format(StrEnum):
    """How to print."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command and its sub-commands."""
    group = typer.Typer(callback=cache, no_args_is_help=True)
    for command in (stats, clear, prune):
        group.command(epilog=f"Example: [bold]garden cache {command.__name__}[/bold]")(command)
    app.add_typer(group, name="cache")


def cache() -> None:
    """Tell what was kept from earlier builds, or let go of it."""


def stats(
    config: ConfigOption = HERE,
    place: CacheOption = None,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """Tell what is kept: how much of each kind, and when it was last of use."""
    held = open_cache_of(load_project(config), place).stats()
    if output is Format.JSON:
        typer.echo(json.dumps(_plain(held), indent=2))
    else:
        typer.echo(_table(held, time.time()))


def clear(config: ConfigOption = HERE, place: CacheOption = None) -> None:
    """Let go of everything that is kept: the next build works it out anew."""
    held = open_cache_of(load_project(config), place)
    typer.echo(f"Let go of {_values(held.clear())} in {held.place}.")


def prune(
    config: ConfigOption = HERE,
    place: CacheOption = None,
    limit: Annotated[
        int, typer.Option(min=0, help="How many megabytes may stay.", show_default=True)
    ] = LIMIT // 1_000_000,
) -> None:
    """Let go of what is longest out of use. Builds do it by themselves now and then."""
    held = open_cache_of(load_project(config), place)
    typer.echo(f"Let go of {_values(held.prune(limit * 1_000_000))} in {held.place}.")


def _plain(held: Stats) -> dict[str, object]:
    kinds = {
        kind: {
            "count": holding.count,
            "bytes": holding.size,
            "oldest": holding.oldest,
            "newest": holding.newest,
        }
        for kind, holding in held.kinds.items()
    }
    return {"place": held.place, "count": held.count, "bytes": held.size, "kinds": kinds}


def _table(held: Stats, now: float) -> str:
    if not held.count:
        return f"There is nothing in {held.place}."
    rows = [
        (
            MEANINGS.get(kind, kind),
            f"{holding.count:,}",
            _size(holding.size),
            _ago(now - holding.oldest),
        )
        for kind, holding in held.kinds.items()
    ]
    rows.append(("all", f"{held.count:,}", _size(held.size), ""))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        f"{name:<{widths[0]}}  {count:>{widths[1]}}  {size:>{widths[2]}}  {oldest}".rstrip()
        for name, count, size, oldest in rows
    ]
    return "\n".join((held.place, *lines))


def _size(size: float) -> str:
    for unit in _UNITS[:-1]:
        if size < _THOUSAND:
            return f"{size:.0f} {unit}"
        size /= _THOUSAND
    return f"{size:.1f} {_UNITS[-1]}"


def _ago(seconds: float) -> str:
    days = int(seconds // _DAY)
    if days < 1:
        return "all used within a day"
    return f"oldest use {days} day{'' if days == 1 else 's'} ago"


def _values(count: int) -> str:
    return f"{count} value{'' if count == 1 else 's'}"
