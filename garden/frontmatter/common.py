"""The fields that any note may have, each with what it is for."""

from typing import Annotated

from pydantic import BaseModel, Field

from garden.frontmatter.groups import Checks, Credits, Practice, Reviews
from garden.frontmatter.values import (
    Line,
    Lines,
    Names,
    NoteType,
    OldNames,
    Status,
    Switch,
    Tags,
    Text,
    Title,
    YesNo,
)


class CommonModel(BaseModel):
    """Fields of every note."""

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
    lang: Annotated[
        Line, Field(description="Its language, as a language tag.", examples=["pt-BR"])
    ] = ""
