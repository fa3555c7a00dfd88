"""What `garden.json` holds: every key, with the sentence that documents it.

The JSON Schema that is published beside it is made from this; so is nothing else.
"""

from typing import Annotated, Final, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict  # before 3.12, the library's own cannot be looked into

VERSION: Final = 1


class DomainRecord(TypedDict):
    """A domain."""

    slug: Annotated[str, Field(description="Its identity.")]
    title: Annotated[str, Field(description="Its name.")]
    url: Annotated[str, Field(description="Its page.")]
    summary: Annotated[str, Field(description="What its charter says first; may be empty.")]


class PersonRecord(TypedDict):
    """Somebody who stands behind notes and did not ask to be hidden."""

    name: Annotated[str, Field(description="The name they chose.")]
    url: Annotated[str, Field(description="Their page.")]


class NoteRecord(TypedDict):
    """A note. Keys that say nothing about it are left out."""

    path: Annotated[str, Field(description="Where it stands in the content folder.")]
    url: Annotated[str, Field(description="Its page.")]
    title: Annotated[str, Field(description="Its title, as plain text.")]
    type: Annotated[str, Field(description="Its note type.")]
    domains: Annotated[list[str], Field(description="Slugs of its domains, home first.")]
    summary: Annotated[str, Field(description="Its first paragraph in brief, as plain text.")]
    status: NotRequired[Annotated[str, Field(description="How far it has been tried.")]]
    state: NotRequired[
        Annotated[
            str,
            Field(description="Where an agenda item, objection, decision or gap stands."),
        ]
    ]
    aliases: NotRequired[Annotated[list[str], Field(description="Its other names.")]]
    lang: NotRequired[Annotated[str, Field(description="Its language, where it says so.")]]
    licence: NotRequired[
        Annotated[str, Field(description="Under which terms it may be used again.")]
    ]
    contributors: NotRequired[
        Annotated[
            list[str],
            Field(description="Who stands behind it, so that whoever uses it again can say so."),
        ]
    ]
    definition: NotRequired[Annotated[str, Field(description="term: what it means.")]]
    definitions: NotRequired[
        Annotated[
            dict[str, str],
            Field(description="term: what it means to other domains, by their slugs."),
        ]
    ]
    outcome: NotRequired[
        Annotated[str, Field(description="experience: worked, partly or did-not.")]
    ]
    context: NotRequired[Annotated[str, Field(description="experience: where it was tried.")]]
    reports_on: NotRequired[
        Annotated[list[str], Field(description="experience: paths of the practices it is about.")]
    ]
    changed: NotRequired[
        Annotated[
            str,
            Field(description="When it was last changed, as an ISO 8601 time; absent if unknown."),
        ]
    ]


class LinkRecord(TypedDict):
    """All links from one note to another that mean the same."""

    source: Annotated[str, Field(description="Path of the note that it begins at.")]
    target: Annotated[str, Field(description="Path of the note that it leads to.")]
    relation: Annotated[
        str, Field(description="How the source is related to the target; empty for a plain link.")
    ]
    links: Annotated[int, Field(ge=1, description="How many such links there are.")]


class GardenRecord(TypedDict):
    """A garden as data: its notes, what they are to each other, and nothing about readers."""

    version: Annotated[
        Literal[1],
        Field(
            description="Raised when a key changes its meaning or goes; new keys do not raise it."
        ),
    ]
    generator: Annotated[str, Field(description="The software that wrote it.")]
    title: Annotated[str, Field(description="The name of the site.")]
    site: Annotated[
        str,
        Field(description="The root of the site, to which every `url` is relative; may be empty."),
    ]
    latest: Annotated[
        str | None, Field(description="The newest day that the garden knows of; null if none.")
    ]
    domains: Annotated[list[DomainRecord], Field(description="In order of title.")]
    people: Annotated[
        list[PersonRecord],
        Field(description="In order of name. Who asked to be hidden is not here."),
    ]
    notes: Annotated[list[NoteRecord], Field(description="In order of path. Drafts are not here.")]
    links: Annotated[list[LinkRecord], Field(description="In order of source and target.")]
