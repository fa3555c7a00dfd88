"""`garden check`: what a contributor should know before a reader finds out."""

import os
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from garden.checks import CHECKS, run_checks
from garden.cli.common import EXIT_FINDINGS, HERE, ConfigOption, open_garden
from garden.errors import UsageError
from garden.git.ranges import changed_lines, read_range, touched_files
from garden.model import Severity
from garden.project import Project
from garden.report import REPORTS, Report

Format = StrEnum("Format", {name: name for name in REPORTS})  # type: ignore[misc]
TEXT = Format("text")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Exit codes: 0 clean, 1 findings at error level, 2 could not run. Examples: "
        "[bold]garden check[/bold]; [bold]garden check --format github[/bold]; "
        "[bold]garden check routines/ -f docs/mkdocs.yml[/bold]; "
        "[bold]garden check --changed main..HEAD[/bold]"
    )(check)


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Only these notes or folders, from the content folder.", show_default="all"
        ),
    ] = None,
    config: ConfigOption = HERE,
    change: Annotated[
        str,
        typer.Option(
            "--changed",
            metavar="BASE[..HEAD]",
            help="Only notes that these commits touch; findings on changed lines go first where "
            "a format shows only some.",
            show_default="all notes",
        ),
    ] = "",
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = TEXT,
    level: Annotated[
        Severity, typer.Option(help="Leave out what matters less than this.")
    ] = Severity.INFO,
) -> None:
    """Report broken links, frontmatter that cannot be understood, orphans and the like."""
    project, garden = open_garden(config, past=True)
    root = _prefix(project)
    changed = _changed(project, change) if change else None
    wanted = [path.removeprefix("./").removeprefix(root).rstrip("/") for path in paths or ()]
    findings = run_checks(garden)
    _require({*garden.notes, *(finding.path for finding in findings)}, wanted)
    shown = list(Severity)[: list(Severity).index(level) + 1]

    def is_asked(path: str) -> bool:
        return _is_under(path, wanted) and (changed is None or path in changed)

    findings = tuple(f for f in findings if f.severity in shown and is_asked(f.path))
    sources = [path for path in garden.notes if is_asked(path)]
    report = Report(
        findings=findings,
        files=len(sources),
        census=garden.census(sources),
        rules={check.code: check.summary for check in CHECKS},
        root=root,
        changed=changed or {},
    )
    typer.echo(REPORTS[output](report))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(EXIT_FINDINGS)


def _changed(project: Project, change: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return the files that a range of commits touches, each with its changed lines."""
    folder = project.content
    commits = read_range(folder, change)
    return {
        file.path: changed_lines(folder, commits, file) for file in touched_files(folder, commits)
    }


def _require(known: Iterable[str], wanted: Iterable[str]) -> None:
    """Raise UsageError if something is wanted that is not there: silence would look like praise."""
    known = list(known)
    for path in wanted:
        if not any(_is_under(other, [path]) for other in known):
            raise UsageError(f"There is no note and no folder at {path} in the content folder.")


def _is_under(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(w in {"", ".", path} or path.startswith(f"{w}/") for w in wanted)


def _prefix(project: Project) -> str:
    """The content folder as seen from here, so that editors and forges find the files."""
    relative = os.path.relpath(project.content, Path.cwd())
    return "" if relative == "." else f"{Path(relative).as_posix()}/"
