"""The forge that keeps a garden's repository, and the addresses at which it takes a new file.

- GitHub: https://github.com/isaacs/github/issues/1527
- GitLab: `app/views/projects/blob/_editor.html.haml` in its source
- Forgejo and Gitea: https://github.com/go-gitea/gitea/pull/16556
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

BRANCH = "main"
"""Where `edit_uri` does not say which."""

_EDIT = re.compile(
    r"(?:^|/)(?:_?edit|blob|tree|raw|src)/(?:branch/)?(?P<branch>[^/{}?#]+)/(?P<folder>[^{}?#]*)"
)
_HOST = re.compile(r"https?://(?:[^/@]*@)?(?P<host>[^/:?#]+)")


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the repository is and where in it the notes are."""

    kind: str
    """One of `NEW_FILE`."""
    url: str
    """The repository's page, without a slash at its end."""
    branch: str
    """The branch that is published."""
    folder: str
    """The content folder in the repository; empty if it is the whole."""

    def new_file_url(self, path: str, text: str) -> str:
        """Return where somebody writes a new note at `path`, with `text` to begin with."""
        full = "/".join(part for part in (self.folder, path) if part)
        return NEW_FILE[self.kind](self, full, text)

    def pull_url(self, number: int) -> str:
        """Return the page of a pull request, or of a merge request."""
        return f"{self.url}/{PULLS[self.kind]}/{number}"

    def keeps(self, kind: str, repo: str) -> bool:
        """Tell whether this is the forge of a kind, and its repository the one called `repo`."""
        return kind == self.kind and self.url.casefold().endswith(f"/{repo.casefold()}")


def _github(forge: Forge, path: str, text: str) -> str:
    query = urlencode({"filename": path, "value": text}, quote_via=quote)
    return f"{forge.url}/new/{quote(forge.branch)}?{query}"


def _gitlab(forge: Forge, path: str, text: str) -> str:
    query = urlencode({"file_name": path, "content": text}, quote_via=quote)
    return f"{forge.url}/-/new/{quote(forge.branch)}?{query}"


def _forgejo(forge: Forge, path: str, text: str) -> str:
    folder, _, name = path.rpartition("/")
    query = urlencode({"filename": name, "value": text}, quote_via=quote)
    return f"{forge.url}/_new/{quote(forge.branch)}/{quote(folder)}?{query}"


NEW_FILE: Mapping[str, Callable[[Forge, str, str], str]] = {
    "github": _github,
    "gitlab": _gitlab,
    "forgejo": _forgejo,
}
"""How each forge is asked for a new file."""

PULLS = {"github": "pull", "gitlab": "-/merge_requests", "forgejo": "pulls"}
"""Where each forge has its pull requests."""

HOSTS = {
    "github": "github",
    "gitlab": "gitlab",
    "codeberg": "forgejo",
    "forgejo": "forgejo",
    "gitea": "forgejo",
}
"""What a host's own name tells: `gitlab.example.org` is a GitLab."""


def login_at(where: str, name: str) -> tuple[str, str]:
    """Return the one key of an account: the kind of forge, and the login in small letters.

    The record of reviews knows the kind alone, so Codeberg, Gitea and Forgejo are one place. What
    is no forge is a place of its own.
    """
    place = where.strip().casefold()
    return HOSTS.get(place, place), name.strip().casefold()


def find_forge(settings: Mapping[str, Any], kind: str = "") -> Forge | None:
    """Return the forge that an engine's settings name; None if they name none that we know.

    `kind` is what the garden's options say. The branch and the folder come from `edit_uri`;
    without it they are `main` and the content folder beside the settings.
    """
    url = str(settings.get("repo_url") or "").strip().rstrip("/").removesuffix(".git")
    address = _HOST.match(url)
    kind = kind or (_kind_of(address["host"]) if address else "")
    if not address or not kind:
        return None
    stated = settings.get("edit_uri_template") or settings.get("edit_uri") or ""
    edit = _EDIT.search(str(stated).removeprefix(url))
    if edit:
        return Forge(kind, url, edit["branch"], edit["folder"].strip("/"))
    folder = posixpath.normpath(str(settings.get("docs_dir") or "docs"))
    return Forge(kind, url, BRANCH, "" if folder.startswith((".", "/")) else folder)


def _kind_of(host: str) -> str:
    return next((HOSTS[label] for label in host.lower().split(".") if label in HOSTS), "")
