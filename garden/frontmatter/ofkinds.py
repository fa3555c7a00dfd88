"""Fields that belong to notes of some types, grouped by what they let a community say."""

from typing import Annotated

from pydantic import BaseModel, Field

from garden.frontmatter.groups import Barriers, Needs, Objections, Sponsor, Stewards
from garden.frontmatter.kinds import (
    Address,
    Definitions,
    Facets,
    Origin,
    Reasons,
    State,
    Ways,
)
from garden.frontmatter.values import Line, Lines, Names, Outcome, Text, YesNo


class PracticeModel(BaseModel):
    """What a practice asks, and what stands for and against it."""

    needs: Annotated[
        Needs,
        Field(
            description="What it asks of those who would use it: money, licence, hardware, "
            "bandwidth, time, language, permission or a word of your own, with how much; `none` "
            "if it asks nothing.",
            examples=[["time", {"money": "20 a month"}], "none"],
        ),
    ] = None
    barriers: Annotated[
        Barriers,
        Field(
            description="What stands in the way and cannot be moved by trying harder.",
            examples=[
                [{"level": "organisation", "text": "No room may be booked without a project."}]
            ],
        ),
    ] = ()
    confidence: Annotated[
        Line,
        Field(
            description="How sure its authors are, in their own words.",
            examples=["tried in small groups only"],
        ),
    ] = ""
    licence: Annotated[
        Line,
        Field(description="Under which terms it may be used again.", examples=["CC BY 4.0"]),
    ] = ""
    perspective: Annotated[
        Lines,
        Field(
            description="The role or discipline it is written from, as its authors name it.",
            examples=[["nursing", "newcomer"]],
        ),
    ] = ()
    learned_in: Annotated[
        Line,
        Field(
            description="The situation in which it was learned.",
            examples=["A review that went wrong"],
        ),
    ] = ""
    outcome: Annotated[
        Outcome, Field(description="Of an experience: how it went.", examples=["partly"])
    ] = ""
    context: Annotated[
        Facets,
        Field(
            description="Of an experience: where it was tried, in one line or by facets of your "
            "own.",
            examples=["A team of eight, online", {"setting": "hospital", "size": "30"}],
        ),
    ] = {}
    attested_by: Annotated[
        Line,
        Field(
            description="Of an experience: who vouches for it; a kind of organisation will do.",
            examples=["a municipal library"],
        ),
    ] = ""
    definitions: Annotated[
        Definitions,
        Field(
            description="Of a term: how other domains define the same word.",
            examples=[{"critique": "A word that hides who decides."}],
        ),
    ] = {}
    not_: Annotated[
        Lines,
        Field(
            alias="not",
            description="Of a term: words that are better not used for it.",
            examples=[["owner"]],
        ),
    ] = ()


class ConversationModel(BaseModel):
    """What is being talked about, and where it stands."""

    discussion: Annotated[
        Address,
        Field(
            description="The address of a conversation about it.",
            examples=["https://forum.example.org/t/12"],
        ),
    ] = ""
    objections: Annotated[
        Objections,
        Field(
            description="What is said against it, and what became of it.",
            examples=[[{"by": "anonymous", "text": "It rewards fast talkers.", "state": "open"}]],
        ),
    ] = ()
    state: Annotated[
        State,
        Field(
            description="Where an item of the agenda (proposed, agreed, parked, declined), an "
            "objection (open, settled, withdrawn), a decision (proposed, settled, withdrawn) or "
            "a gap (open, closed) stands.",
            examples=["agreed"],
        ),
    ] = ""
    reason: Annotated[
        Text,
        Field(
            description="Why it stands there, or why it departs from something.",
            examples=["Nobody could host it this year."],
        ),
    ] = ""
    first_steps: Annotated[
        YesNo,
        Field(description="`true`: a good first thing for a newcomer.", examples=[True]),
    ] = False
    ways: Annotated[
        Ways,
        Field(
            description="Ways to take part that the note explains: read, ask, fix, report, "
            "review, steward, no-account.",
            examples=[["ask", "no-account"]],
        ),
    ] = ()
    between: Annotated[
        Names,
        Field(
            description="Of an encounter: the domains that met.",
            examples=[["facilitation", "boundaries"]],
        ),
    ] = ()


class CharterModel(BaseModel):
    """What the charter of a domain states beside its text."""

    stewards: Annotated[
        Stewards,
        Field(
            description="Of a domain: who looks after it, since when, until when, and what they "
            "may do.",
            examples=[[{"name": "ada", "since": "2026", "may": "merge changes"}]],
        ),
    ] = ()
    sponsor: Annotated[
        Sponsor,
        Field(
            description="Of a domain: who fosters it, with `may_decide` and `may_not_decide`.",
            examples=[{"name": "The library", "may_decide": ["the budget"]}],
        ),
    ] = None
    origin: Annotated[
        Origin,
        Field(
            description="Of a domain: whose words its charter is in, `community` or `sponsor`.",
            examples=["community"],
        ),
    ] = ""
    neighbours: Annotated[
        Lines,
        Field(
            description="Of a domain: domains and other gardens it feels near to.",
            examples=[["boundaries", "[[Critique]]"]],
        ),
    ] = ()
    rhythm: Annotated[
        Line,
        Field(description="Of a domain: how often people meet.", examples=["every second Tuesday"]),
    ] = ""
    conduct: Annotated[
        Line,
        Field(
            description="Of a domain: its code of conduct, or a link to it.",
            examples=["[[Review norms]]"],
        ),
    ] = ""
    continuity: Annotated[
        Line,
        Field(
            description="Of a domain: what happens when those who carry it leave.",
            examples=["[[Closing a community well]]"],
        ),
    ] = ""
    intentionally_empty: Annotated[
        Reasons,
        Field(
            description="Of a domain: note types it means to have none of, with the reason.",
            examples=[{"tool": "We work with what people bring."}],
        ),
    ] = {}


class StanceModel(BaseModel):
    """What a person says of their place in the domains."""

    learning: Annotated[
        Names,
        Field(description="Of a person: domains they want to learn.", examples=[["critique"]]),
    ] = ()
    practising: Annotated[
        Names, Field(description="Of a person: domains they practise.", examples=[["facilitation"]])
    ] = ()
    stewarding: Annotated[
        Names, Field(description="Of a person: domains they look after.", examples=[["handbook"]])
    ] = ()
    bridges: Annotated[
        Names,
        Field(
            description="Of a person: domains they connect; only ever counted.",
            examples=[["facilitation", "critique"]],
        ),
    ] = ()
