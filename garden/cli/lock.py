"""`garden lock`: what the site promises, written down so that no promise is broken unseen."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

import typer

from garden.address import file_at
from garden.cli.common import HERE, ConfigOption, open_garden
from garden.cli.exits import EXIT_FINDINGS, errors
from garden.errors import UsageError
from garden.garden import Garden
from garden.past import Past
from garden.past.promises import Promises
from garden.past.published import LOCK, Published, render_published
from garden.past.twins import find_twin
from garden.project import Project
from garden.visible import visible


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Exit codes: 0 done, 1 promises would be broken or, with --check, the file is not "
        "up to date, 2 could not run. Examples: [bold]garden lock[/bold]; "
        "[bold]garden lock --check[/bold]; [bold]garden lock --accept[/bold]"
    )(lock)


def lock(
    config: ConfigOption = HERE,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if the file is not up to date.")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Drop what nothing leads to any more, on purpose.")
    ] = False,
) -> None:
    """Write the addresses and headings that the site has published to published.lock."""
    project, garden = open_garden(config, past=True)
    file = _file_of(project)
    before = _readable(garden.past, accept=accept)
    promises = Promises(garden)
    dropped = {broken.entry for broken in promises.broken()}
    after = (set(before) - dropped) | set(promises.made())
    _show("+", after - set(before))
    _show("-", dropped)
    refused = dropped and not accept
    if refused:
        errors.print(
            f"Nothing would be at {_counted(dropped)} that were published. Give them a redirect "
            f"(`redirect_from:`), or let them go with `garden lock --accept`.",
            markup=False,
            highlight=False,
        )
        _tell_twins(garden, dropped)
    elif check:
        is_current = file.is_file() and file.read_text(encoding="utf-8") == render_published(after)
        typer.echo(f"{LOCK} is {'up to date' if is_current else 'not up to date'}.")
        refused = not is_current
    else:
        _write(file, render_published(after))
        typer.echo(f"{LOCK} holds {_counted(after)}.")
    if refused:
        raise typer.Exit(EXIT_FINDINGS)


def _tell_twins(garden: Garden, dropped: Iterable[str]) -> None:
    """Say for which addresses a redirect is no help: those that changed in letter case alone."""
    for address in sorted({entry.partition("#")[0] for entry in dropped}):
        twin = find_twin(garden, file_at(unquote(address)[1:]))
        if twin:
            errors.print(
                visible(
                    f"{address} differs from the address of {twin} in letter case alone. No "
                    "redirect can lead on from it. If your server does not mind letter case, "
                    "--accept loses nothing; else give the note its old spelling back."
                ),
                markup=False,
                highlight=False,
            )


def _file_of(project: Project) -> Path:
    if project.file is None:
        raise UsageError(f"{LOCK} stands beside an mkdocs.yml, and {project.root} has none.")
    return project.root / LOCK


def _readable(past: Past, *, accept: bool) -> Collection[str]:
    published = past.published or Published(LOCK)
    if published.unread and not accept:
        line, text = published.unread[0]
        raise UsageError(
            f"{LOCK}:{line} is no address: {text!r}. If a merge left it, settle that first; "
            "with --accept, such lines are dropped."
        )
    return published.lines.keys()


def _show(sign: str, entries: Collection[str]) -> None:
    for entry in sorted(entries):
        typer.echo(visible(f"{sign} {entry}"))


def _counted(entries: Collection[str]) -> str:
    anchors = sum("#" in entry for entry in entries)
    pages = len(entries) - anchors
    return (
        f"{pages} address{'' if pages == 1 else 'es'} and {anchors} heading"
        f"{'' if anchors == 1 else 's'}"
    )


def _write(file: Path, text: str) -> None:
    """Write aside, then swap in: a lock file is never half written."""
    aside = file.with_name(f"{file.name}.new")
    aside.write_text(text, encoding="utf-8", newline="\n")
    aside.replace(file)
