"""Domains: what notes are about, under whatever spelling the notes use."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from garden.config import GardenConfig
from garden.model import Note, NotePath
from garden.slug import identity


@dataclass(frozen=True, slots=True)
class Domain:
    """A shared concern that notes are about."""

    slug: str
    """Its identity: lower case, dashes; what `domain:` values are reduced to."""
    title: str
    """Its name for readers: the charter's title, or the first spelling met."""
    charter: NotePath | None = None
    """The `type: domain` note that describes it, if there is one."""


def domain_names(note: Note, config: GardenConfig) -> tuple[str, ...]:
    """Return the domains of a note as written; a charter is about its own domain."""
    if note.fields.domains:
        return note.fields.domains
    if note.fields.type == "domain":
        return (domain_slug_of(note),)
    if config.domains.source == "folder" and "/" in note.path:
        return (note.path.split("/", 1)[0],)
    return ()


def domain_slug_of(charter: Note) -> str:
    """Return the slug of the domain that a charter declares: its id, else its file's name."""
    path = PurePosixPath(charter.path)
    stem = path.parent.name if path.stem.lower() in {"index", "readme"} else path.stem
    return identity(charter.fields.ids[0] if charter.fields.ids else stem)


def declared_domains(notes: Iterable[Note], config: GardenConfig) -> dict[str, Domain]:
    """Return the domains that a charter or the configuration declares, by slug."""
    domains = {
        identity(slug): Domain(identity(slug), title)
        for slug, title in config.domains.names.items()
    }
    for note in notes:
        if note.fields.type == "domain":
            slug = domain_slug_of(note)
            if slug not in domains or domains[slug].charter is None:
                domains[slug] = Domain(slug, note.title, note.path)
    return domains


def collect_domains(notes: Collection[Note], config: GardenConfig) -> Mapping[str, Domain]:
    """Return every domain declared or used, by slug, in order of title."""
    domains = declared_domains(notes, config)
    known = {identity(domain.title) for domain in domains.values()}
    charters = {domain.charter for domain in domains.values()}
    for note in notes:
        if note.path in charters:
            known.update(map(identity, note.fields.aliases))
    for note in notes:
        for name in domain_names(note, config):
            slug = identity(name)
            if slug not in domains and slug not in known:
                domains[slug] = Domain(slug, name)
    ordered = sorted(domains.values(), key=lambda domain: (domain.title.casefold(), domain.slug))
    return {domain.slug: domain for domain in ordered}
