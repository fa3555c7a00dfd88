"""The forges whose reviews we can read, one file each."""

from garden.reviews.forges.common import Forge
from garden.reviews.forges.forgejo import FORGEJO
from garden.reviews.forges.github import GITHUB
from garden.reviews.forges.gitlab import GITLAB

FORGES: tuple[Forge, ...] = (GITHUB, GITLAB, FORGEJO)
"""Every forge; another one is another file, and a line here."""


def get_forge(name: str) -> Forge:
    """Return the forge of this name, which is one of `FORGES`."""
    return next(forge for forge in FORGES if forge.name == name)
