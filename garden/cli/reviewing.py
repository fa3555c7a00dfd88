"""What `garden record` and `garden harvest` share: which forge and repository is meant."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from garden.cli.exits import errors
from garden.errors import UsageError
from garden.forge import HOSTS, find_forge
from garden.project import Project
from garden.reviews.forges import FORGES, get_forge
from garden.reviews.forges.common import Forge, Source

NAMES = ", ".join(forge.name for forge in FORGES)

RepoOption = Annotated[
    str,
    typer.Option(
        "--repo", help="The repository, as OWNER/NAME.", show_default="from repo_url in mkdocs.yml"
    ),
]
ForgeOption = Annotated[
    str,
    typer.Option(
        "--forge",
        help=f"The kind of forge: {NAMES}; Gitea is forgejo.",
        show_default="from repo_url in mkdocs.yml",
    ),
]
SiteOption = Annotated[
    str,
    typer.Option(
        "--site",
        help="The forge's address, where it is one of your own.",
        show_default="from repo_url in mkdocs.yml",
    ),
]
MaxWaitOption = Annotated[
    int,
    typer.Option(
        "--max-wait", min=0, help="Minutes that we wait at most when the forge asks us to."
    ),
]


@dataclass(frozen=True, slots=True)
class Place:
    """A repository on a forge."""

    forge: Forge
    site: str
    repo: str


def get_place(project: Project, forge: str, site: str, repo: str) -> Place:
    """Return which repository is meant. Raises UsageError if nothing says so."""
    known = find_forge(project.settings, project.config.forge)
    address = urlsplit(known.url) if known else None
    kind = HOSTS.get(forge, forge) or _kind_at(site) or (known.kind if known else "")
    if kind and kind not in {f.name for f in FORGES}:
        raise UsageError(f"There is no forge `{kind}`. Known: {NAMES}.")
    if not repo and address and not forge and not site:
        repo = address.path.strip("/")
    if not kind or repo.count("/") < 1:
        raise UsageError(
            "Say which repository is meant: `--forge github --repo OWNER/NAME`, or `repo_url` in "
            "mkdocs.yml."
        )
    if not site and known and address and known.kind == kind:
        site = f"{address.scheme}://{address.netloc.rpartition('@')[2]}"
    return Place(get_forge(kind), (site or get_forge(kind).home).rstrip("/"), repo.strip("/"))


@contextmanager
def asking(place: Place, minutes: int) -> Iterator[Source]:
    """Open a connection to a forge, with the token that the environment holds.

    Raises UsageError if what is needed for that is not installed.
    """
    try:
        from garden.reviews.forges.client import Network, find_token  # noqa: PLC0415 - an extra

        token = find_token(place.forge)
        network = Network(
            forge=place.forge, site=place.site, token=token, say=_say, max_wait=minutes * 60.0
        )
    except ImportError as error:  # also where a library is there in a version that does not fit
        raise UsageError(
            f"Asking {place.forge.title} needs {error.name}, in a version that fits: pip install "
            "'praxis-garden[forges]'. Without it, read what you saved: --from FILE."
        ) from None
    if not token:
        _say(
            f"{place.forge.tokens[0]} is not set: {place.forge.title} shows us what is public, "
            "and lets us ask less often."
        )
    with network:
        yield network


def read_text(file: Path) -> str:
    """Return the text of a file that was named. Raises UsageError if it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8.") from None


def _say(sentence: str) -> None:
    errors.print(sentence, markup=False, highlight=False)


def _kind_at(site: str) -> str:
    labels = (urlsplit(site).hostname or "").split(".")
    return next((HOSTS[label] for label in labels if label in HOSTS), "")
