"""`garden bake`: the answers to queries as plain Markdown, for whatever reads the notes alone."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, get_note, open_garden
from garden.cli.exits import EXIT_FINDINGS, errors
from garden.garden import Garden
from garden.model import Finding, NotePath
from garden.query.bake import bake_note, unbake_note
from garden.query.read import read_query
from garden.worktree import require_committed, write_notes

Texts = Mapping[NotePath, tuple[str, str]]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Exit codes: 0 done, 1 something is stale (--check) or cannot be answered, 2 could "
        "not run. Examples: [bold]garden bake[/bold]; [bold]garden bake --check[/bold]; "
        "[bold]garden bake index.md --dry-run[/bold]"
    )(bake)


def bake(  # noqa: PLR0913, PLR0917 - each is an option of the command
    notes: Annotated[
        list[str] | None,
        typer.Argument(help="Only these notes, by title, alias or path.", show_default="all"),
    ] = None,
    config: ConfigOption = HERE,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if an answer is stale.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing; show what would change.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the answers out.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Change notes that are not committed, too.")
    ] = False,
) -> None:
    """Write below each query its answer, so that the forge and any editor show it."""
    project, garden = open_garden(config)
    paths = [get_note(garden, name) for name in notes or ()] or list(garden.notes)
    unclear = [] if remove else list(_unclear(garden, paths))
    for finding in unclear:
        at = f"{finding.path}:{finding.position.line}:{finding.position.column}"
        errors.print(f"{at}: {finding.message} {finding.hint}", markup=False, highlight=False)
    texts = _changes(garden, paths, remove=remove)
    if not check and not dry_run:
        if not force:
            require_committed(project.content, texts)
        write_notes(project.content, texts)
    for path, (before, after) in texts.items():
        typer.echo(_diff(path, before, after) if dry_run else _done(path, check=check))
    if not texts:
        typer.echo("Nothing to change.")
    if unclear or (check and texts):
        raise typer.Exit(EXIT_FINDINGS)


def _unclear(garden: Garden, paths: list[NotePath]) -> Iterator[Finding]:
    for path in paths:
        for block in garden.notes[path].queries:
            yield from read_query(garden, garden.notes[path], block).findings


def _changes(garden: Garden, paths: list[NotePath], *, remove: bool) -> Texts:
    """Return the notes that would change, with their texts before and after."""
    notes = [garden.notes[path] for path in dict.fromkeys(paths) if garden.notes[path].queries]
    texts = {n.path: (n.text, unbake_note(n) if remove else bake_note(garden, n)) for n in notes}
    return {path: both for path, both in texts.items() if both[0] != both[1]}


def _diff(path: NotePath, before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
    return "\n".join(lines)


def _done(path: NotePath, *, check: bool) -> str:
    return f"Stale: {path}" if check else f"Changed: {path}"
