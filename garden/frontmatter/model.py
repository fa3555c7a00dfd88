"""The fields of a head, each with what it is for.

One pydantic model says it all: the reader validates with it, the JSON Schema for editors
is generated from it, and so is the handbook's page on frontmatter.
"""

from collections.abc import Iterable
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Annotated, Any

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    Field,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails

from garden.frontmatter.values import (
    SWITCH,
    WORD,
    WORDS,
    Day,
    Line,
    Lines,
    Names,
    NoteType,
    OldNames,
    Outcome,
    Status,
    Switch,
    Tags,
    Text,
    Title,
    YesNo,
    group,
    names_or_groups,
    one_or_more,
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
    | {"stats", "tabs", "tasks"}
)
"""Fields of other tools and communities that resemble one of ours and are no slip of it."""


class CreditModel(BaseModel):
    """Somebody who stands behind the note."""

    name: Annotated[Line, Field(description="The name they chose, or their id in people.yml.")]
    role: Annotated[
        Lines,
        Field(
            validation_alias=AliasChoices("role", "roles"),
            description="What they did, in their own words.",
            examples=[["writing", "review"]],
        ),
    ] = ()


class ReviewModel(BaseModel):
    """One entry of the review log."""

    by: Annotated[Line, Field(description="Who looked.")]
    on: Annotated[Day, Field(description="The day, as 2026-11-02.")]
    looked_at: Annotated[Text, Field(description="What they looked at.")] = ""
    said: Annotated[Text, Field(description="What they said.")] = ""


_CREDIT = {"anyOf": [WORD, CreditModel.model_json_schema()]}
_CREDITS = {"anyOf": [*_CREDIT["anyOf"], {"type": "array", "items": _CREDIT}]}
_REVIEW = ReviewModel.model_json_schema()

Credits = Annotated[
    tuple[Annotated[CreditModel, group("a name, or a group with a `name`")], ...],
    BeforeValidator(names_or_groups),
    WithJsonSchema(_CREDITS),
]
Reviews = Annotated[
    tuple[Annotated[ReviewModel, group("a group with `by` and `on`")], ...],
    BeforeValidator(one_or_more),
    WithJsonSchema({"type": ["array", "null"], "items": _REVIEW}),
]
Practice = Annotated[
    dict[str, Lines],
    group('a group of relations, such as `builds_on: "[[Other note]]"`'),
    WithJsonSchema({"type": ["object", "null"], "additionalProperties": WORDS}),
]
Checks = Annotated[
    dict[str, Switch],
    group("a group such as `orphan: off`"),
    WithJsonSchema({"type": ["object", "null"], "additionalProperties": SWITCH}),
]


class HeadModel(BaseModel):
    """The frontmatter of a note. Everything is optional."""

    title: Annotated[
        Title,
        Field(
            description="The note's title; without one, its first heading or its file name.",
            examples=["Round-robin review"],
        ),
    ] = ""
    type: Annotated[
        NoteType, Field(description="What kind of note it is.", examples=["routine"])
    ] = "note"
    domain: Annotated[
        Names,
        Field(
            description="What it is about. The first domain is its home; others make it cross "
            "a boundary.",
            examples=["facilitation", ["facilitation", "boundaries"]],
        ),
    ] = ()
    contributors: Annotated[
        Credits,
        Field(
            description="Who stands behind it, under the names they chose.",
            examples=[["ada", {"name": "grace", "role": ["review", "ideas"]}]],
        ),
    ] = ()
    practice: Annotated[
        Practice,
        Field(
            description="Typed links to other notes.",
            examples=[{"builds_on": ["[[Retrospective]]"], "contests": "[[Anonymous voting]]"}],
        ),
    ] = {}
    aliases: Annotated[
        Lines,
        Field(description="Other names by which links may find it.", examples=[["RRR"]]),
    ] = ()
    plural: Annotated[
        Lines,
        Field(
            description="What several of it are called, where prose says so.",
            examples=[["communities of practice"]],
        ),
    ] = ()
    not_: Annotated[
        Lines,
        Field(
            alias="not",
            description="Of a term: words that are better not used for it.",
            examples=[["owner"]],
        ),
    ] = ()
    glossary: Annotated[
        Switch,
        Field(
            description="`off`: terms are not explained where this note first uses them.",
            examples=["off"],
        ),
    ] = "on"
    redirect_from: Annotated[
        OldNames,
        Field(
            description="Old paths or addresses that lead here; `old.md#old-heading` for a part, "
            "with the heading that it is now after a colon.",
            examples=[["old-name.md", {"#old-heading": "New heading"}]],
        ),
    ] = ()
    tags: Annotated[
        Tags,
        Field(
            description="Tags, nested with `/`; a line of several is split at commas.",
            examples=[["meeting/format"], "one, other"],
        ),
    ] = ()
    status: Annotated[
        Status, Field(description="How far it has been tried.", examples=["seed"])
    ] = ""
    asks: Annotated[
        Text,
        Field(
            description="What its authors want from a reviewer.",
            examples=["Does this survive a group of thirty?"],
        ),
    ] = ""
    reviews: Annotated[
        Reviews,
        Field(
            description="Who looked at it, when, and what they said; entries are only added.",
            examples=[[{"by": "grace", "on": "2026-11-02", "said": "true for us too"}]],
        ),
    ] = ()
    outcome: Annotated[
        Outcome, Field(description="Of an experience: how it went.", examples=["partly"])
    ] = ""
    context: Annotated[
        Text,
        Field(
            description="Of an experience: where it was tried.",
            examples=["A team of eight, online"],
        ),
    ] = ""
    description: Annotated[
        Text,
        Field(
            description="One line for listings and search engines.",
            examples=["Everyone speaks once before anyone speaks twice."],
        ),
    ] = ""
    id: Annotated[
        Line,
        Field(description="A lasting name by which links may find it.", examples=["round-robin"]),
    ] = ""
    permalink: Annotated[
        Line, Field(description="The same, as Obsidian names it.", examples=["round-robin"])
    ] = ""
    draft: Annotated[
        YesNo, Field(description="`true` keeps it out of the site.", examples=[True])
    ] = False
    publish: Annotated[
        YesNo, Field(description="`false` keeps it out of the site.", examples=[False])
    ] = True
    checks: Annotated[
        Checks,
        Field(
            description="Checks that are switched off for this note.", examples=[{"orphan": "off"}]
        ),
    ] = {}


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
