"""Owners as people: only those whose handle somebody in `people.yml` says is theirs."""

from collections.abc import Iterable, Iterator, Mapping

from garden.model import NotePath
from garden.owners.dialects import Owners
from garden.people import Person
from garden.slug import identity


def keepers_of(
    paths: Iterable[NotePath],
    owners: Owners,
    people: Iterable[Person],
    where: str,
    prefix: str = "",
) -> Mapping[NotePath, frozenset[str]]:
    """Return the notes with the slugs of the people who own them; notes without are left out.

    `where` is the forge whose handles they are, as `people.yml` calls it; `prefix` is what stands
    before the path of a note in the repository, such as `content/`.
    """
    slugs = dict(_handles(people, where))
    found = {
        path: frozenset(
            slugs[identity(name)] for name in owners(f"{prefix}{path}") if identity(name) in slugs
        )
        for path in paths
    }
    return {path: keepers for path, keepers in found.items() if keepers}


def _handles(people: Iterable[Person], where: str) -> Iterator[tuple[str, str]]:
    for person in people:
        if person.listed and not person.hidden:
            for handle in person.handles:
                if handle.where.casefold() == where:
                    yield identity(handle.name), person.slug
