"""The keys of `people.yml`, each with what it is for.

One pydantic model says it all: the reader validates with it, and the handbook's table is
generated from it.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, WithJsonSchema

from garden.frontmatter.values import COUNT, Count, Line, Lines, Names, Text, YesNo, one_of, refused
from garden.people.model import STATUSES

SPELLINGS = {"role": "roles", "handle": "handles"}
"""Other spellings of a key, read without a word."""

EMAIL = re.compile(r"(?<![@\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
"""An e-mail address; `@me@example.social`, a name in the Fediverse, is none."""


def _handles(value: object) -> object:
    if not isinstance(value, dict):
        raise refused("a group such as `{github: ada}`", value)
    return value


def _bare(handles: dict[str, str]) -> dict[str, str]:
    """A handle is a name: the address around it and a lone `@` before it are left out."""
    said = {where.strip(): name.strip().rstrip("/") for where, name in handles.items()}
    names = {w: name.rpartition("/")[2] if "://" in name else name for w, name in said.items()}
    # `@me@example.social` needs its first @, or it would read as an e-mail address.
    return {w: n if "@" in n[1:] else n.lstrip("@") for w, n in names.items() if n.lstrip("@")}


Handles = Annotated[dict[str, Line], BeforeValidator(_handles), AfterValidator(_bare)]


class PersonModel(BaseModel):
    """What may stand under an id in `people.yml`. Everything is optional."""

    name: Annotated[
        Line,
        Field(description="The name they chose; without it, the key.", examples=["Ada L."]),
    ] = ""
    id: Annotated[
        Line,
        Field(
            description="Where the file is a list: what notes write under `contributors`; "
            "without it, the name.",
            examples=["ada"],
        ),
    ] = ""
    handles: Annotated[
        Handles,
        Field(
            description="What they are called elsewhere. Notes may name them by it.",
            examples=[{"github": "ada-l", "orcid": "0000-0000-0000-0000"}],
        ),
    ] = {}
    roles: Annotated[
        Lines,
        Field(
            description="What they do in this garden, in their own words.", examples=[["editing"]]
        ),
    ] = ()
    learning: Annotated[
        Names, Field(description="Domains they want to learn.", examples=[["critique"]])
    ] = ()
    practising: Annotated[
        Names, Field(description="Domains they practise.", examples=[["facilitation"]])
    ] = ()
    stewarding: Annotated[
        Names, Field(description="Domains they look after.", examples=[["handbook"]])
    ] = ()
    bridges: Annotated[
        Names,
        Field(
            description="Domains they connect. They are counted, and nobody is shown as a bridge.",
            examples=[["facilitation", "critique"]],
        ),
    ] = ()
    availability: Annotated[
        Line,
        Field(
            description="How much time they have, in their own words, or `away`.",
            examples=["two hours a month"],
        ),
    ] = ""
    capacity: Annotated[
        Count | None,
        WithJsonSchema(COUNT),
        Field(
            description="In how many open conversations about changes of others they want to be "
            "at once, at most; `0` for none. `garden invite` keeps to it.",
            examples=[2],
        ),
    ] = None
    ask_me: Annotated[
        Text, Field(description="What they like to be asked.", examples=["How a first draft went"])
    ] = ""
    says: Annotated[
        Text,
        Field(description="What they say of themselves.", examples=["I ask for examples."]),
    ] = ""
    affiliation: Annotated[
        Line,
        Field(
            description="Their organisation, if they want it known. It is never worked out.",
            examples=["The library"],
        ),
    ] = ""
    status: Annotated[
        str,
        BeforeValidator(one_of(STATUSES)),
        WithJsonSchema({"enum": [*STATUSES, None]}),
        Field(
            description="`active`; `emeritus`, who is thanked and no longer asked; or "
            "`in-memoriam`.",
            examples=["emeritus"],
        ),
    ] = "active"
    display: Annotated[
        str,
        BeforeValidator(one_of(("shown", "hidden"))),
        WithJsonSchema({"enum": ["shown", "hidden", None]}),
        Field(description="`hidden`: named nowhere on the site.", examples=["hidden"]),
    ] = "shown"
    count: Annotated[
        YesNo,
        Field(
            description="`false`: not even counted where people are only counted, from five on.",
            examples=[False],
        ),
    ] = True
