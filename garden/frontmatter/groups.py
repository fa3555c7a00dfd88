"""Groups of values in a head, each with what it holds: credits, reviews, barriers and the like."""

from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field, WithJsonSchema

from garden.frontmatter.kinds import NEEDS_SCHEMA, READ_NEEDS, Level, ObjectionState
from garden.frontmatter.values import (
    SWITCH,
    WORD,
    WORDS,
    Day,
    Line,
    Lines,
    Switch,
    Text,
    a_name_or_group,
    group,
    names_or_groups,
    one_or_more,
)


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


class BarrierModel(BaseModel):
    """What stands in the way of a practice and cannot be moved by trying harder."""

    level: Annotated[
        Level,
        Field(description="Where it could be taken away: team, organisation, sector or policy."),
    ]
    text: Annotated[Text, Field(description="What it is.")]
    raised_to: Annotated[Line, Field(description="Who was asked to take it away.")] = ""
    answered_by: Annotated[
        Line, Field(description="The answer, or a wikilink to the note that holds it.")
    ] = ""


class ObjectionModel(BaseModel):
    """What somebody has against what the note says."""

    text: Annotated[Text, Field(description="What speaks against it.")]
    by: Annotated[Line, Field(description="Who says so; `anonymous` is fine.")] = ""
    state: Annotated[ObjectionState, Field(description="`open`, `settled` or `withdrawn`.")] = (
        "open"
    )
    reason: Annotated[Text, Field(description="Why it is settled or withdrawn.")] = ""


class StewardModel(BaseModel):
    """Somebody who looks after the domain, in public."""

    name: Annotated[Line, Field(description="The name they chose, or their id in people.yml.")]
    since: Annotated[Line, Field(description="From when.")] = ""
    until: Annotated[Line, Field(description="For how long.")] = ""
    may: Annotated[Line, Field(description="What they may do that others may not.")] = ""


class SponsorModel(BaseModel):
    """An organisation that fosters the domain and does not own it."""

    name: Annotated[Line, Field(description="Who.")]
    may_decide: Annotated[Lines, Field(description="What is theirs to decide.")] = ()
    may_not_decide: Annotated[Lines, Field(description="What is not.")] = ()


class NeedModel(BaseModel):
    """Something that a practice asks of those who would use it."""

    kind: Line
    detail: Line = ""


_CREDIT = {"anyOf": [WORD, CreditModel.model_json_schema()]}
_CREDITS = {"anyOf": [*_CREDIT["anyOf"], {"type": "array", "items": _CREDIT}]}
_REVIEW = ReviewModel.model_json_schema()
_STEWARDS = {
    "anyOf": [WORD, StewardModel.model_json_schema()],
}

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
Barriers = Annotated[
    tuple[Annotated[BarrierModel, group("a group with `level` and `text`")], ...],
    BeforeValidator(one_or_more),
    WithJsonSchema({"type": ["array", "null"], "items": BarrierModel.model_json_schema()}),
]
Objections = Annotated[
    tuple[Annotated[ObjectionModel, group("a group with `text`")], ...],
    BeforeValidator(one_or_more),
    WithJsonSchema({"type": ["array", "null"], "items": ObjectionModel.model_json_schema()}),
]
Stewards = Annotated[
    tuple[Annotated[StewardModel, group("a name, or a group with a `name`")], ...],
    BeforeValidator(names_or_groups),
    WithJsonSchema({"anyOf": [*_STEWARDS["anyOf"], {"type": "array", "items": _STEWARDS}]}),
]
Sponsor = Annotated[
    SponsorModel | None,
    BeforeValidator(a_name_or_group),
    WithJsonSchema({"anyOf": [WORD, SponsorModel.model_json_schema()]}),
]
Needs = Annotated[tuple[NeedModel, ...] | None, READ_NEEDS, WithJsonSchema(NEEDS_SCHEMA)]
