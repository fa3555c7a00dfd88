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
    """Its name for readers: the charter's title, or the first spelling met, made readable."""
    charter: NotePath | None = None
    """The note that describes it: of type `domain`, or where folders are domains, the index of
    the folder; None if there is none."""


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
                domains[slug] = Domain(slug, readable(name, is_folder=not note.fields.domains))
    if config.domains.source == "folder":
        domains |= _with_folder_notes(domains, notes, config)
    ordered = sorted(domains.values(), key=lambda domain: (domain.title.casefold(), domain.slug))
    return {domain.slug: domain for domain in ordered}


def readable(name: str, *, is_folder: bool = False) -> str:
    """Return a domain's name as a title: `#Radio_waves` is Radio waves, `code-reviews` a folder.

    What its authors wrote in a note is theirs but for signs of tags and files; the name of a
    folder begins with a capital, and loses its dashes unless it is an acronym such as `CI-CD`.
    """
    title = " ".join(name.lstrip("#").replace("_", " ").split()) or name
    if not is_folder:
        return title
    title = title.replace("-", " ") if title == title.lower() else title
    return title[:1].upper() + title[1:]


def _with_folder_notes(
    domains: Mapping[str, Domain], notes: Collection[Note], config: GardenConfig
) -> dict[str, Domain]:
    """Return the domains of folders whose index describes them, with it as their charter.

    It stands in the folder, or beside it under the folder's name.
    """
    indexes: dict[str, Note] = {}
    folders = {note.path.split("/", 1)[0] for note in notes if "/" in note.path}
    for note in sorted(notes, key=lambda note: note.path.count("/"), reverse=True):
        path = PurePosixPath(note.path)
        is_inside = len(path.parts) == 2 and path.stem.lower() in {"index", "readme"}  # noqa: PLR2004
        folder = path.parts[0] if is_inside else path.stem
        is_index = is_inside or (len(path.parts) == 1 and folder in folders)
        if is_index and note.fields.type == "note" and not note.fields.domains:
            indexes.setdefault(identity(folder), note)
    found = {s: d for s, d in domains.items() if d.charter is None and s in indexes}
    named = {identity(slug) for slug in config.domains.names}
    return {
        slug: Domain(
            slug,
            domain.title if slug in named else _index_title(indexes[slug], domain),
            indexes[slug].path,
        )
        for slug, domain in found.items()
    }


def _index_title(note: Note, domain: Domain) -> str:
    """Return the title of a folder's index, unless it is only the name of its file."""
    is_file_name = note.title.lower() in {"index", "readme"}
    return domain.title if is_file_name else note.title
