"""`garden check`: what a contributor should know before a reader finds out."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from garden.cache import VARIABLE
from garden.cli.checked import check_project
from garden.cli.common import HERE, ConfigOption, NoCacheOption, open_cache_of
from garden.cli.exits import EXIT_FINDINGS, errors
from garden.errors import UsageError
from garden.git.ranges import changed_lines, read_range, touched_files
from garden.model import Finding, Severity
from garden.project import Project, load_project
from garden.report import REPORTS, Report

Format = StrEnum("Format", {name: name for name in REPORTS})  # type: ignore[misc]
TEXT = Format("text")


PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        help="Only these notes or folders, from the content folder.", show_default="all"
    ),
]
ChangedOption = Annotated[
    str,
    typer.Option(
        "--changed",
        metavar="BASE[..HEAD]",
        help="Only notes that these commits touch, and what they bring about elsewhere; findings "
        "on changed lines go first where a format shows only some.",
        show_default="all notes",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Exit codes: 0 clean, 1 findings at error level, 2 could not run. Examples: "
        "[bold]garden check[/bold]; [bold]garden check --format github[/bold]; "
        "[bold]garden check routines/ -f docs/mkdocs.yml[/bold]; "
        "[bold]garden check --changed main..HEAD[/bold]"
    )(check)


def check(  # noqa: PLR0913, PLR0917 - its options
    paths: PathsArgument = None,
    config: ConfigOption = HERE,
    change: ChangedOption = "",
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = TEXT,
    level: Annotated[
        Severity, typer.Option(help="Leave out what matters less than this.")
    ] = Severity.INFO,
    no_cache: NoCacheOption = False,
) -> None:
    """Report broken links, frontmatter that cannot be understood, orphans and the like."""
    project = load_project(config)
    if change:  # what keeps a change from being read is said before all that is less
        read_range(project.content, change)
    cache = open_cache_of(project, os.environ.get(VARIABLE), no_cache=no_cache)
    checked = check_project(project, cache, datetime.now(UTC))
    for remark in checked.remarks:
        errors.print(remark, markup=False, highlight=False)
    root = _prefix(project)
    wanted = tuple(path.removeprefix("./").removeprefix(root).rstrip("/") for path in paths or ())
    _require({*checked.links, *(finding.path for finding in checked.findings)}, wanted)
    scope = _Scope(wanted)
    if change:
        caused = _caused(project, change, checked.findings)
        scope = _Scope(wanted, _changed(project, change), caused)
    shown = list(Severity)[: list(Severity).index(level) + 1]
    findings = tuple(f for f in checked.findings if f.severity in shown and scope.shows(f))
    sources = [path for path in checked.links if scope.holds(path)]
    report = Report(
        findings=findings,
        files=len(sources),
        census=checked.census(sources),
        rules=checked.rules,
        root=root,
        changed=scope.lines,
    )
    typer.echo(REPORTS[output](report))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(EXIT_FINDINGS)


Lines = tuple[tuple[int, int], ...]
"""The first and the last line of each piece of a file."""


@dataclass(frozen=True)
class _Scope:
    """Of which files we are to speak, and of what in them."""

    wanted: tuple[str, ...]
    """Notes and folders that were named; all if none was."""
    changed: Mapping[str, Lines] | None = None
    """The files that a change touches, with the lines; None if no change was named."""
    caused: frozenset[Finding] = frozenset()
    """What is found because of the change, wherever it stands."""

    def shows(self, finding: Finding) -> bool:
        """Tell whether a finding is asked for."""
        is_there = self.changed is None or finding.path in self.changed or finding in self.caused
        return is_there and _is_under(finding.path, self.wanted)

    def holds(self, path: str) -> bool:
        """Tell whether a file is looked at."""
        is_there = self.changed is None or path in self.lines
        return is_there and _is_under(path, self.wanted)

    @cached_property
    def lines(self) -> Mapping[str, Lines]:
        """File to its lines that the change touches, or brings something about on."""
        found = dict(self.changed or {})
        for finding in sorted(self.caused, key=lambda finding: (finding.path, finding.position)):
            line = finding.position.line
            found[finding.path] = (*found.get(finding.path, ()), (line, line))
        return found


def _changed(project: Project, change: str) -> Mapping[str, Lines]:
    """Return the files that a range of commits touches, each with its changed lines."""
    folder = project.content
    commits = read_range(folder, change)
    return {
        file.path: changed_lines(folder, commits, file) for file in touched_files(folder, commits)
    }


def _caused(project: Project, change: str, findings: Iterable[Finding]) -> frozenset[Finding]:
    """Return what is found because of a range of commits, also where they touch nothing."""
    from garden.brief.comparison import Comparison  # noqa: PLC0415 - half of a warm check
    from garden.brief.findings import new_findings  # noqa: PLC0415
    from garden.brief.read import read_states  # noqa: PLC0415
    from garden.checks import run_checks  # noqa: PLC0415

    states = read_states(project, change)
    moved = Comparison(states).moved
    return frozenset(new_findings(run_checks(states.before), findings, moved))


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
