"""The fields of a head, each with what it is for.

One pydantic model says it all: the reader validates with it, the JSON Schema for editors
is generated from it, and so is the handbook's page on frontmatter.
"""

from collections.abc import Iterable
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from garden.frontmatter.common import CommonModel
from garden.frontmatter.ofkinds import (
    CharterModel,
    ConversationModel,
    PracticeModel,
    StanceModel,
)

SPELLINGS: dict[str, str] = {
    "domains": "domain",
    "contributor": "contributors",
    "alias": "aliases",
    "tag": "tags",
}
"""Other spellings of a field, read without a word."""

ORDINARY: frozenset[str] = frozenset(
    {"content", "contents", "contest", "note", "preview", "previews", "published", "publisher"}
    | {"stats", "tabs", "tasks", "long", "rating", "season"}
)
"""Fields of other tools and communities that resemble one of ours and are no slip of it."""

BY_NAME: frozenset[str] = frozenset({"intentionally_empty"})
"""Our fields whose keys say something even where nothing stands beside them."""

LINKED: frozenset[str] = frozenset(
    {"neighbours", "rhythm", "conduct", "continuity", "barriers", "objections", "reason"}
    | {"learned_in", "attested_by", "sponsor", "intentionally_empty", "definitions"}
)
"""Our fields that may hold wikilinks in their text, beside `practice`."""


class HeadModel(StanceModel, CharterModel, ConversationModel, PracticeModel, CommonModel):
    """The frontmatter of a note. Everything is optional."""


FIELDS: tuple[str, ...] = tuple(
    field.alias or name for name, field in HeadModel.model_fields.items()
)
"""The names of all fields, in the order in which they are documented."""


def validate(
    values: dict[str, Any], note_types: Iterable[str]
) -> tuple[HeadModel, list[ErrorDetails]]:
    """Return the fields that hold, and every error. What an error is about is left out."""
    context = {"types": tuple(note_types)}
    errors: list[ErrorDetails] = []
    while True:
        try:
            return HeadModel.model_validate(values, context=context), errors
        except ValidationError as error:
            found = error.errors(include_url=False)
        # Later rounds only find what the first one tore apart, such as a review without a day.
        errors = errors or found
        values = _pruned(values, [error["loc"] for error in found])


def _pruned(values: dict[str, Any], locs: Iterable[tuple[int | str, ...]]) -> dict[str, Any]:
    """Return `values` without what `locs` are about; each round takes away something."""
    good = deepcopy(values)
    paths = {_reached(values, loc) for loc in locs}
    # Later entries of a list go first, so that the others keep their numbers.
    for *path, last in sorted(paths, key=lambda path: [str(s).zfill(9) for s in path])[::-1]:
        del reduce(getitem, path, good)[last]  # type: ignore[arg-type]
    return good


def _reached(value: Any, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:  # noqa: ANN401
    """Return how far `loc` leads into `value`: what a group lacks leads to the group."""
    path: list[int | str] = []
    for step in loc:
        there = step in value if isinstance(value, dict) else False
        there = there or (isinstance(value, list) and isinstance(step, int) and step < len(value))
        if not there:
            break
        path.append(step)
        value = value[step]
    return tuple(path)
