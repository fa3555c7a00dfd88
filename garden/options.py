"""Groups of options, as `garden.config` puts them together: every key documented."""

import re
from difflib import get_close_matches
from typing import Annotated, Literal

from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field


def _off(value: object) -> object:
    """YAML 1.1 reads a bare `off` as false; here it is meant as the word."""
    return "off" if value is False else value


def _expression(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"{value!r} is no regular expression: {error}.") from None
    return value


def _file_pattern(value: str) -> str:
    try:
        GitIgnoreSpec.from_lines([value])
    except (ValueError, re.error):
        raise ValueError(f"{value!r} is no gitignore pattern.") from None
    return value


def _scheme(value: str) -> str:
    if value in {"blob", "data", "file", "filesystem", "javascript", "vbscript", "view-source"}:
        raise ValueError(f"An address that begins with `{value}:` can do harm in a browser.")
    return value


PERSON_FIELDS = (
    *("name", "id", "handles", "roles", "learning", "practising", "stewarding", "bridges"),
    *("availability", "capacity", "ask_me", "says", "affiliation", "status", "display", "count"),
)
"""The keys of `people.yml`; see `garden.people.schema`."""


def _person_fields(fields: dict[str, str]) -> dict[str, str]:
    for name in fields:
        if name not in PERSON_FIELDS and not re.fullmatch(r"handles\.\w[\w-]*", name):
            near = get_close_matches(name, PERSON_FIELDS, n=1)
            hint = f"Did you mean `{near[0]}`?" if near else f"They are {', '.join(PERSON_FIELDS)}."
            raise ValueError(f"A person has no field `{name}`. {hint}")
    return fields


Expression = Annotated[str, AfterValidator(_expression)]
FilePattern = Annotated[str, AfterValidator(_file_pattern)]
FileEnding = Annotated[str, Field(pattern=r"^(\*|[a-z0-9]+)$")]
Origin = Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+(:\d+)?$")]
Scheme = Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*$"), AfterValidator(_scheme)]
Level = Annotated[Literal["error", "warning", "info", "off"], BeforeValidator(_off)]


class Options(BaseModel):
    """A group of options: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeOptions(Options):
    """A note type of the community's own."""

    label: Annotated[str, Field(description="One of them, for readers.")]
    plural: Annotated[str, Field(description="Several of them, for readers.")]
    about: Annotated[str, Field(description="What such a note is for, in one sentence.")] = ""
    repertoire: Annotated[
        Literal["", "language", "artifacts", "tools", "routines", "stories"],
        Field(description="The repertoire index that lists it; empty for none."),
    ] = ""


class RelationOptions(Options):
    """A practice relation of the community's own."""

    label: Annotated[str, Field(description="How it reads where it is declared.")]
    inverse: Annotated[
        str, Field(description="Its name from the other end; its own name if symmetric.")
    ]
    inverse_label: Annotated[str, Field(description="How it reads at the other end.")]
    sources: Annotated[
        tuple[str, ...], Field(description="Types that may declare it; empty means any.")
    ] = ()
    targets: Annotated[
        tuple[str, ...], Field(description="Types it may point at; empty means any.")
    ] = ()
    acyclic: Annotated[
        bool,
        Field(description="Whether it is a contradiction to come back to a note by following it."),
    ] = False
    outside: Annotated[
        bool,
        Field(description="Whether it may lead to another site, written as an address."),
    ] = False


class DomainOptions(Options):
    """Where a note's domain comes from."""

    source: Annotated[
        Literal["frontmatter", "folder"],
        Field(
            alias="from",
            description="`folder`: a note without `domain:` belongs to its top folder, whose "
            "index (`index.md`, `README.md`, or a note beside it of its name) is the page of the "
            "domain.",
        ),
    ] = "frontmatter"
    names: Annotated[
        dict[str, str],
        Field(
            description="Declared domains, slug to title; a `type: domain` note declares one too."
        ),
    ] = {}


class LinkOptions(Options):
    """How links are read."""

    ignore: Annotated[
        tuple[Expression, ...],
        Field(description="Regular expressions; a wikilink whose whole target matches is no link."),
    ] = ()


class GlossaryOptions(Options):
    """The terms of the community, where notes use them."""

    link: Annotated[
        Literal["first", "all", "none"],
        Field(
            description="Which uses of a term in a note become links with its definition: the "
            "first, all, or none."
        ),
    ] = "first"
    plurals: Annotated[
        bool,
        Field(
            description="Find English plurals of terms by rule; without it only those that "
            "`plural:` in a note names."
        ),
    ] = False
    ignore: Annotated[
        tuple[str, ...],
        Field(description="Acronyms and words that need no term, beside those that we ship."),
    ] = ()


class MentionOptions(Options):
    """Names of notes that stand in prose without a link."""

    min_length: Annotated[
        int,
        Field(ge=1, description="Names with fewer letters are not looked for, but for terms."),
    ] = 4
    ignore: Annotated[
        tuple[str, ...],
        Field(
            description="Names that are not looked for, those of terms included; common words "
            "are left out anyway."
        ),
    ] = ()


class EmbedOptions(Options):
    """Embeds of notes, sections and blocks."""

    depth: Annotated[
        int,
        Field(
            ge=0,
            le=10,
            description="How many embeds may stand one within the other; `0`: every embed of "
            "text is a link.",
        ),
    ] = 3


class TagOptions(Options):
    """Tags in the text of a note."""

    link: Annotated[
        bool, Field(description="Whether a `#tag` in the text leads to the page of all tags.")
    ] = True


class IndexOptions(Options):
    """The generated pages."""

    folder: Annotated[
        str,
        Field(
            pattern=r"^$|^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*$",
            description="The folder of the site that holds them.",
        ),
    ] = "garden"


class RedirectOptions(Options):
    """Where old addresses of notes are learnt, beside `redirect_from:`."""

    from_git: Annotated[
        bool,
        Field(
            description="Old paths of notes, and headings renamed in place, lead to what they "
            "became, as git tells."
        ),
    ] = True


class PeopleOptions(Options):
    """Where those who chose to be named are listed."""

    file: Annotated[
        str,
        Field(description="A file beside `mkdocs.yml`; `people: FILE` is short for it."),
    ] = "people.yml"
    fields: Annotated[
        dict[str, str],
        AfterValidator(_person_fields),
        Field(
            description="Our name of a key to the one this file uses, such as `{roles: role, "
            "handles.github: git}`. Whatever else it holds is not read."
        ),
    ] = {}


def file_or_group(value: object) -> object:
    """A file name alone is short for a group that names it."""
    return {"file": value} if isinstance(value, str) else value


class FeedOptions(Options):
    """Feeds of domains and index pages."""

    entries: Annotated[
        int,
        Field(ge=0, le=1000, description="How many notes a feed holds; `0`: there are no feeds."),
    ] = 30
    from_git: Annotated[
        bool,
        Field(
            description="A note that states no `date` and no review has the day of the last "
            "commit that changed it."
        ),
    ] = True


class HistoryOptions(Options):
    """What commits tell of the changes of notes, and how far back measures look."""

    from_git: Annotated[
        bool,
        Field(
            description="Read from git when notes were changed, and by how many. Nobody is named."
        ),
    ] = True
    bots: Annotated[
        tuple[str, ...],
        Field(
            description="Names, logins or addresses with which programs sign. A name that ends in "
            "`[bot]` is known to be one, and so is whoever has the role `bot` in `people.yml`."
        ),
    ] = ()
    window: Annotated[
        int,
        Field(
            ge=30,
            le=36500,
            description="How many days before the newest commit count where a measure looks at "
            "what was done and said lately.",
        ),
    ] = 730


class OutsideOptions(Options):
    """What notes may bring in from other sites. A reader's browser asks no other by itself."""

    frames: Annotated[
        tuple[Origin, ...],
        Field(description="Sites whose pages a note may show in a frame, as `https://host`."),
    ] = ()
    pictures: Annotated[
        tuple[Origin, ...],
        Field(
            description="Sites from which a note may show pictures, sound and film; those of any "
            "other become links."
        ),
    ] = ()
    schemes: Annotated[
        tuple[Scheme, ...],
        Field(
            description="How addresses in notes may begin, beside `http`, `https` and `mailto`: "
            "`tel`, say."
        ),
    ] = ()


class NeighbourOptions(Options):
    """Another garden that this one learns with."""

    title: Annotated[str, Field(min_length=1, description="What it is called.")]
    url: Annotated[
        str,
        Field(
            pattern=r"^https?://[^\s/]+\S*$",
            description="The address of its site; links that begin with it lead to this neighbour.",
        ),
    ]
    garden: Annotated[
        str,
        Field(description="A copy of its `garden.json` beside `mkdocs.yml`; nothing is fetched."),
    ] = ""
