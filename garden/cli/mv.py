"""`garden mv`: a note or a heading under another name, and every link to it."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, ForceOption, counted, open_garden
from garden.cli.exits import EXIT_FINDINGS, errors
from garden.errors import UsageError
from garden.model import NotePath
from garden.project import Project, load_project
from garden.reading.source import require_folder
from garden.rename.diff import unified_diff
from garden.rename.disk import locked
from garden.rename.journal import Journal
from garden.rename.model import Plan, RefusedError, Respelled
from garden.rename.plan import plan_move
from garden.rename.target import Wish, understand
from garden.worktree import is_versioned, require_committed

OldArgument = Annotated[
    str,
    typer.Argument(
        help="The note: a title, an alias or a path; with # a heading of it.",
        show_default=False,
    ),
]
NewArgument = Annotated[
    str,
    typer.Argument(
        help="What it is to be called: a path, if it has a slash or ends in .md, else a "
        "title; or the new text of the heading.",
        show_default=False,
    ),
]
TitleOption = Annotated[str, typer.Option(help="The new title, beside a new path or alone.")]
AliasOption = Annotated[bool, typer.Option("--alias", help="Keep the old name as an alias.")]
RedirectOption = Annotated[
    bool, typer.Option("--redirect", help="Write the old path to `redirect_from:`.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Change nothing; show what would change, as a patch.")
]
RecoverOption = Annotated[
    bool, typer.Option("--recover", help="Only bring an interrupted move to its end.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Exit codes: 0 done, 1 refused, 2 could not run. Examples: "
        '[bold]garden mv "Peer assist" "Peer consult" --dry-run[/bold]; '
        "[bold]garden mv routines/peer-assist.md facilitation/[/bold]; "
        "[bold]garden mv 'Peer assist#Steps' 'How it goes'[/bold]"
    )(mv)


def mv(  # noqa: PLR0913, PLR0917 - each is an option of the command
    old: OldArgument = "",
    new: NewArgument = "",
    config: ConfigOption = HERE,
    title: TitleOption = "",
    alias: AliasOption = False,
    redirect: RedirectOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    recover: RecoverOption = False,
) -> None:
    """Move or rename a note or a heading, and rewrite every link to it."""
    project = load_project(config)
    require_folder(project.content)
    with locked(project.content):
        journal = Journal(project.content)
        _recover(journal, asked=recover, dry_run=dry_run)
        if recover:
            return
        try:
            plan = _plan(config, Wish(old, new, title, alias, redirect))
            if dry_run:
                typer.echo(unified_diff(plan, _prefix(project)), nl=False)
                return
            if not force:
                require_committed(project.content, [change.old for change in plan.changes])
            journal.write(plan)
        except RefusedError as refusal:
            errors.print(f"garden: {refusal}\nNothing was changed.", markup=False, highlight=False)
            raise typer.Exit(EXIT_FINDINGS) from None
    _tell(project, plan)


def _recover(journal: Journal, *, asked: bool, dry_run: bool) -> None:
    """Bring an interrupted move to its end, before anything else."""
    if journal.is_open and dry_run:
        raise UsageError("A move was interrupted here. Run `garden mv --recover` first.")
    done = journal.recover() or ("No move was interrupted here." if asked else "")
    if done:
        errors.print(done, markup=False, highlight=False)


def _prefix(project: Project) -> str:
    """The content folder from the folder of the configuration file, where a patch is applied."""
    folder = Path(os.path.relpath(project.content, project.root)).as_posix()
    return "" if folder == "." else f"{folder}/"


def _plan(config: Path, wish: Wish) -> Plan:
    project, garden = open_garden(config)
    garden = garden.as_written()
    prefix = f"{Path(os.path.relpath(project.content)).as_posix()}/"
    move = understand(garden, wish, project.exclude, prefix)
    return plan_move(garden, move, project.slugify, garden.entries)


def _tell(project: Project, plan: Plan) -> None:
    """Say what was done, link by link, and what is left to do by hand."""
    move = plan.move
    if move.new != move.old:
        typer.echo(f"{move.old} is now {move.new}.")
    if move.title:
        typer.echo(f"Its title is now “{move.title}”.")
    if move.heading:
        typer.echo(f"The heading in {move.old} is now “{move.heading_text}”.")
    _list("changed", plan.respelled)
    _list("could not be followed before, and now can", plan.mended)
    for remark in plan.remarks:
        errors.print(remark, markup=False, highlight=False)
    if not is_versioned(project.content):
        errors.print("This is no git repository, so git cannot give back what was there.")
    for line in _settings_lines(project, move.old) if move.new != move.old else ():
        errors.print(f"{line} names {move.old}; change it by hand.", markup=False, highlight=False)


def _list(what: str, places: Sequence[Respelled]) -> None:
    files = len({place.path for place in places})
    if places:
        links, notes = counted(len(places), "link"), counted(files, "note")
        typer.echo(f"\n{links} in {notes} {what}:")
    for place in places:
        new = "" if place.before == place.after else f" → {place.after}"
        typer.echo(f"  {place.path}:{place.position.line}  {place.before}{new}")


def _settings_lines(project: Project, old: NotePath) -> Iterator[str]:
    """Yield the lines of the configuration file that name a path, such as one of its `nav`."""
    text = project.file.read_text(encoding="utf-8", errors="replace") if project.file else ""
    named = re.compile(rf"(?<![\w/.-]){re.escape(old)}(?![\w-])")
    for number, line in enumerate(text.splitlines(), start=1):
        if named.search(line) and project.file:
            yield f"{project.file.name}:{number}"
