"""What a query may ask: one pydantic model, which validates and makes the handbook's tables."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from garden.frontmatter.values import group
from garden.query.values import Choices, Columns, Day, Limit, Number, Orders, Show, Words


class _Group(BaseModel):
    """A group of keys: unknown ones are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Evidence(_Group):
    """How often experiences report each outcome."""

    worked: Annotated[
        Number | None, Field(description="Reports that it worked.", examples=[">= 2"])
    ] = None
    partly: Annotated[Number | None, Field(description="Reports that it worked in part.")] = None
    did_not: Annotated[
        Number | None, Field(alias="did-not", description="Reports that it did not work.")
    ] = None


class Where(_Group):
    """Conditions that a note must meet, all of them."""

    type: Annotated[
        Choices | None, Field(description="Its type.", examples=[["routine", "tool"]])
    ] = None
    domain: Annotated[
        Choices | None,
        Field(description="Its domains, by slug, title or alias.", examples=["facilitation"]),
    ] = None
    status: Annotated[
        Choices | None, Field(description="Its status.", examples=[{"not": "retired"}])
    ] = None
    tags: Annotated[
        Choices | None,
        Field(
            description="Its tags; `meeting` means `meeting/format` too.",
            examples=[{"all": ["meeting", "online"]}],
        ),
    ] = None
    contributors: Annotated[
        Choices | None, Field(description="Who is credited.", examples=["gardeners"])
    ] = None
    outcome: Annotated[
        Choices | None, Field(description="The outcome of an experience.", examples=["worked"])
    ] = None
    state: Annotated[
        Choices | None,
        Field(
            description="Where it stands, such as `open` of an objection; what a type begins with "
            "counts too.",
            examples=["agreed"],
        ),
    ] = None
    needs: Annotated[
        Choices | None,
        Field(
            description="What it asks of those who would use it; `none` where it says nothing is "
            "asked.",
            examples=[{"not": ["money", "hardware"]}],
        ),
    ] = None
    ways: Annotated[
        Choices | None,
        Field(description="Ways to take part that it explains.", examples=["no-account"]),
    ] = None
    links_to: Annotated[
        Choices | None,
        Field(description="Notes that it links to.", examples=["[[Peer assist]]"]),
    ] = None
    linked_from: Annotated[
        Choices | None,
        Field(description="Notes that link to it.", examples=[["[[Retrospective]]"]]),
    ] = None
    mentions: Annotated[
        Choices | None,
        Field(
            description="Notes that it names in its text without a link.",
            examples=["[[Boundary]]"],
        ),
    ] = None
    title: Annotated[
        Choices | None, Field(description="Words in its title.", examples=["meeting"])
    ] = None
    path: Annotated[
        Choices | None, Field(description="A part of its path.", examples=["terms/"])
    ] = None
    has: Annotated[
        Choices | None,
        Field(
            description="What is there at all: a field, links, or a practice relation read from "
            "this note.",
            examples=[{"not": "answered_by"}],
        ),
    ] = None
    evidence: Annotated[
        Evidence | None,
        group('a group such as `worked: ">= 1"`'),
        Field(
            description="How many experiences report each outcome.",
            examples=[{"worked": ">= 1", "did-not": 0}],
        ),
    ] = None
    links: Annotated[
        Number | None, Field(description="To how many notes it links.", examples=[0])
    ] = None
    backlinks: Annotated[
        Number | None, Field(description="How many notes link to it.", examples=[">= 5"])
    ] = None
    date: Annotated[
        Day | None,
        Field(description="Its own `date` or `created`, in the head.", examples=[">= 2026-11"]),
    ] = None
    reviewed: Annotated[
        Day | None, Field(description="The day of its latest review.", examples=["< 2026"])
    ] = None


class Query(_Group):
    """A question: which notes, and how they are shown."""

    source: Annotated[
        Words,
        Field(
            alias="from",
            description="`all`, or types and domains of which a note must have one.",
            examples=["question"],
        ),
    ] = ("all",)
    where: Annotated[
        Where,
        group("a group such as `status: seed`"),
        Field(
            description="Conditions, all of which must be met.",
            examples=[{"status": "seed"}],
        ),
    ] = Where()
    sort: Annotated[
        Orders,
        Field(
            description="What to sort by, with `-` for the greatest first; then by title.",
            examples=[["type", "-backlinks"]],
        ),
    ] = ()
    limit: Annotated[Limit | None, Field(description="How many notes at most.", examples=[10])] = (
        None
    )
    show: Annotated[
        Show | None,
        Field(description="`list`, `table`, `cards` or `count`.", examples=["table"]),
    ] = None
    columns: Annotated[
        Columns,
        Field(description="The columns of a table.", examples=[["title", "status", "backlinks"]]),
    ] = ()
