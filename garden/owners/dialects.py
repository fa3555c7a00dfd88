"""Every kind of file of owners that is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from garden.owners.files import Files
from garden.owners.github import github_owners
from garden.owners.gitlab import gitlab_owners
from garden.owners.kubernetes import kubernetes_owners

Owners = Callable[[str], tuple[str, ...]]
"""Path in the repository to the handles of its owners, without `@`; groups are left out."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of file of owners."""

    read: Callable[[Files], Owners]
    """How it is read."""
    handles: str
    """What `handles` in `people.yml` call the forge whose logins it holds."""


DIALECTS: Mapping[str, Dialect] = {
    "github": Dialect(github_owners, "github"),
    "gitlab": Dialect(gitlab_owners, "gitlab"),
    "kubernetes": Dialect(kubernetes_owners, "github"),
}
"""By what the option `owners` calls them."""
