"""`garden build`: the site, built by the engine and put in its place whole."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from garden.cache import DAY, Cache
from garden.cli.common import HERE, CacheOption, ConfigOption, NoCacheOption, open_cache_of
from garden.cli.engine import Engine, Warned, find_engine, heard, run_engine
from garden.cli.exits import EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_UNUSABLE, errors
from garden.cli.unchanged import inputs_of
from garden.errors import BusyError
from garden.executors import ExecutorKind, rendered_by
from garden.output import building
from garden.output.job import Job, announced
from garden.output.model import Places
from garden.project import Project, load_project

EngineOption = Annotated[
    Engine | None, typer.Option(help="The engine to run.", show_default="the first installed")
]

ExecutorOption = Annotated[
    ExecutorKind | None, typer.Option(help="What renders pages.", show_default="processes")
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(help="Where the scheduler of a Dask cluster listens.", metavar="ADDRESS"),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what is wrong.")]
NoWaitOption = Annotated[
    bool,
    typer.Option(
        "--no-wait", help="End with exit code 4 if another build of this site is under way."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden build[/bold]; "
        "[bold]garden build --strict --site-dir public[/bold]; "
        "[bold]garden build --executor dask --scheduler tcp://10.0.0.7:8786[/bold]"
    )(build)


def build(  # noqa: PLR0913, PLR0917 - one parameter per option
    config: ConfigOption = HERE,
    site_dir: Annotated[Path | None, typer.Option(help="Where to write the site.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on error-level findings.")] = False,
    engine: EngineOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    executor: ExecutorOption = None,
    scheduler: SchedulerOption = None,
    quiet: QuietOption = False,
    no_wait: NoWaitOption = False,
) -> None:
    """Build the site: aside, from what is kept where nothing changed, and put in place whole."""
    project = load_project(config)
    chosen = find_engine(engine)
    site = (site_dir or project.site).absolute()
    held = open_cache_of(project, cache, no_cache=no_cache)
    shown = site_dir or project.site
    with building(project.root, site, _is_busy if no_wait else _wait) as work:
        written = (*work.places.site_folders, Path(held.place))
        inputs = "" if no_cache else inputs_of(project, chosen, written)
        if work.is_done(inputs):
            _tell(f"Nothing has changed since the site in {shown} was built.", quiet=quiet)
            return
        job = _job(project, work.places, cache, no_cache=no_cache)
        arguments = ["build", "--site-dir", job.staging, *(["--strict"] if strict else [])]
        rendering = rendered_by(executor, scheduler)
        with _whole(shown), announced(job), rendering, heard(job.staging, job.site) as warned:
            if code := run_engine(chosen, project, arguments, quiet=quiet):
                raise typer.Exit(_meant_by(code, warned, strict=strict))
            work.publish("" if warned.count else inputs)
        _prune(held, work.places.pruned)
    _tell(
        f"The site is in {shown}. Open {shown / 'index.html'}, or run `garden serve`.", quiet=quiet
    )


def _wait() -> None:
    errors.print("Waiting for another build.")


def _is_busy() -> None:
    raise BusyError("Another build of this site is under way, and --no-wait is set.")


@contextmanager
def _whole(site: Path) -> Iterator[None]:
    """Say that the site stands as it was, if a build comes to nothing."""
    try:
        yield
    except BaseException:
        if site.exists():
            errors.print(f"The site in {site} is as it was.", markup=False, highlight=False)
        raise


def _tell(text: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(text)


def _meant_by(code: int, warned: Warned, *, strict: bool) -> int:
    """Return the exit code for an engine that has given up with `code`.

    Engines have one code for settings that they cannot read and for notes that `--strict` does
    not let pass; the second they have only warned of.
    """
    if code == EXIT_INTERRUPTED:
        return code
    return EXIT_FINDINGS if strict and warned.count and not warned.errors else EXIT_UNUSABLE


def _prune(held: Cache, noted: Path) -> None:
    """Bound the cache, once a day: to look at each value takes a moment."""
    now = time.time()
    if held.place and not (noted.exists() and noted.stat().st_mtime > now - DAY):
        held.prune()
        noted.touch()


def _job(project: Project, places: Places, cache: str | None, *, no_cache: bool) -> Job:
    """Return what the plugin needs to know of this build."""
    return Job(
        root=str(project.root.absolute()),
        site=str(places.site),
        staging=str(places.staging),
        record=str(places.record),
        pages=str(places.pages),
        alone=str(places.alone),
        cache=cache,
        caches=not no_cache,
    )
