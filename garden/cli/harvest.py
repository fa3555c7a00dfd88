"""`garden harvest`: a note begun from a review, for a human to finish."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, open_garden
from garden.cli.exits import errors
from garden.cli.reviewing import (
    ForgeOption,
    MaxWaitOption,
    Place,
    RepoOption,
    SiteOption,
    asking,
    get_place,
    read_text,
)
from garden.errors import UsageError
from garden.project import Project
from garden.reviews.collect import fetch_pull, saved_events
from garden.reviews.consent import Consent
from garden.reviews.harvest import Harvested, Plan
from garden.reviews.harvest import harvest as begin_note
from garden.reviews.model import Event
from garden.reviews.store import read_record

Kind = StrEnum(
    "Kind", {"experience": "experience", "question": "question", "objection": "objection"}
)


PullArgument = Annotated[
    str, typer.Argument(metavar="PR", help="The number of the pull request, or its address.")
]
KindOption = Annotated[
    Kind | None,
    typer.Option("--as", help="What it becomes.", show_default="by what happened in it"),
]
TitleOption = Annotated[
    str, typer.Option(help="The note's title.", show_default="the pull request's")
]
DomainOption = Annotated[
    str, typer.Option(help="What it is about.", show_default="that of the note talked about")
]
FolderOption = Annotated[
    str | None,
    typer.Option(help="Where to put it.", show_default="where most notes of its type are"),
]
SavedOption = Annotated[
    Path | None,
    typer.Option("--from", help="Read the review in what was saved, in place of the record."),
]
FetchOption = Annotated[
    bool,
    typer.Option("--fetch", help="Ask the forge for it; what was said goes into the draft."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden harvest 12[/bold]; [bold]garden harvest 12 --as question "
        "--fetch[/bold]; [bold]garden harvest 12 --from export.jsonl --domain facilitation[/bold]",
    )(harvest)


def harvest(  # noqa: PLR0913, PLR0917 - each is an option of the command
    pull: PullArgument,
    config: ConfigOption = HERE,
    kind: KindOption = None,
    title: TitleOption = "",
    domain: DomainOption = "",
    folder: FolderOption = None,
    saved: SavedOption = None,
    fetch: FetchOption = False,
    repo: RepoOption = "",
    forge: ForgeOption = "",
    site: SiteOption = "",
    max_wait: MaxWaitOption = 15,
) -> None:
    """Begin an experience, a question or an objection from a review, for you to finish.

    Only people who put themselves in `people.yml` are named. No file is ever written over.
    """
    project, garden = open_garden(config, past=True)
    place = get_place(project, forge, site, repo)
    number = _number(pull)
    if fetch:
        with asking(place, max_wait) as source:
            found = fetch_pull(place.forge, source, place.repo, number)
    elif saved:
        found = saved_events(place.forge, place.repo, read_text(saved), saved.name)
    else:
        found = _recorded(project)
    consent = Consent(garden.people)
    events = _of(place, number, consent, found)
    address = place.forge.address.format(site=place.site, repo=place.repo, number=number)
    made = begin_note(
        project, garden, consent, Plan(events, address, kind or "", title, domain, folder)
    )
    if made.made.similar:
        errors.print(f"Is it the same as {', '.join(made.made.similar)}?", highlight=False)
    typer.echo(_told(made))


def _recorded(project: Project) -> tuple[Event, ...]:
    record = read_record(project.root, project.config.reviews)
    if record.remark:
        errors.print(record.remark, markup=False, highlight=False)
    return record.events


def _of(place: Place, number: int, consent: Consent, found: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return what is known of one pull request. Raises UsageError if nothing is."""
    ours = (place.forge.name, place.repo.casefold(), number)
    events = tuple(e for e in found if (e.forge, e.repo.casefold(), e.pr) == ours)
    kept = tuple(sorted(consent.events(events), key=lambda event: event.at))
    if not kept:
        raise UsageError(
            f"Nothing is known of pull request {number} of {place.repo}. Record it with `garden "
            "record`, read what was saved with --from, or ask the forge with --fetch."
        )
    return kept


def _number(pull: str) -> int:
    found = re.search(r"(\d{1,9})/?$", pull)
    if not found or int(found[1]) < 1:
        raise UsageError(f"“{pull}” is no pull request: give its number, such as 12.")
    return int(found[1])


def _told(made: Harvested) -> str:
    kind = f"{'an' if made.kind[0] in 'eo' else 'a'} {made.kind}"
    begun = f"It is begun as {kind}, because {made.because}. What is left to you:"
    return "\n".join([str(made.made.file), "", begun, *(f"- {item}" for item in made.to_write)])
