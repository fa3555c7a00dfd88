"""The garden's options: read once from a mapping, every key documented and validated.

The mapping is what stands under `plugins: - garden:` in `mkdocs.yml`. The handbook's
configuration page is generated from the descriptions below.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from garden.errors import ConfigError
from garden.limits import LimitOptions
from garden.options import (
    DomainOptions,
    EmbedOptions,
    FeedOptions,
    FileEnding,
    FilePattern,
    GlossaryOptions,
    HistoryOptions,
    IndexOptions,
    Level,
    LinkOptions,
    MentionOptions,
    NeighbourOptions,
    Options,
    OutsideOptions,
    PeopleOptions,
    RedirectOptions,
    RelationOptions,
    TagOptions,
    TypeOptions,
    file_or_group,
)
from garden.vocabulary import NOTE_TYPES, RELATIONS, NoteType, Relation

CARD = "assets/garden/card.png"
"""A picture that the theme brings."""


class GardenConfig(Options):
    """All options of a garden. Every one has a default that suits a folder of plain notes."""

    exclude: Annotated[
        tuple[FilePattern, ...],
        Field(
            description="Gitignore patterns of files that are no notes, such as an editor's "
            "template folder; they stay out of the site."
        ),
    ] = ()
    fields: dict[str, str] = Field(
        default_factory=dict,
        description="Our name of a frontmatter field to the name this garden uses for it.",
    )
    values: dict[str, dict[str, str]] = Field(
        default_factory=dict,
        description="Our name of a field to the words this garden uses in it, each with the word "
        'that it means here, or with nothing: `status: {evergreen: proven, draft: ""}`.',
    )
    domains: DomainOptions = Field(
        DomainOptions(), description="Where a note's domain comes from, and which there are."
    )
    types: dict[str, TypeOptions] = Field(
        default_factory=dict,
        description="Note types beside the built-in ones.",
    )
    folders: dict[str, str] = Field(
        default_factory=dict,
        description="Folder of the content to the type that its notes have where they state none: "
        "`tasks: routine`. The innermost folder named counts.",
    )
    relations: dict[str, RelationOptions] = Field(
        default_factory=dict,
        description="Practice relations beside the built-in ones.",
    )
    people: Annotated[
        PeopleOptions,
        BeforeValidator(file_or_group),
        Field(description="Where those who chose to be named are listed."),
    ] = PeopleOptions()
    sections: dict[str, str] = Field(
        default_factory=dict,
        description="Our name of a section, such as `When not`, to the heading this garden uses.",
    )
    links: LinkOptions = Field(LinkOptions(), description="How links are read.")
    glossary: GlossaryOptions = Field(
        GlossaryOptions(), description="The terms of the community, where notes use them."
    )
    mentions: MentionOptions = Field(
        MentionOptions(), description="Names of notes that stand in prose without a link."
    )
    html: Annotated[
        Literal["safe", "trusted"],
        Field(
            description="`safe`: of the HTML in notes only what can do no harm reaches a page, and "
            "browsers are told to run nothing else. `trusted`: it stays as it is, scripts "
            "included; for gardens whose every writer may do anything to every reader."
        ),
    ] = "safe"
    files: Annotated[
        tuple[FileEnding, ...],
        Field(
            description="Endings of files that are published beside notes, pictures, sound, film "
            "and documents: `[bib, ipynb]`, or `['*']` for all. What can run in a browser, such as "
            "`html`, runs there with the rights of your site."
        ),
    ] = ()
    outside: OutsideOptions = Field(
        OutsideOptions(), description="What notes may bring in from other sites."
    )
    unknown_fields: Annotated[
        Literal["near", "all", "ignore"],
        Field(
            description="Which frontmatter keys that we do not know are reported: those that look "
            "like a slip of a known one, all, or none."
        ),
    ] = "near"
    checks: dict[str, Level] = Field(
        default_factory=dict,
        description="Check code to `error`, `warning`, `info` or `off`.",
    )
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
    search: Annotated[
        Literal["garden", "material"],
        Field(
            description="How readers search: `garden`, by an index of which a browser fetches "
            "what a query needs; `material`, by Material's own plugin `search`, which also works "
            "on pages opened from a disk."
        ),
    ] = "garden"
    card: Annotated[
        str,
        Field(
            description="The picture that a link to the garden shows where it is shared, as a path "
            "in the site, 1200 by 630 pixels; empty for none. Only with `site_url`, since such "
            "pictures are asked for by their whole address."
        ),
    ] = CARD
    markdown: Annotated[
        bool,
        Field(
            description="Publish each note as Markdown too, at the path of its file: "
            "`routines/peer-assist.md` beside `routines/peer-assist/`. It is what readers see, "
            "with links resolved; the site holds every text twice."
        ),
    ] = False
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
    owners: Annotated[
        Literal["", "github", "gitlab", "kubernetes"],
        Field(
            description="Read a file of owners as stewardship of notes: `CODEOWNERS` as GitHub or "
            "as GitLab reads it, or `OWNERS` of `kubernetes`; empty for none."
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
    feeds: FeedOptions = Field(FeedOptions(), description="Feeds of domains and index pages.")
    history: HistoryOptions = Field(
        HistoryOptions(),
        description="What commits tell of the changes of notes, and how far back measures look.",
    )
    previous: Annotated[
        str,
        Field(
            description="An earlier `garden.json` of this garden, beside `mkdocs.yml`, that "
            "*What changed* compares with."
        ),
    ] = ""
    reviews: Annotated[
        str,
        Field(
            description="The record of reviews beside `mkdocs.yml`: a folder of `.jsonl` files, or "
            "one; empty for none."
        ),
    ] = "reviews"
    limits: LimitOptions = Field(LimitOptions(), description="How much one note may hold.")
    neighbours: dict[str, NeighbourOptions] = Field(
        default_factory=dict,
        description="Other gardens: a short name to its title, its address and a copy of its "
        "`garden.json`.",
    )

    @cached_property
    def published(self) -> frozenset[str]:
        """Endings of files that are published beside those that do no harm."""
        return frozenset(("*",) if self.html == "trusted" else self.files)

    def type_of(self, path: str) -> str:
        """Return the type of a note at `path` that states none."""
        folders = (folder for folder in self.folders if path.startswith(f"{folder.strip('/')}/"))
        return self.folders.get(max(folders, key=len, default=""), "note")

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
                o.outside,
            )
            for name, o in self.relations.items()
        )
        return {r.name: r for r in (*RELATIONS, *own)}

    @cached_property
    def relation_ends(self) -> Mapping[str, tuple[Relation, bool]]:
        """Every name under `practice:`, with its relation and whether it names the far end."""
        relations = self.practice_relations.values()
        far = {r.inverse: (r, True) for r in relations}
        return far | {r.name: (r, False) for r in relations}

    @model_validator(mode="after")
    def _folders_have_types(self) -> Self:
        for folder, kind in self.folders.items():
            if kind not in self.note_types:
                near = get_close_matches(kind, self.note_types, n=1)
                hint = f" Did you mean `{near[0]}`?" if near else ""
                raise ValueError(f"folders: {folder}: there is no note type `{kind}`.{hint}")
        return self


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
