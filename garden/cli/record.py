"""`garden record`: what people said to each other in reviews, kept in the garden's own files."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, counted, open_garden, progress
from garden.cli.exits import errors
from garden.cli.reviewing import (
    ForgeOption,
    MaxWaitOption,
    RepoOption,
    SiteOption,
    asking,
    get_place,
    read_text,
)
from garden.reviews.collect import Order, Recorded, collect, collect_saved
from garden.reviews.consent import Consent
from garden.reviews.store import file_for

EXIT_INTERRUPTED = 130


SinceOption = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        help="Leave out pull requests that have not changed since this day.",
        show_default="all, and from the second time on what changed since the last",
    ),
]
SavedOption = Annotated[
    Path | None,
    typer.Option("--from", help="Read what was saved, without a network."),
]
WithTextOption = Annotated[
    bool, typer.Option("--with-text", help="Keep what was said, too, not only that it was.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden record[/bold]; [bold]garden record --from export.jsonl"
        "[/bold]; [bold]garden record --forge forgejo --site https://forge.example.org --repo "
        "circle/garden --since 2026-01-01[/bold]"
    )(record)


def record(  # noqa: PLR0913, PLR0917 - each is an option of the command
    config: ConfigOption = HERE,
    repo: RepoOption = "",
    forge: ForgeOption = "",
    site: SiteOption = "",
    since: SinceOption = None,
    saved: SavedOption = None,
    with_text: WithTextOption = False,
    max_wait: MaxWaitOption = 15,
) -> None:
    """Import reviews from GitHub, GitLab, Forgejo or Gitea into `reviews/`, without their texts.

    A token is read from GITHUB_TOKEN, GITLAB_TOKEN or FORGEJO_TOKEN. What `people.yml` says of
    who is hidden or not to be counted is honoured before anything is written.
    """
    project, garden = open_garden(config)
    place = get_place(project, forge, site, repo)
    order = Order(
        forge=place.forge,
        repo=place.repo,
        file=file_for(project.root, project.config.reviews, place.forge.name, place.repo),
        consent=Consent(garden.people),
        since=since.replace(tzinfo=UTC) if since else None,
        with_text=with_text,
    )
    if saved:
        done = collect_saved(order, read_text(saved), saved.name)
    else:
        with asking(place, max_wait) as source, progress("Reading pull requests") as step:
            try:
                done = collect(order, source, step)
            except KeyboardInterrupt:
                errors.print("Stopped. What was read is kept; the next time goes on from here.")
                raise typer.Exit(EXIT_INTERRUPTED) from None
    typer.echo(_told(done))


def _told(done: Recorded) -> str:
    read = counted(done.pulls, "pull request")
    return f"Read {read}. {done.file} holds {counted(done.events, 'event')}."
