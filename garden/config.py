"""The garden's options: read once from a mapping, every key documented and validated.

The mapping is what stands under `plugins: - garden:` in `mkdocs.yml`. The handbook's
configuration page is generated from the descriptions below.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Literal

from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from garden.errors import ConfigError
from garden.vocabulary import NOTE_TYPES, RELATIONS, NoteType, Relation


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


Expression = Annotated[str, AfterValidator(_expression)]
FilePattern = Annotated[str, AfterValidator(_file_pattern)]
Level = Annotated[Literal["error", "warning", "info", "off"], BeforeValidator(_off)]


class _Options(BaseModel):
    """A group of options: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeOptions(_Options):
    """A note type of the community's own."""

    label: Annotated[str, Field(description="One of them, for readers.")]
    plural: Annotated[str, Field(description="Several of them, for readers.")]
    about: Annotated[str, Field(description="What such a note is for, in one sentence.")] = ""
    repertoire: Annotated[
        Literal["", "language", "artifacts", "tools", "routines", "stories"],
        Field(description="The repertoire index that lists it; empty for none."),
    ] = ""


class RelationOptions(_Options):
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


class DomainOptions(_Options):
    """Where a note's domain comes from."""

    source: Annotated[
        Literal["frontmatter", "folder"],
        Field(
            alias="from",
            description="`folder`: a note without `domain:` belongs to its top folder.",
        ),
    ] = "frontmatter"
    names: Annotated[
        dict[str, str],
        Field(
            description="Declared domains, slug to title; a `type: domain` note declares one too."
        ),
    ] = {}


class LinkOptions(_Options):
    """How links are read."""

    ignore: Annotated[
        tuple[Expression, ...],
        Field(description="Regular expressions; a wikilink whose whole target matches is no link."),
    ] = ()


class GlossaryOptions(_Options):
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


class MentionOptions(_Options):
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


class EmbedOptions(_Options):
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


class TagOptions(_Options):
    """Tags in the text of a note."""

    link: Annotated[
        bool, Field(description="Whether a `#tag` in the text leads to the page of all tags.")
    ] = True


class IndexOptions(_Options):
    """The generated pages."""

    folder: Annotated[
        str,
        Field(
            pattern=r"^$|^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*$",
            description="The folder of the site that holds them.",
        ),
    ] = "garden"


class RedirectOptions(_Options):
    """Where old addresses of notes are learnt, beside `redirect_from:`."""

    from_git: Annotated[
        bool,
        Field(
            description="Old paths of notes, and headings renamed in place, lead to what they "
            "became, as git tells."
        ),
    ] = True


class GardenConfig(_Options):
    """All options of a garden. Every one has a default that suits a folder of plain notes."""

    exclude: Annotated[
        tuple[FilePattern, ...],
        Field(
            description="Gitignore patterns of files that are no notes, such as an editor's "
            "template folder; they stay out of the site."
        ),
    ] = ()
    fields: Annotated[
        dict[str, str],
        Field(description="Our name of a frontmatter field to the name this garden uses for it."),
    ] = {}
    domains: DomainOptions = Field(
        DomainOptions(), description="Where a note's domain comes from, and which there are."
    )
    types: Annotated[
        dict[str, TypeOptions], Field(description="Note types beside the built-in ones.")
    ] = {}
    relations: Annotated[
        dict[str, RelationOptions],
        Field(description="Practice relations beside the built-in ones."),
    ] = {}
    people: Annotated[
        str,
        Field(description="A file beside `mkdocs.yml` that lists people who chose to be named."),
    ] = "people.yml"
    links: LinkOptions = Field(LinkOptions(), description="How links are read.")
    glossary: GlossaryOptions = Field(
        GlossaryOptions(), description="The terms of the community, where notes use them."
    )
    mentions: MentionOptions = Field(
        MentionOptions(), description="Names of notes that stand in prose without a link."
    )
    unknown_fields: Annotated[
        Literal["near", "all", "ignore"],
        Field(
            description="Which frontmatter keys that we do not know are reported: those that look "
            "like a slip of a known one, all, or none."
        ),
    ] = "near"
    checks: Annotated[
        dict[str, Level],
        Field(description="Check code to `error`, `warning`, `info` or `off`."),
    ] = {}
    extensions: Annotated[
        bool,
        Field(
            description="Add the Markdown extensions that wiki syntax and callouts need, where "
            "`markdown_extensions` does not name them."
        ),
    ] = True
    lists: Annotated[
        Literal["commonmark", "engine"],
        Field(
            description="`commonmark`: a list that Python-Markdown would misread, such as one "
            "nested by two columns, is indented for it. `engine`: lists are left as they are, "
            "which is also what happens when `mdx_truly_sane_lists` reads them."
        ),
    ] = "commonmark"
    previews: Annotated[
        bool,
        Field(description="Show what a link between notes leads to before it is followed."),
    ] = True
    forge: Annotated[
        Literal["", "github", "gitlab", "forgejo"],
        Field(
            description="The kind of forge at `repo_url`, where its address does not tell; for "
            "Gitea it is `forgejo`."
        ),
    ] = ""
    redirects: RedirectOptions = Field(
        RedirectOptions(), description="Where old addresses of notes are learnt."
    )
    embeds: EmbedOptions = Field(
        EmbedOptions(), description="Embeds of notes, sections and blocks."
    )
    tags: TagOptions = Field(TagOptions(), description="Tags in the text of a note.")
    indexes: IndexOptions = Field(IndexOptions(), description="The generated pages.")

    @cached_property
    def note_types(self) -> Mapping[str, NoteType]:
        """Every note type by name, built-in ones first."""
        own = (
            NoteType(name, o.label, o.plural, o.about, o.repertoire)
            for name, o in self.types.items()
        )
        return {t.name: t for t in (*NOTE_TYPES, *own)}

    @cached_property
    def practice_relations(self) -> Mapping[str, Relation]:
        """Every relation by the name that declares it, built-in ones first."""
        own = (
            Relation(
                name,
                o.label,
                o.inverse,
                o.inverse_label,
                frozenset(o.sources),
                frozenset(o.targets),
                o.acyclic,
            )
            for name, o in self.relations.items()
        )
        return {r.name: r for r in (*RELATIONS, *own)}


def load_config(options: Mapping[str, object] | None, where: str = "mkdocs.yml") -> GardenConfig:
    """Return the configuration that `options` state.

    Raises ConfigError naming every key that is wrong, with what was expected of it.
    """
    try:
        stated = dict(options) if isinstance(options, Mapping) else options
        return GardenConfig.model_validate(stated or {})
    except ValidationError as error:
        lines = [
            f"  {'.'.join(['garden', *map(str, e['loc'])])}: {_reason(e)}" for e in error.errors()
        ]
        message = "\n".join([f"{where}: the options of the garden plugin are not right.", *lines])
        raise ConfigError(message) from None


def _reason(error: ErrorDetails) -> str:
    """Say what is wrong with an option, and for one that does not exist, which was meant."""
    if error["type"] != "extra_forbidden":
        return error["msg"]
    known = GardenConfig.model_fields if len(error["loc"]) == 1 else ()
    near = get_close_matches(str(error["loc"][-1]), known, n=1)
    return f"There is no such option.{f' Did you mean `{near[0]}`?' if near else ''}"
