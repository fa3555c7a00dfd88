"""OWNERS and OWNERS_ALIASES as Kubernetes keeps them: the nearest file counts, then those above.

https://www.kubernetes.dev/docs/guide/owners/ and `pkg/repoowners` in kubernetes-sigs/prow.
Approvers and reviewers of the nearest file that names any look after what lies beside and
below it; where it names nobody, the next one above does, unless it says `no_parent_owners`.
Emeritus approvers are thanked and never asked.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from garden.owners.files import Files

ALIASES = "OWNERS_ALIASES"
FILE = "OWNERS"
_ROLES = ("approvers", "reviewers")
_LONGEST = 200
"""A filter of more letters is not compared with anything."""


def kubernetes_owners(files: Files) -> Callable[[str], tuple[str, ...]]:
    """Return who owns a path, by handle, as the files beside and above it say."""
    aliases = {
        str(name).casefold(): _names(members)
        for name, members in _group(_read(files, ALIASES).get("aliases")).items()
    }
    read = cache(lambda folder: _read(files, f"{folder}{FILE}"))

    def owners(path: str) -> tuple[str, ...]:
        for folder in _upwards(path):
            said = read(folder)
            found = _owners_of(said, path[len(folder) :], aliases)
            if found or _group(said.get("options")).get("no_parent_owners") is True:
                return found
        return ()

    return owners


def _upwards(path: str) -> Iterator[str]:
    """Yield the folders of a path, its own first, each ending in a slash; the root is empty."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield f"{path}/"
    yield ""


def _owners_of(
    said: Mapping[Any, Any], path: str, aliases: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    gone = {*_people(said, ("emeritus_approvers", "emeritus_reviewers"), aliases)}
    plain = [*_people(said, _ROLES, aliases)]
    filters = {} if plain else _group(said.get("filters"))
    for expression, roles in filters.items():
        if _matches(str(expression), path):
            plain += _people(_group(roles), _ROLES, aliases)
    return tuple(dict.fromkeys(name for name in plain if name not in gone))


def _people(
    said: Mapping[Any, Any], roles: tuple[str, ...], aliases: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    for role in roles:
        for name in _names(said.get(role)):
            yield from aliases.get(name, (name,))


def _matches(expression: str, path: str) -> bool:
    """Tell whether a filter speaks of a path, seen from the folder of its file."""
    try:
        return len(expression) <= _LONGEST and bool(re.search(expression, path))
    except re.error:
        return False


def _read(files: Files, path: str) -> Mapping[Any, Any]:
    try:
        return _group(yaml.safe_load(files(path) or ""))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}


def _group(value: object) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


def _names(value: object) -> tuple[str, ...]:
    """Logins are compared without case."""
    names = value if isinstance(value, list) else ()
    return tuple(name.strip().lstrip("@").casefold() for name in names if isinstance(name, str))
