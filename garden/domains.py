"""Domains: what notes are about, under whatever spelling the notes use."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from garden.config import GardenConfig
from garden.model import Note, NotePath
from garden.slug import identity, identity_with_signs


@dataclass(frozen=True, slots=True)
class Domain:
    """A shared concern that notes are about."""

    slug: str
    """Its identity: lower case, dashes; what `domain:` values are reduced to. Signs are left out
    where no other domain differs in them alone, see `name_slugs`."""
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
        return (_own_name(note),)
    if config.domains.source == "folder" and "/" in note.path:
        return (note.path.split("/", 1)[0],)
    return ()


def name_slugs(notes: Collection[Note], config: GardenConfig) -> Mapping[str, str]:
    """Return the slugs of domains by every name they have, as `identity_with_signs` reduces it.

    `C`, `C++` and `C#` are three domains: whoever has no sign is called `c`, the others
    `c-plus-plus` and `c-sharp`. A name with signs that no other name rivals goes without them:
    `C++` alone is `c`, so that its address stays what it was. Titles and aliases of charters
    count as their names.
    """
    told = (note for note in notes if note.fields.type == "domain")
    first = {identity_with_signs(_own_name(note)): note for note in reversed([*told])}
    charters = [*reversed(first.values())]
    own = _by_key([*config.domains.names, *map(_own_name, charters)])
    titles = {identity_with_signs(title): name for name, title in config.domains.names.items()}
    for note in charters:
        for title in (note.title, *note.fields.aliases):
            titles.setdefault(identity_with_signs(title), _own_name(note))
    used = _by_key({name for note in notes for name in domain_names(note, config)})
    names = {**{key: name for key, name in used.items() if key not in titles}, **own}
    rivals = Counter(map(identity, names.values()))
    slugs = {k: identity(name) if rivals[identity(name)] == 1 else k for k, name in names.items()}
    return {key: slugs[identity_with_signs(name)] for key, name in titles.items()} | slugs


def _by_key(names: Iterable[str]) -> dict[str, str]:
    """Return names by what they are with signs; of `C++` and `C plus plus` the one without."""
    found: dict[str, str] = {}
    for name in sorted(names):
        key = identity_with_signs(name)
        if key not in found or identity(name) == key:
            found[key] = name
    return found


def declared_domains(
    notes: Iterable[Note], config: GardenConfig, slugs: Mapping[str, str]
) -> dict[str, Domain]:
    """Return the domains that a charter or the configuration declares, by slug.

    `slugs` are those of `name_slugs`.
    """
    domains: dict[str, Domain] = {}
    for name, title in config.domains.names.items():
        slug = slugs[identity_with_signs(name)]
        domains[slug] = Domain(slug, title)
    for note in notes:
        if note.fields.type == "domain":
            slug = slugs[identity_with_signs(_own_name(note))]
            if slug not in domains or domains[slug].charter is None:
                domains[slug] = Domain(slug, note.title, note.path)
    return domains


def collect_domains(
    notes: Collection[Note], config: GardenConfig, slugs: Mapping[str, str]
) -> Mapping[str, Domain]:
    """Return every domain declared or used, by slug, in order of title."""
    domains = declared_domains(notes, config, slugs)
    for note in notes:
        for name in domain_names(note, config):
            slug = slugs[identity_with_signs(name)]
            if slug not in domains:
                domains[slug] = Domain(slug, readable(name, is_folder=not note.fields.domains))
    if config.domains.source == "folder":
        domains |= _with_folder_notes(domains, slugs, notes, config)
    ordered = sorted(domains.values(), key=lambda domain: (domain.title.casefold(), domain.slug))
    return {domain.slug: domain for domain in ordered}


def slugs_by_name(
    domains: Mapping[str, Domain], notes: Mapping[NotePath, Note], slugs: Mapping[str, str]
) -> Mapping[str, str]:
    """Return the slugs of domains by all that anybody may call them: slugs go before titles."""
    names = {**slugs, **{slug: slug for slug in domains}}
    for slug, domain in domains.items():
        aliases = notes[domain.charter].fields.aliases if domain.charter else ()
        for name in (domain.title, *aliases):
            names.setdefault(identity_with_signs(name), slug)
    return names


def _own_name(charter: Note) -> str:
    """Return the name of the domain that a charter declares: its id, else its file's name."""
    path = PurePosixPath(charter.path)
    stem = path.parent.name if path.stem.lower() in {"index", "readme"} else path.stem
    return charter.fields.ids[0] if charter.fields.ids else stem


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
    domains: Mapping[str, Domain],
    slugs: Mapping[str, str],
    notes: Collection[Note],
    config: GardenConfig,
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
            indexes.setdefault(slugs.get(identity_with_signs(folder), folder), note)
    found = {s: d for s, d in domains.items() if d.charter is None and s in indexes}
    named = {slugs[identity_with_signs(name)] for name in config.domains.names}
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
